import type { TableCell } from '../../data/contract/passage-table.ts';
import type { Mark } from '../shared/marks.ts';

/** The cells of each row that has any, from the top down. */
export function rowsOf(cells: readonly TableCell[]): TableCell[][] {
  return [...Map.groupBy(cells, (cell) => cell.row).values()];
}

/** What of the passage's marks lies in a cell, counted from where the cell begins. */
export function marksOfCell(marks: readonly Mark[], { start, end }: TableCell): Mark[] {
  return marks
    .filter((mark) => mark.start < end && mark.end > start)
    .map((mark) => ({
      ...mark,
      start: Math.max(mark.start, start) - start,
      end: Math.min(mark.end, end) - start,
    }));
}
