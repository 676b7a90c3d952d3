import type { TextRange } from '../contract/model.ts';

/** A stretch without an end of sentence is cut at its commas when it is longer than this many code points. */
const LONGEST_SENTENCE = 400;

/**
 * The sentences of a passage as ranges of code points that touch each other and cover it. A sentence ends behind
 * 。！？ and the quotation marks and brackets that close behind them, and at a line break.
 */
export function splitSentences(text: string): TextRange[] {
  const characters = [...text];
  const ranges: TextRange[] = [];
  let start = 0;
  while (start < characters.length) {
    const end = endOfSentence(characters, start);
    ranges.push([start, end]);
    start = end;
  }
  return ranges;
}

/** One past the last character of the sentence that begins at `start`. */
function endOfSentence(characters: readonly string[], start: number): number {
  const stop = Math.min(characters.length, start + LONGEST_SENTENCE);
  let end = start;
  while (end < stop && !ENDS.has(characters[end]!)) end++;
  if (end === characters.length) return end;
  if (end === stop) return lastPause(characters, start, stop);
  end++;
  while (end < characters.length && (ENDS.has(characters[end]!) || CLOSERS.has(characters[end]!))) end++;
  return end;
}

/** Behind the last pause in the second half of a stretch that must be cut; its end where there is none. */
function lastPause(characters: readonly string[], start: number, stop: number): number {
  for (let end = stop; end > (start + stop) / 2; end--) if (PAUSES.has(characters[end - 1]!)) return end;
  return stop;
}

const ENDS: ReadonlySet<string> = new Set('。！？!?\n');
const PAUSES: ReadonlySet<string> = new Set('；，、：;,:');
const CLOSERS: ReadonlySet<string> = new Set('”’」』）》〉】"\')');
