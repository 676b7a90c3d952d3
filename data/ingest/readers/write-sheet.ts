import type { SourceLayout } from '../source-layout.ts';
import { cellKind } from '../tables/cell-kind.ts';
import { SourceWriter } from '../tables/source-writer.ts';
import { isTable, MOST_PLACES, withoutEmptyLines, type PlacedCell } from '../tables/table-grid.ts';

/** A cell of a sheet that holds something or spans others; rows and columns from 0. */
export type SheetCell = Omit<PlacedCell, 'isHeader'>;

export interface ShownSheet {
  readonly title: string;
  readonly cells: readonly SheetCell[];
}

/** What programs call a sheet that nobody has named. */
const UNNAMED = /^(?:Sheet|工作表)\d*$/i;

/** The sheets of a workbook, each below its name, where there are several. On paper a sheet has none: it stands for a missing title. */
export function writeSheets(sheets: readonly ShownSheet[]): {
  readonly text: string;
  readonly layout: SourceLayout;
} {
  const writer = new SourceWriter();
  for (const { title, cells } of sheets) {
    if (sheets.length > 1 && cells.length > 0 && !UNNAMED.test(title)) {
      if (hasTitle(cells)) writer.lift(title, 'page_frame', 1);
      else writer.line(title, 1);
    }
    writeSheet(writer, cells);
  }
  return writer.finish();
}

/**
 * A sheet as text: rows of a single cell are lines (a title above, a note below), rows between two empty ones are a
 * table. A cell over the whole width inside a table is a band of it.
 */
export function writeSheet(writer: SourceWriter, cells: readonly SheetCell[]): void {
  const rows = Map.groupBy(
    cells.filter((cell) => cell.text !== ''),
    (cell) => cell.row,
  );
  const filled = [...rows.keys()].sort((a, b) => a - b);
  let from = 0;
  filled.forEach((row, i) => {
    const next = filled[i + 1];
    const reach = (rows.get(row) ?? []).reduce(
      (deepest, cell) => Math.max(deepest, cell.row + cell.rowSpan),
      row + 1,
    );
    if (next !== undefined && (next <= reach || goesOn(row, next, rows))) return;
    writeBlock(
      writer,
      filled.slice(from, i + 1).map((at) => rows.get(at) ?? []),
    );
    from = i + 1;
  });
}

/** Behind one empty row: a row with numbers, in the columns of the table above it, is the rest of that table. */
function goesOn(last: number, next: number, rows: ReadonlyMap<number, readonly SheetCell[]>): boolean {
  const row = rows.get(next) ?? [];
  const own = rows.get(last) ?? [];
  return (
    next - last === 2 &&
    row.length > 1 &&
    extentOf(row) === extentOf(own) &&
    row.some(({ text }) => cellKind(text) === 'number') &&
    own.some(({ text }) => cellKind(text) === 'number')
  );
}

function extentOf(row: readonly SheetCell[]): string {
  const left = Math.min(...row.map(({ column }) => column));
  return `${left} ${Math.max(...row.map(({ column, columnSpan }) => column + columnSpan))}`;
}

/** Whether a sheet begins with a row of one cell over others of more. */
export function hasTitle(cells: readonly SheetCell[]): boolean {
  const rows = [
    ...Map.groupBy(
      cells.filter((cell) => cell.text !== ''),
      (cell) => cell.row,
    ),
  ].sort(([a], [b]) => a - b);
  return rows[0]?.[1].length === 1 && rows.some(([, row]) => row.length > 1);
}

function writeBlock(writer: SourceWriter, rows: readonly (readonly SheetCell[])[]): void {
  const broad = rows.findIndex((row) => row.length > 1);
  const last = rows.findLastIndex((row) => row.length > 1);
  // A table of several blocks has a band over each; a single one is the sheet's title.
  const hasBands = rows.slice(broad, last).some(isBand);
  const first = broad > 0 && hasBands && isBand(rows[broad - 1]!) ? broad - 1 : broad;
  const table = first < 0 ? [] : rows.slice(first, last + 1).flat();
  for (const row of first < 0 ? rows : rows.slice(0, first)) writeLine(writer, row);
  if (first >= 0) writeTable(writer, table);
  if (first >= 0) for (const row of rows.slice(last + 1)) writeLine(writer, row);
}

const isBand = (row: readonly SheetCell[]): boolean => row.length === 1 && row[0]!.columnSpan > 1;

function writeLine(writer: SourceWriter, row: readonly SheetCell[]): void {
  for (const line of row
    .map((cell) => cell.text)
    .join(' ')
    .split('\n'))
    if (line.trim() !== '') writer.line(line.trim(), 1);
}

function writeTable(writer: SourceWriter, cells: readonly SheetCell[]): void {
  const top = cells.reduce((least, cell) => Math.min(least, cell.row), Infinity);
  const left = cells.reduce((least, cell) => Math.min(least, cell.column), Infinity);
  const rows = cells.reduce((most, cell) => Math.max(most, cell.row + cell.rowSpan), 0) - top;
  const columns = cells.reduce((most, cell) => Math.max(most, cell.column + cell.columnSpan), 0) - left;
  const placed = cells.map((cell) => ({
    ...cell,
    row: cell.row - top,
    column: cell.column - left,
    isHeader: false,
  }));
  const grid =
    rows * columns > MOST_PLACES
      ? null
      : withoutEmptyLines({ rows, columns, cells: filledUp(placed, rows, columns) });
  if (grid && isTable(grid)) writer.table(grid, 1);
  else for (const row of Map.groupBy(cells, (cell) => cell.row).values()) writeLine(writer, row);
}

/** Every place that no cell covers holds an empty one. */
function filledUp(cells: readonly PlacedCell[], rows: number, columns: number): PlacedCell[] {
  const covered = new Uint8Array(rows * columns);
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      covered.fill(1, row * columns + cell.column, row * columns + cell.column + cell.columnSpan);
  const all = [...cells];
  covered.forEach((isCovered, at) => {
    if (!isCovered)
      all.push({
        row: Math.floor(at / columns),
        column: at % columns,
        rowSpan: 1,
        columnSpan: 1,
        text: '',
        isHeader: false,
      });
  });
  return all.sort((a, b) => a.row - b.row || a.column - b.column);
}
