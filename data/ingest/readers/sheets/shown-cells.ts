import type { SheetCell, ShownSheet } from '../write-sheet.ts';

/** From the first to the one behind the last, from 0; in order. */
export type Stretch = readonly [from: number, end: number];

/** A sheet while its file is read. */
export interface SheetInFile {
  readonly title: string;
  readonly cells: SheetCell[];
  readonly hiddenRows: Stretch[];
  readonly hiddenColumns: Stretch[];
}

export function asShown({ title, cells, hiddenRows, hiddenColumns }: SheetInFile): ShownSheet {
  return { title, cells: shownCells(cells, hiddenRows, hiddenColumns) };
}

/**
 * Cells where a reader of the sheet sees them: hidden rows and columns take no room, so that the table goes on behind
 * them, and a cell that spans some is narrower. What lies in hidden ones alone is left out.
 */
export function shownCells(
  cells: readonly SheetCell[],
  hiddenRows: readonly Stretch[],
  hiddenColumns: readonly Stretch[],
): readonly SheetCell[] {
  if (hiddenRows.length + hiddenColumns.length === 0) return cells;
  const [row, column] = [shownBefore(hiddenRows), shownBefore(hiddenColumns)];
  return cells.flatMap((cell) => {
    const place = { row: row(cell.row), column: column(cell.column) };
    const rowSpan = row(cell.row + cell.rowSpan) - place.row;
    const columnSpan = column(cell.column + cell.columnSpan) - place.column;
    return rowSpan > 0 && columnSpan > 0 ? [{ ...cell, ...place, rowSpan, columnSpan }] : [];
  });
}

/** How many that are shown stand before one. */
function shownBefore(hidden: readonly Stretch[]): (at: number) => number {
  const ends: number[] = [];
  let sum = 0;
  for (const [from, end] of hidden) ends.push((sum += end - from));
  return (at) => {
    let [low, high] = [0, hidden.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (hidden[middle]![0] < at) low = middle + 1;
      else high = middle;
    }
    const last = hidden[low - 1];
    return last ? at - (ends[low - 1]! - Math.max(0, last[1] - at)) : at;
  };
}
