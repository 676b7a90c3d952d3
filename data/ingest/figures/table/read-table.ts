import type { ParsedPassage, ParsedTable } from '../../../schema/parsed-report.ts';
import { codePointSlices } from '../../../text/code-point-index.ts';
import { cellKind } from '../../tables/cell-kind.ts';
import { HeadingFinder, type Cell } from './cell-headings.ts';

/** A table with the words of its cells, and the headings of the table whose rest it is. */
export interface ReadTable {
  readonly passage: ParsedPassage;
  /** Of the passage, in reading order. */
  readonly index: number;
  readonly table: ParsedTable;
  /** Of the passage's text, in code points. */
  readonly slice: (start: number, end: number) => string;
  readonly cells: readonly Cell[];
  readonly finder: HeadingFinder;
  /** Its own, or that of the table whose rest it is; '' where there is none. */
  readonly caption: string;
}

/**
 * `before`: the table read before it, of which it may be the rest; null where there is none. `above`: the words of the passage
 * right above it.
 */
export function readTable(
  passage: ParsedPassage,
  index: number,
  table: ParsedTable,
  before: ReadTable | null,
  above: string,
): ReadTable {
  const slice = codePointSlices(passage.text);
  const cells = table.cells.map((cell) => ({ ...cell, text: slice(cell.start, cell.end) }));
  const headed = before !== null && isRest(table, cells, index - before.index, above, before) ? before : null;
  return {
    ...{ passage, index, table, slice, cells },
    finder: new HeadingFinder(table, cells, headed?.finder ?? null),
    caption: headed ? headed.caption : (table.caption ?? ''),
  };
}

const GOES_ON = /^.{0,24}(?:续[上前]?表.{0,6}|[（(]续.?[）)])$/u;

/** Rows as wide as those of the table right above it, or above 续表, that begin with values. */
function isRest(
  { columns }: ParsedTable,
  cells: readonly Cell[],
  distance: number,
  above: string,
  before: ReadTable,
): boolean {
  return (
    (distance === 1 || (distance === 2 && GOES_ON.test(above.trim()))) &&
    columns === before.table.columns &&
    cells.some(({ row, text, isHeader }) => row === 0 && !isHeader && cellKind(text) === 'number')
  );
}
