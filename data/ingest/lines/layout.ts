import { displayWidth, isTerminated, type SourceLine } from './source-line.ts';
import { LIST_ITEM, readMarker } from './line-patterns.ts';

export interface Layout {
  /** `wrapped`: lines are broken at the width of a column. `paragraphs`: one line is one paragraph, or nearly so. */
  readonly mode: 'wrapped' | 'paragraphs';
  /** The commonest number of blank lines between two lines. */
  readonly usualGap: number;
  /** Paragraphs are told by their indent. */
  readonly hasIndents: boolean;
}

/** Narrower lines say nothing about the width of a column. */
const NARROWEST_BODY = 14;
/** A column of a page holds at most 50 Chinese characters. */
const WIDEST_COLUMN = 104;

export function measureLayout(lines: readonly SourceLine[]): Layout {
  const body = lines
    .map((line) => ({ line, width: displayWidth(line.text) }))
    .filter(({ line, width }) => width >= NARROWEST_BODY && !readMarker(line.text));
  const widths = body.map(({ width }) => width).sort((a, b) => a - b);
  const wide = widths[Math.floor(widths.length * 0.85)] ?? 0;
  // Titles and headings are open too, but they are short beside the text.
  const long = body.filter(({ width }) => width >= wide * 0.55);
  const open = long.filter(({ line: { text } }) => !isTerminated(text) && !LIST_ITEM.test(text)).length;
  const indented = body.filter(({ line }) => line.indent >= 3).length;
  return {
    mode: long.length >= 4 && open > long.length * 0.5 && wide <= WIDEST_COLUMN ? 'wrapped' : 'paragraphs',
    usualGap: commonest(lines.slice(1).map((line) => line.gap)),
    hasIndents: indented >= 3 && indented <= body.length * 0.6,
  };
}

function commonest(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
