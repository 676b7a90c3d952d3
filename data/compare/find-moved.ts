import type { FormedSentence, ScoredPair } from './score-pairs.ts';

/**
 * Which pairs stand elsewhere: the heaviest set of pairs that can be read in one order on both sides stays, the others
 * have moved; so has a pair whose sections do not answer each other. Headings that a text repeats (看点, 盘点) are
 * signposts without matter of their own and are never said to have moved.
 *
 *     left    A B C D          weight = length of the text
 *     right   A C D B          A C D stay, B has moved
 *
 * Heaviest increasing subsequence in O(n log n) with a Fenwick tree of best sums. Ties are broken by the texts
 * themselves, so that the answer mirrors when left and right change places.
 */
export function findMoved(
  pairs: readonly ScoredPair[],
  left: readonly FormedSentence[],
  right: readonly FormedSentence[],
): ReadonlySet<ScoredPair> {
  const staying = heaviestInOrder(pairs, (pair) => weightOf(left[pair.left]!, right[pair.right]!));
  const atHome = homeSections(pairs, left, right);
  const isSignpost = signposts(left, right);
  return new Set(pairs.filter((pair) => (!staying.has(pair) || !atHome(pair)) && !isSignpost(pair)));
}

function signposts(
  left: readonly FormedSentence[],
  right: readonly FormedSentence[],
): (pair: ScoredPair) => boolean {
  const repeated = new Set([...repeatedHeadings(left), ...repeatedHeadings(right)]);
  return (pair) => repeated.has(left[pair.left]!.text) || repeated.has(right[pair.right]!.text);
}

function repeatedHeadings(sentences: readonly FormedSentence[]): string[] {
  const counts = new Map<string, number>();
  for (const { isHeading, text } of sentences) if (isHeading) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([text]) => text);
}

interface Chain {
  readonly weight: number;
  readonly pair: ScoredPair;
  readonly before: Chain | null;
}

export function heaviestInOrder(
  pairs: readonly ScoredPair[],
  weigh: (pair: ScoredPair) => number,
): ReadonlySet<ScoredPair> {
  const byLeft = pairs.toSorted((a, b) => a.left - b.left);
  if (byLeft.every((pair, k) => k === 0 || byLeft[k - 1]!.right < pair.right)) return new Set(pairs);
  const size = pairs.reduce((most, pair) => Math.max(most, pair.right + 1), 0);
  const tree = new Array<Chain | null>(size + 1).fill(null);
  for (const pair of byLeft) {
    let before: Chain | null = null;
    for (let k = pair.right; k > 0; k -= k & -k) before = heavier(before, tree[k] ?? null);
    const chain: Chain = { weight: weigh(pair) + (before?.weight ?? 0), pair, before };
    for (let k = pair.right + 1; k <= size; k += k & -k) tree[k] = heavier(tree[k] ?? null, chain);
  }
  let best: Chain | null = null;
  for (let k = size; k > 0; k -= k & -k) best = heavier(best, tree[k] ?? null);
  const kept = new Set<ScoredPair>();
  for (let chain = best; chain; chain = chain.before) kept.add(chain.pair);
  return kept;
}

function heavier(a: Chain | null, b: Chain | null): Chain | null {
  return !a || (b && b.weight > a.weight) ? b : a;
}

/** Length of both sentences, and below that a fingerprint of them to break ties. */
function weightOf(a: FormedSentence, b: FormedSentence): number {
  const length = 1 + a.text.length + b.text.length;
  return length * 2 ** 20 + ((fingerprint(a.text) + fingerprint(b.text)) & 0xffff);
}

/** FNV-1a. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 1;
}

/** Two sections answer each other when one of them has most of its pairs, by length, with the other. */
function homeSections(
  pairs: readonly ScoredPair[],
  left: readonly FormedSentence[],
  right: readonly FormedSentence[],
): (pair: ScoredPair) => boolean {
  const votes = new Map<string, number>();
  const mostOfLeft = new Map<number, number>();
  const mostOfRight = new Map<number, number>();
  const keyOf = (pair: ScoredPair): string => `${left[pair.left]!.section} ${right[pair.right]!.section}`;
  for (const pair of pairs) {
    const length = 1 + left[pair.left]!.text.length + right[pair.right]!.text.length;
    votes.set(keyOf(pair), (votes.get(keyOf(pair)) ?? 0) + length);
  }
  for (const [key, vote] of votes) {
    const [l = 0, r = 0] = key.split(' ').map(Number);
    mostOfLeft.set(l, Math.max(vote, mostOfLeft.get(l) ?? 0));
    mostOfRight.set(r, Math.max(vote, mostOfRight.get(r) ?? 0));
  }
  return (pair) => {
    const vote = votes.get(keyOf(pair)) ?? 0;
    return (
      vote === mostOfLeft.get(left[pair.left]!.section) ||
      vote === mostOfRight.get(right[pair.right]!.section)
    );
  };
}
