import { NO_DECISIONS, type Decisions } from './decided-pairs.ts';
import { scorePairs, type FormedSentence, type ScoredPair } from './score-pairs.ts';

/** A pair needs this likeness, counting the support of its neighbours. */
const THRESHOLD = 0.25;
/** Headings are short: a common word or two does not make them answer each other. */
const HEADING_THRESHOLD = 0.4;
/** What a matched neighbour on either side adds. */
const NEIGHBOUR_BONUS = 0.08;

export interface Matching {
  /** In the order of the right text. */
  readonly pairs: readonly ScoredPair[];
  /** For a sentence without a partner, the likest one of the other text, if any is like it. */
  readonly likestOfLeft: ReadonlyMap<number, number>;
  readonly likestOfRight: ReadonlyMap<number, number>;
}

/**
 * Which sentence answers which: each has one partner at most. What a person joined comes first, what a person parted is
 * never joined. Equal sentences are paired first; of the others the
 * likest pair is taken again and again. A second round adds to a pair's likeness where its neighbours are partners
 * too, so that between equals the reading order decides.
 *
 * The result mirrors when left and right change places: scores are symmetric, and two pairs that compete for a
 * sentence are never equal in (score, distance, sum of places).
 */
export function matchSentences(
  left: readonly FormedSentence[],
  right: readonly FormedSentence[],
  { pins, isParted }: Decisions = NO_DECISIONS,
): Matching {
  const allowed = (pair: ScoredPair): boolean => !isParted(pair.left, pair.right);
  const verbatim = [...pins, ...pairAlike(left, right, pins, (sentence) => sentence.text).filter(allowed)];
  const equal = [
    ...verbatim,
    ...pairAlike(left, right, verbatim, (sentence) => sentence.form.exact).filter(allowed),
  ];
  const scored = scorePairs(
    left,
    right,
    new Set(equal.map((pair) => pair.left)),
    new Set(equal.map((pair) => pair.right)),
  ).filter((pair) => (!left[pair.left]!.isHeading || pair.score >= HEADING_THRESHOLD) && allowed(pair));
  const first = takeBest(scored, equal, left.length, right.length);
  const partner = partnersOf(first, left.length);
  const supported = scored.map((pair) => ({ ...pair, score: pair.score + supportOf(pair, partner) }));
  const plain = new Map(scored.map((pair) => [pair.left * right.length + pair.right, pair.score]));
  const pinned = new Set(pins);
  const best = takeBest(supported, equal, left.length, right.length);
  const free = best.filter((pair) => !pinned.has(pair));
  const pairs = [...pins, ...uncross(free, left, right, allowed)]
    .map((pair) => ({ ...pair, score: plain.get(pair.left * right.length + pair.right) ?? pair.score }))
    .sort((a, b) => a.right - b.right);
  return {
    pairs,
    likestOfLeft: likest(scored, pairs, 'left'),
    likestOfRight: likest(scored, pairs, 'right'),
  };
}

function likest(
  scored: readonly ScoredPair[],
  pairs: readonly ScoredPair[],
  side: 'left' | 'right',
): Map<number, number> {
  const other = side === 'left' ? 'right' : 'left';
  const paired = new Set(pairs.map((pair) => pair[side]));
  const best = new Map<number, ScoredPair>();
  for (const pair of scored) {
    if (paired.has(pair[side]) || pair.score < THRESHOLD) continue;
    const known = best.get(pair[side]);
    const isBetter =
      !known || pair.score > known.score || (pair.score === known.score && pair[other] < known[other]);
    if (isBetter) best.set(pair[side], pair);
  }
  return new Map([...best].map(([place, pair]) => [place, pair[other]]));
}

