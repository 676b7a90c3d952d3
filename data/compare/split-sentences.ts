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
  for (let i = 0; i < characters.length; i++) {
    const isEnd = ENDS.has(characters[i]!);
    const isLongEnough = i - start >= LONGEST_SENTENCE / 2;
    const isForced = i + 1 - start >= LONGEST_SENTENCE;
    if (!isEnd && !(isLongEnough && PAUSES.has(characters[i]!) && restIsLong(characters, start)) && !isForced)
      continue;
    while (
      isEnd &&
      i + 1 < characters.length &&
      (CLOSERS.has(characters[i + 1]!) || ENDS.has(characters[i + 1]!))
    )
      i++;
    ranges.push([start, i + 1]);
    start = i + 1;
  }
  if (start < characters.length) ranges.push([start, characters.length]);
  return ranges;
}

const ENDS: ReadonlySet<string> = new Set('。！？!?\n');
const PAUSES: ReadonlySet<string> = new Set('；，、：;,:');
const CLOSERS: ReadonlySet<string> = new Set('”’」』）》〉】"\')');

/** No end of sentence within the longest sentence from `start`: the stretch must be cut somewhere. */
function restIsLong(characters: readonly string[], start: number): boolean {
  const stop = start + LONGEST_SENTENCE;
  if (characters.length <= stop) return false;
  for (let i = start; i < stop; i++) if (ENDS.has(characters[i]!)) return false;
  return true;
}
