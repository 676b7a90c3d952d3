/** What is known of a table beside its words. */
export interface TableShape {
  /** The lines above it that name it or say in what it counts. */
  readonly caption: string | null;
  /** In reading order; ranges never overlap. */
  readonly cells: readonly ShapedCell[];
}

/** A cell of a table, where it begins; row and column from 0, spans at least 1, its words [start, end) of the passage. */
export interface ShapedCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly isHeader: boolean;
  readonly start: number;
  readonly end: number;
}

/** A table row by row, each with a place for every column; an immense one with few cells has those alone. */
export interface PrintedTable {
  readonly caption: string | null;
  readonly rows: readonly (readonly TablePlace[])[];
}

/** `covered`: a cell to the left or above spans over it. `empty`: there is no cell. */
export type TablePlace = PlacedCell | { readonly kind: 'covered' | 'empty' };

export interface PlacedCell {
  readonly kind: 'cell';
  readonly text: string;
  readonly isHead: boolean;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Where its words stand in those of the table, in code points. */
  readonly start: number;
  readonly end: number;
}

/** So many may be empty, however few cells there are. */
const FEW_PLACES = 5_000;
/** A table with more places than that for each of its cells is a file that was made to be immense. */
const PLACES_FOR_CELL = 20;

/** Whether every row may have a place for every column. */
function canBeFilled(rows: number, columns: number, cells: number): boolean {
  return rows * columns <= Math.max(FEW_PLACES, PLACES_FOR_CELL * cells);
}

/**
 * Words of a table, cells by tab and rows by line, with every cell in the column in which it is printed. `from`: where the
 * words begin in the passage, in code points; a part has the columns between its first and its last. Where the shape is
 * unknown or cannot be, tabs tell it. Null: they are no table, as a part of one cell is none.
 */
export function printedTable(words: string, shape: TableShape | null, from = 0): PrintedTable | null {
  const characters = [...words];
  return (shape && byShape(characters, shape, from)) ?? byTabs(words);
}

/** Cells by tab, rows by line; a place without words is blank. */
export function textOfTable({ rows }: PrintedTable): string {
  return rows.map((row) => row.map(wordsAt).join('\t')).join('\n');
}

export function wordsAt(place: TablePlace): string {
  return place.kind === 'cell' ? place.text : '';
}

function byShape(
  characters: readonly string[],
  { caption, cells }: TableShape,
  from: number,
): PrintedTable | null {
  const to = from + characters.length;
  const isWhole = from === 0 && cells.every(({ end }) => end <= to);
  const taken = isWhole ? cells : cells.filter((cell) => cell.start < to && cell.end > from);
  if (!isWhole && taken.length < 2) return null;
  const first = { row: least(taken, 'row'), column: least(taken, 'column') };
  const size = { rows: 0, columns: 0 };
  for (const cell of taken) {
    // A part ends where its last cells begin.
    size.rows = Math.max(size.rows, cell.row - first.row + (isWhole ? cell.rowSpan : 1));
    size.columns = Math.max(size.columns, cell.column - first.column + cell.columnSpan);
  }
  if (taken.length === 0 || !canBeFilled(size.rows, size.columns, taken.length)) return null;
  const rows = Array.from({ length: size.rows }, () =>
    Array.from({ length: size.columns }, (): TablePlace => ({ kind: 'empty' })),
  );
  for (const cell of taken) {
    const [row, column] = [cell.row - first.row, cell.column - first.column];
    const [start, end] = [Math.max(cell.start, from) - from, Math.min(cell.end, to) - from];
    const rowSpan = Math.max(1, Math.min(cell.rowSpan, size.rows - row));
    const columnSpan = Math.max(1, Math.min(cell.columnSpan, size.columns - column));
    const text = characters.slice(start, end).join('');
    const placed: PlacedCell = { kind: 'cell', text, isHead: cell.isHeader, rowSpan, columnSpan, start, end };
    if (!put(rows, placed, row, column)) return null;
  }
  return { caption: isWhole ? caption : null, rows };
}

function least(cells: readonly ShapedCell[], side: 'row' | 'column'): number {
  return cells.reduce((found, cell) => Math.min(found, cell[side]), Infinity);
}

/** False where another cell stands there. */
function put(rows: TablePlace[][], cell: PlacedCell, row: number, column: number): boolean {
  for (let r = row; r < row + cell.rowSpan; r++)
    for (let c = column; c < column + cell.columnSpan; c++) {
      if (rows[r]![c]!.kind !== 'empty') return false;
      rows[r]![c] = r === row && c === column ? cell : { kind: 'covered' };
    }
  return true;
}

function byTabs(words: string): PrintedTable | null {
  if (!words.includes('\t')) return null;
  let at = 0;
  const rows = words.split('\n').map((row) =>
    row.split('\t').map((text): TablePlace => {
      const start = at;
      const end = start + [...text].length;
      at = end + 1;
      return { kind: 'cell', text, isHead: false, rowSpan: 1, columnSpan: 1, start, end };
    }),
  );
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const cells = rows.reduce((sum, row) => sum + row.length, 0);
  if (!canBeFilled(rows.length, columns, cells)) return { caption: null, rows };
  const blank = (row: readonly TablePlace[]): TablePlace[] =>
    Array.from({ length: columns - row.length }, () => ({ kind: 'empty' }));
  return { caption: null, rows: rows.map((row) => [...row, ...blank(row)]) };
}