/** Where the same two wordings are paired several times, the first is paired with the first, unless a person parted them. */
function uncross(
  pairs: readonly ScoredPair[],
  left: readonly FormedSentence[],
  right: readonly FormedSentence[],
  allowed: (pair: ScoredPair) => boolean,
): ScoredPair[] {
  const byLeft = Map.groupBy(pairs, (pair) => left[pair.left]!.text);
  if (byLeft.size === pairs.length) return [...pairs];
  const alike = [...byLeft.values()].flatMap((group) =>
    group.length === 1 ? [group] : [...Map.groupBy(group, (pair) => right[pair.right]!.text).values()],
  );
  return alike.flatMap((group) => {
    if (group.length === 1) return group;
    const rights = group.map((pair) => pair.right).sort((a, b) => a - b);
    const inOrder = group
      .toSorted((a, b) => a.left - b.left)
      .map((pair, k) => ({ ...pair, right: rights[k]! }));
    return inOrder.every(allowed) ? inOrder : group;
  });
}

/** Sentences with the same key; where there are several, the pairs nearest in place first. */
function pairAlike(
  left: readonly FormedSentence[],
  right: readonly FormedSentence[],
  taken: readonly ScoredPair[],
  keyOf: (sentence: FormedSentence) => string,
): ScoredPair[] {
  const usedLeft = new Set(taken.map((pair) => pair.left));
  const usedRight = new Set(taken.map((pair) => pair.right));
  const places = placesByKey(right, usedRight, keyOf);
  const pairs: ScoredPair[] = [];
  for (const [key, own] of placesByKey(left, usedLeft, keyOf)) {
    const others = places.get(key) ?? [];
    if (own.length === others.length)
      own.forEach((i, k) => pairs.push({ left: i, right: others[k]!, score: 1 }));
    else pairs.push(...pairNearest(own, others, left.length, right.length));
  }
  return pairs;
}

function placesByKey(
  sentences: readonly FormedSentence[],
  used: ReadonlySet<number>,
  keyOf: (sentence: FormedSentence) => string,
): Map<string, number[]> {
  const places = new Map<string, number[]>();
  sentences.forEach((sentence, place) => {
    if (used.has(place)) return;
    // A heading is never like a sentence.
    const key = sentence.isHeading ? `\n${keyOf(sentence)}` : keyOf(sentence);
    const known = places.get(key);
    if (known) known.push(place);
    else places.set(key, [place]);
  });
  return places;
}

/** More equal sentences than this are paired in order: every combination would be too many. */
const MANY = 50;

function pairNearest(
  own: readonly number[],
  others: readonly number[],
  lefts: number,
  rights: number,
): ScoredPair[] {
  if (own.length > MANY || others.length > MANY) {
    return own.slice(0, others.length).map((i, k) => ({ left: i, right: others[k]!, score: 1 }));
  }
  const all = own.flatMap((i) => others.map((j) => ({ left: i, right: j, score: 1 })));
  return takeBest(all, [], lefts, rights);
}

function takeBest(
  pairs: readonly ScoredPair[],
  taken: readonly ScoredPair[],
  lefts: number,
  rights: number,
): ScoredPair[] {
  const usedLeft = new Uint8Array(lefts);
  const usedRight = new Uint8Array(rights);
  for (const pair of taken) usedLeft[pair.left] = usedRight[pair.right] = 1;
  const distance = (pair: ScoredPair): number => Math.abs(pair.left * rights - pair.right * lefts);
  const order = pairs
    .filter((pair) => pair.score >= THRESHOLD && !usedLeft[pair.left] && !usedRight[pair.right])
    .sort((a, b) => b.score - a.score || distance(a) - distance(b) || a.left + a.right - b.left - b.right);
  const chosen = [...taken];
  for (const pair of order) {
    if (usedLeft[pair.left] || usedRight[pair.right]) continue;
    usedLeft[pair.left] = usedRight[pair.right] = 1;
    chosen.push(pair);
  }
  return chosen;
}

function partnersOf(pairs: readonly ScoredPair[], lefts: number): Int32Array {
  const partner = new Int32Array(lefts).fill(-1);
  for (const pair of pairs) partner[pair.left] = pair.right;
  return partner;
}

function supportOf(pair: ScoredPair, partner: Int32Array): number {
  const before =
    pair.left > 0 && pair.right > 0 && partner[pair.left - 1] === pair.right - 1 ? NEIGHBOUR_BONUS : 0;
  const after = partner[pair.left + 1] === pair.right + 1 ? NEIGHBOUR_BONUS : 0;
  return before + after;
}
