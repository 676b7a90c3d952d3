/** A table before it is text: cells with their spans, as a file states them. */
export interface GridCell {
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly isHeader: boolean;
}

export interface PlacedCell extends GridCell {
  readonly row: number;
  readonly column: number;
}

export interface TableGrid<T extends PlacedCell = PlacedCell> {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly T[];
}

/** The statutory tables have 33 rows and 15 columns; a larger span than this is a fault or an attack. */
const LARGEST_SPAN = 1000;
/** Places of a grid: 1,000 columns of 1,000 rows are a sheet of data, not a table of a report. */
export const MOST_PLACES = 1_000_000;

/**
 * Gives every cell its row and column as HTML does it: a cell takes the first free place of its row, and what spans
 * rows keeps its places in those below. Spans that leave the table or cover a cell are cut.
 */
export function placeCells(rows: readonly (readonly GridCell[])[]): TableGrid {
  const taken = rows.map(() => new Set<number>());
  const cells: PlacedCell[] = [];
  let columns = 0;
  let places = 0;
  rows.forEach((cellsOfRow, row) => {
    let column = 0;
    for (const cell of cellsOfRow) {
      while (taken[row]!.has(column)) column++;
      const rowSpan = Math.max(1, Math.min(cell.rowSpan, rows.length - row));
      const columnSpan = freeWidth(taken[row]!, column, Math.min(cell.columnSpan, LARGEST_SPAN));
      places += rowSpan * columnSpan;
      if (places > MOST_PLACES) return;
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + columnSpan; c++) taken[r]!.add(c);
      cells.push({ ...cell, row, column, rowSpan, columnSpan });
      column += columnSpan;
      columns = Math.max(columns, column);
    }
  });
  return { rows: rows.length, columns, cells };
}

function freeWidth(taken: ReadonlySet<number>, column: number, wanted: number): number {
  let width = 1;
  while (width < wanted && !taken.has(column + width)) width++;
  return width;
}

/** Rows and columns of which no cell holds anything are left out, and spans over them are narrowed. */
export function withoutEmptyLines<T extends PlacedCell>(grid: TableGrid<T>): TableGrid<T> {
  const filled = grid.cells.filter((cell) => cell.text !== '');
  const row = kept(grid.rows, new Set(filled.map((cell) => cell.row)));
  const column = kept(grid.columns, new Set(filled.map((cell) => cell.column)));
  if (row.count === grid.rows && column.count === grid.columns) return grid;
  const cells = grid.cells.flatMap((cell) => {
    const rowSpan = row.between(cell.row, cell.row + cell.rowSpan);
    const columnSpan = column.between(cell.column, cell.column + cell.columnSpan);
    if (rowSpan === 0 || columnSpan === 0) return [];
    return [
      { ...cell, row: row.between(0, cell.row), column: column.between(0, cell.column), rowSpan, columnSpan },
    ];
  });
  return { rows: row.count, columns: column.count, cells };
}

function kept(
  count: number,
  places: ReadonlySet<number>,
): { readonly count: number; readonly between: (from: number, to: number) => number } {
  const before = [0];
  for (let at = 0; at < count; at++) before.push(before[at]! + (places.has(at) ? 1 : 0));
  const at = (place: number): number => before[Math.min(place, count)]!;
  return { count: at(count), between: (from, to) => at(to) - at(from) };
}

/** A box around a page's text is a table to HTML too: one cell holds most of the words. */
const BOX_LENGTH = 200;
const BOX_SHARE = 0.6;

/** Whether a grid is a table to its reader: rows, columns, and no cell that holds most of the words. */
export function isTable({ rows, columns, cells }: TableGrid): boolean {
  if (rows < 2 || columns < 2) return false;
  const lengths = cells.map((cell) => cell.text.length);
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0);
  return longest <= BOX_LENGTH || longest < BOX_SHARE * lengths.reduce((a, b) => a + b, 0);
}
