import { diffArrays } from 'diff';
import { codePointLength } from '../contract/code-points.ts';
import type { TextRange } from '../contract/model.ts';
import { THOUSANDS } from './comparison-form.ts';

/** Ranges of code points of either sentence that the other has not. */
export interface SentenceChanges {
  readonly left: readonly TextRange[];
  readonly right: readonly TextRange[];
}

/** More insertions and deletions than this and the middle is marked as a whole. */
const MOST_EDITS = 400;

/**
 * What differs inside a sentence, by words. Words are those of Intl.Segmenter: good enough to show a difference, not
 * to search by. The result mirrors when left and right change places.
 */
export function diffSentence(left: string, right: string): SentenceChanges {
  if (left === right) return { left: [], right: [] };
  if (left > right) {
    const mirrored = diffSentence(right, left);
    return { left: mirrored.right, right: mirrored.left };
  }
  const [before, after] = commonClauses(left, right);
  const a = wordsOf(left.slice(before, left.length - after));
  const b = wordsOf(right.slice(before, right.length - after));
  const head = commonStart(a, b);
  const tail = commonEnd(a, b, head);
  const changes = diffArrays(a.slice(head, a.length - tail), b.slice(head, b.length - tail), {
    maxEditLength: MOST_EDITS,
  });
  const start = codePointLength(left.slice(0, before)) + lengthOf(a.slice(0, head));
  if (!changes) {
    const end = lengthOf(a.slice(a.length - tail)) + codePointLength(left.slice(left.length - after));
    return {
      left: joinRanges([[start, codePointLength(left) - end]]),
      right: joinRanges([[start, codePointLength(right) - end]]),
    };
  }
  const marks: { left: TextRange[]; right: TextRange[] } = { left: [], right: [] };
  let [leftAt, rightAt] = [start, start];
  for (const change of changes) {
    const length = lengthOf(change.value);
    if (change.removed) marks.left.push([leftAt, leftAt + length]);
    if (change.added) marks.right.push([rightAt, rightAt + length]);
    if (!change.added) leftAt += length;
    if (!change.removed) rightAt += length;
  }
  return { left: joinRanges(marks.left), right: joinRanges(marks.right) };
}

/**
 * How many UTF-16 units of whole clauses both begin and end with: they need not be cut into words, which takes longer
 * than all the rest. Both ends lie behind a pause, so that no word or number is cut.
 */
function commonClauses(left: string, right: string): readonly [before: number, after: number] {
  const most = Math.min(left.length, right.length);
  let before = 0;
  while (before < most && left[before] === right[before]) before++;
  while (before > 0 && !PAUSE.test(left[before - 1]!)) before--;
  let after = 0;
  while (after < most - before && left.at(-1 - after) === right.at(-1 - after)) after++;
  const isCut = (text: string): boolean => text.length > after && !PAUSE.test(text[text.length - after - 1]!);
  while (after > 0 && (isCut(left) || isCut(right))) after--;
  return [before, after];
}

/** Not the point or comma of a number: those are of half width. */
const PAUSE = /[，。；：、！？（）“”《》\s]/;

/** Only the numbers of two sentences that are otherwise the same: no words needed. */
export function diffFigures(left: string, right: string): SentenceChanges {
  const a = numbersOf(left);
  const b = numbersOf(right);
  if (a.length !== b.length) return diffSentence(left, right);
  const differing = [...a.keys()].filter((k) => a[k]!.text !== b[k]!.text);
  return { left: differing.map((k) => a[k]!.range), right: differing.map((k) => b[k]!.range) };
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** A number is one word, whatever the segmenter thinks of its point and commas. */
function wordsOf(text: string): string[] {
  return text
    .split(NUMBER)
    .flatMap((part, k) =>
      k % 2 === 1 ? [part] : Array.from(segmenter.segment(part), (word) => word.segment),
    );
}

const NUMBER = /([0-9０-９]+(?:[.,．，][0-9０-９]+)*[%％‰]?)/u;

function numbersOf(text: string): { readonly text: string; readonly range: TextRange }[] {
  let at = 0;
  const numbers: { text: string; range: TextRange }[] = [];
  text.split(NUMBER).forEach((part, k) => {
    const end = at + codePointLength(part);
    if (k % 2 === 1)
      numbers.push({ text: part.normalize('NFKC').replaceAll(THOUSANDS, ''), range: [at, end] });
    at = end;
  });
  return numbers;
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

function commonEnd(a: readonly string[], b: readonly string[], head: number): number {
  let n = 0;
  while (n < a.length - head && n < b.length - head && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}

function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + codePointLength(word), 0);
}

/** Ranges that touch become one, empty ones go. */
function joinRanges(ranges: readonly TextRange[]): TextRange[] {
  const joined: [number, number][] = [];
  for (const [start, end] of ranges) {
    const last = joined.at(-1);
    if (start === end) continue;
    if (last && last[1] === start) last[1] = end;
    else joined.push([start, end]);
  }
  return joined;
}
