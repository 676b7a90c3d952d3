import { sliceTraced, trimTraced, type TracedText } from '../../text/traced-text.ts';
import type { ParsedCell } from '../../schema/parsed-report.ts';
import type { SourceTable } from '../source-layout.ts';

/** A table's text, rows by line and cells by tab, and where its cells stand in it (UTF-16 units). */
export interface TracedTable extends TracedText {
  readonly grid: TableShape;
}

export interface TableShape {
  readonly rows: number;
  readonly columns: number;
  /** The lines above it that name it or say in what it counts; null where there are none. */
  readonly caption: string | null;
  /** By row, then by column. */
  readonly cells: readonly ParsedCell[];
}

export function isTracedTable(traced: TracedText): traced is TracedTable {
  return 'grid' in traced;
}

/**
 * The table as a passage: its cells cut out of the normalised text. What stood between them in the source (rules, bars
 * of Markdown, tabs) is no text; the tab and the line end that stand there now belong to the character before.
 */
export function traceTable(whole: TracedText, table: SourceTable): TracedTable {
  const pieces: string[] = [];
  const raw: number[] = [];
  const cells: ParsedCell[] = [];
  const separate = (separator: string): void => {
    for (let n = 0; n < separator.length; n++) raw.push(raw.at(-1) ?? table.start);
    pieces.push(separator);
  };
  let row = 0;
  table.cells.forEach((cell, i) => {
    if (i > 0) separate(cell.row > row ? '\n'.repeat(cell.row - row) : '\t');
    row = cell.row;
    const traced = plainLine(
      trimTraced(sliceTraced(whole, indexOf(whole, cell.start), indexOf(whole, cell.end))),
    );
    const start = raw.length;
    for (const offset of traced.raw) raw.push(offset);
    pieces.push(traced.text);
    cells.push({ ...cell, start, end: raw.length });
  });
  return {
    text: pieces.join(''),
    raw,
    grid: { rows: table.rows, columns: table.columns, caption: null, cells },
  };
}

/** A line end or a tab inside a cell would be read as a border. */
function plainLine(traced: TracedText): TracedText {
  return { text: traced.text.replaceAll(/[\n\t]/g, ' '), raw: traced.raw };
}

/** The first unit that comes from the source character at `rawOffset` or one behind it. */
export function indexOf({ raw }: TracedText, rawOffset: number): number {
  let low = 0;
  let high = raw.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (raw[middle]! < rawOffset) low = middle + 1;
    else high = middle;
  }
  return low;
}
