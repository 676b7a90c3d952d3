import type { Sentence } from '../../data/compare/sentence.ts';
import type { Counts } from './alignment-counts.ts';
import type { Pair } from './alignment-baselines.ts';

/** One comparison of data/compare/gold/digests.json. */
export interface LabelledComparison {
  readonly left: string;
  readonly right: string;
  readonly groups: readonly { readonly left: readonly string[]; readonly right: readonly string[] }[];
  readonly either: { readonly left: readonly string[]; readonly right: readonly string[] };
}

/**
 * A pair inside a group is right, up to the size of the group's smaller side; a pair with a sentence of `either` is not
 * counted; every other pair is wrong.
 */
export function judgePairs(
  gold: LabelledComparison,
  left: readonly Sentence[],
  right: readonly Sentence[],
  pairs: readonly Pair[],
): Counts {
  const groups = gold.groups.map((group) => ({
    left: new Set(group.left.flatMap((quote) => placesOf(left, quote, gold.left))),
    right: new Set(group.right.flatMap((quote) => placesOf(right, quote, gold.right))),
  }));
  const grouped = (side: 'left' | 'right', place: number): boolean =>
    groups.some((group) => group[side].has(place));
  const eitherLeft = new Set(gold.either.left.flatMap((quote) => placesOf(left, quote, gold.left)));
  const eitherRight = new Set(gold.either.right.flatMap((quote) => placesOf(right, quote, gold.right)));
  const counted = pairs.filter(
    ([i, j]) => !(eitherLeft.has(i) && !grouped('right', j)) && !(eitherRight.has(j) && !grouped('left', i)),
  );
  const expected = groups.map((group) => Math.min(group.left.size, group.right.size));
  const right_ = groups.map((group, k) =>
    Math.min(expected[k]!, counted.filter(([i, j]) => group.left.has(i) && group.right.has(j)).length),
  );
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  return { found: counted.length, right: sum(right_), expected: sum(expected) };
}

/** The sentence with these words, as its place; several quotes may name the same one. Throws where none or two fit. */
export function placesOf(sentences: readonly Sentence[], quote: string, report: string): number[] {
  const places = [...sentences.keys()].filter((place) => sentences[place]!.text.includes(quote));
  if (places.length !== 1) throw new Error(`"${quote}" stands in ${places.length} sentences of ${report}`);
  return places;
}
