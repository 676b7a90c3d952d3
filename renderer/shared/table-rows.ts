import type { TableCell } from '../../data/contract/passage-table.ts';
import { codePointLength } from '../../data/contract/code-points.ts';
import type { Mark } from '../shared/marks.ts';

/** A cell with its words, and what of the passage stands between it and the next: a tab or the end of a line. */
export interface WordedCell {
  readonly cell: TableCell;
  readonly text: string;
  readonly behind: string;
}

/** The cells of each row that has any, from the top down. `whole`: the text of the passage, cut once for all cells. */
export function rowsOf(whole: string, cells: readonly TableCell[]): WordedCell[][] {
  const isPlain = codePointLength(whole) === whole.length;
  const characters = isPlain ? [] : Array.from(whole);
  const cut = (start: number, end?: number): string =>
    isPlain ? whole.slice(start, end) : characters.slice(start, end).join('');
  const worded = cells.map((cell, i): WordedCell => ({
    cell,
    text: cut(cell.start, cell.end),
    behind: cut(cell.end, cells[i + 1]?.start),
  }));
  return [...Map.groupBy(worded, ({ cell }) => cell.row).values()];
}

/** So many rows from the top hold everything that begins before `end`. */
export function rowsUntil(rows: readonly (readonly WordedCell[])[], end: number): number {
  return rows.findLastIndex((row) => row.some(({ cell }) => cell.start < end)) + 1;
}

/** What of the passage's marks lies in a cell, counted from where the cell begins. */
export function marksOfCell(marks: readonly Mark[], { start, end }: TableCell): readonly Mark[] {
  if (marks.length === 0) return marks;
  return marks
    .filter((mark) => mark.start < end && mark.end > start)
    .map((mark) => ({
      ...mark,
      start: Math.max(mark.start, start) - start,
      end: Math.min(mark.end, end) - start,
    }));
}
