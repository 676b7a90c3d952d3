import { isBetweenWords } from '../figures/whole-words.ts';
import type { Layout } from './layout.ts';
import { classifyLine } from './line-kind.ts';
import { displayWidth, isTableRow, isTerminated, type SourceLine } from './source-line.ts';

/** Narrower lines, in columns, are not broken at the width of anything: they are a list. */
const NARROWEST_WRAPPED = 24;
/** So many columns may be free at the end of a full line. */
const FREE_AT_END = 3;
/** A word and its neighbours, in UTF-16 units to either side of a break. */
const AROUND_BREAK = 8;

/**
 * The end of a paragraph, as an index of lines, that begins at a line and was broken inside (a line break of Word or of a
 * page, no new paragraph): a break goes on that cuts a word, that parts Latin words of a long line, or behind which a
 * paragraph goes on whose lines are all as wide as its widest. Any other line is whole: `start` + 1.
 */
export function endOfBrokenParagraph(lines: readonly SourceLine[], start: number, layout: Layout): number {
  let end = start + 1;
  const widest = layout.usualGap > 0 ? widthOfWrapped(lines, start) : Infinity;
  while (end < lines.length) {
    const [line, next] = [lines[end - 1]!, lines[end]!];
    if (!mayGoOn(line, next)) break;
    const isFull = displayWidth(line.text) >= widest - FREE_AT_END;
    if (!isFull && !cutsWord(line.text, next.text) && !cutsLatin(line.text, next.text)) break;
    end++;
  }
  return end;
}

/** A word of Chinese stands over the end of one line and the beginning of the next. */
export function cutsWord(before: string, after: string): boolean {
  if (!/\p{Script=Han}$/u.test(before) || !/^\p{Script=Han}/u.test(after)) return false;
  const words = before.slice(-AROUND_BREAK);
  return !isBetweenWords(words + after.slice(0, AROUND_BREAK), words.length);
}

function cutsLatin(before: string, after: string): boolean {
  return displayWidth(before) >= NARROWEST_WRAPPED && /[a-z]$/i.test(before) && /^[a-z]/i.test(after);
}

function mayGoOn(line: SourceLine, next: SourceLine): boolean {
  return (
    next.gap === 0 &&
    [line, next].every(
      (one) => !one.isTitle && !one.isEntry && !one.isMarkedHeading && !isTableRow(one.text),
    ) &&
    !isTerminated(line.text) &&
    GOES_ON.has(classifyLine(line)) &&
    classifyLine(next) === 'text'
  );
}

const GOES_ON: ReadonlySet<ReturnType<typeof classifyLine>> = new Set(['text', 'heading', 'item'] as const);

/** The widest line of a sentence that comes to its end without a paragraph between; infinite where none is seen. */
function widthOfWrapped(lines: readonly SourceLine[], start: number): number {
  let widest = displayWidth(lines[start]!.text);
  for (let at = start; at + 1 < lines.length && mayGoOn(lines[at]!, lines[at + 1]!); at++) {
    const { text } = lines[at + 1]!;
    widest = Math.max(widest, displayWidth(text));
    if (/[。！？；]$/.test(text)) return widest >= NARROWEST_WRAPPED ? widest : Infinity;
  }
  return Infinity;
}
