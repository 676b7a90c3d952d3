import type { ParsedCell, ParsedTable } from '../../../schema/parsed-report.ts';

/** A cell of a table with its words. */
export interface Cell extends ParsedCell {
  readonly text: string;
}

/** What stands over a cell and to the left of it, from the outside in. */
export interface CellHeadings {
  readonly rows: readonly Cell[];
  readonly columns: readonly Cell[];
}

/** Finds the headings of any cell of a table: asked once for each, so the places are laid out once. */
export class HeadingFinder {
  readonly #places: (Cell | undefined)[][];
  readonly #columns: number;
  readonly #headsBefore = new Map<number, Int32Array>();

  /** The table whose rest this one is; null for one of its own. */
  readonly #headed: HeadingFinder | null;
  readonly #headsOfRest = new Map<number, readonly Cell[]>();

  constructor(table: ParsedTable, cells: readonly Cell[], headed: HeadingFinder | null = null) {
    this.#columns = table.columns;
    // Of several rests the first table has the heads.
    this.#headed = headed === null ? null : (headed.#headed ?? headed);
    this.#places = Array.from({ length: table.rows }, () => []);
    for (const cell of cells)
      for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
        for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
          (this.#places[row] ??= [])[column] = cell;
  }

  headingsOf(cell: Cell): CellHeadings {
    return { rows: this.#leftOf(cell), columns: this.#above(cell.row, cell.column) };
  }

  cellAt(row: number, column: number): Cell | undefined {
    return this.#places[row]?.[column];
  }

  /** The nearest run of headings to the left: a row may hold two lists side by side. */
  #leftOf({ row, column }: Cell): Cell[] {
    const found: Cell[] = [];
    for (let at = this.#headBefore(row, column); at >= 0; at--) {
      const cell = this.cellAt(row, at);
      if (!isHead(cell)) break;
      if (found[0] !== cell) found.unshift(cell);
    }
    return found;
  }

  /** The column of the nearest heading before another one, looked for once in each row; -1 where there is none. */
  #headBefore(row: number, column: number): number {
    let before = this.#headsBefore.get(row);
    if (!before) {
      before = new Int32Array(this.#columns + 1).fill(-1);
      for (let at = 0; at < this.#columns; at++)
        before[at + 1] = isHead(this.cellAt(row, at)) ? at : before[at]!;
      this.#headsBefore.set(row, before);
    }
    return before[column] ?? -1;
  }

  /** The head above it: the nearest run of rows that head this column. A band over the whole width names no column. */
  #above(row: number, column: number): readonly Cell[] {
    const found: Cell[] = [];
    for (let at = row - 1; at >= 0; at--) {
      const cell = this.cellAt(at, column);
      if (isHead(cell) && cell.columnSpan < this.#columns) {
        if (found[0] !== cell) found.unshift(cell);
      } else if (found.length > 0) break;
    }
    return found.length > 0 ? found : (this.#headed?.headsOfRest(column) ?? []);
  }

  /** The heads over what goes on below its last row. */
  headsOfRest(column: number): readonly Cell[] {
    const known = this.#headsOfRest.get(column) ?? this.#above(this.#places.length, column);
    this.#headsOfRest.set(column, known);
    return known;
  }
}

const isHead = (cell: Cell | undefined): cell is Cell =>
  cell !== undefined && cell.isHeader && cell.text !== '';
