import { diffArrays } from 'diff';
import type { Sentence } from '../../data/compare/sentence.ts';

/** Places in the two lists of sentences. */
export type Pair = readonly [left: number, right: number];

/** The n-th of the left text answers the sentence at the same share of the right one. */
export function pairByPlace(left: readonly Sentence[], right: readonly Sentence[]): Pair[] {
  const size = Math.min(left.length, right.length);
  return Array.from({ length: size }, (_, n): Pair => [
    Math.floor((n * left.length) / size),
    Math.floor((n * right.length) / size),
  ]);
}

/** jsdiff over paragraphs: equal and replaced ones answer each other in order, and so do the sentences in them. */
export function pairByParagraphDiff(left: readonly Sentence[], right: readonly Sentence[]): Pair[] {
  const a = paragraphsOf(left);
  const b = paragraphsOf(right);
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  const zip = (count: number): void => {
    for (let k = 0; k < count; k++) {
      const [own, other] = [a[i + k]!, b[j + k]!];
      own.places.slice(0, other.places.length).forEach((place, n) => pairs.push([place, other.places[n]!]));
    }
  };
  const changes = diffArrays(
    a.map((one) => one.text),
    b.map((one) => one.text),
  );
  changes.forEach((change, n) => {
    const next = changes[n + 1];
    const count = change.value.length;
    if (!change.added && !change.removed) zip(count);
    if (change.removed && next?.added) zip(Math.min(count, next.value.length));
    if (!change.added) i += count;
    if (!change.removed) j += count;
  });
  return pairs;
}

function paragraphsOf(
  sentences: readonly Sentence[],
): { readonly text: string; readonly places: readonly number[] }[] {
  const byPassage = Map.groupBy(sentences.keys(), (place) => sentences[place]!.passageId);
  return [...byPassage.values()].map((places) => ({
    text: places.map((place) => sentences[place]!.text).join(''),
    places,
  }));
}
