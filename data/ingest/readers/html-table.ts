import {
  isTable,
  placeCells,
  withoutEmptyLines,
  type GridCell,
  type TableGrid,
} from '../tables/table-grid.ts';
import { cellText, type FlowPiece } from './html-flow.ts';

/** Tables in a table that only holds the page together have the words; in one to be read they are a small part of a cell. */
const INNER_SHARE = 1 / 3;

/** A table of a page while it is being read; whether it is one, or only holds the page together, is known at its end. */
export class HtmlTable {
  readonly #flow: FlowPiece[] = [];
  readonly #rows: GridCell[][] = [];
  readonly #outside: FlowPiece[] = [];
  #cell: { readonly from: number; readonly cell: Omit<GridCell, 'text'> } | null = null;
  #inHead = false;
  readonly #isLayout: boolean;
  /** Characters of the tables within it. */
  #inner = 0;

  constructor(attributes: Readonly<Record<string, string>>) {
    this.#isLayout = attributes['role'] === 'presentation';
  }

  add(pieces: readonly FlowPiece[]): void {
    for (const piece of pieces) {
      if (isGrid(piece)) this.#inner += lengthOf(piece);
      this.#flow.push(piece);
      if (!this.#cell) this.#outside.push(piece);
    }
  }

  head(begins: boolean): void {
    this.#inHead = begins;
  }

  row(): void {
    this.endCell();
    this.#rows.push([]);
  }

  beginCell(tag: string, attributes: Readonly<Record<string, string>>): void {
    this.endCell();
    if (this.#rows.length === 0) this.#rows.push([]);
    this.#flow.push(' ');
    this.#cell = {
      from: this.#flow.length,
      cell: {
        rowSpan: span(attributes['rowspan']),
        columnSpan: span(attributes['colspan']),
        isHeader: tag === 'th' || this.#inHead,
      },
    };
  }

  endCell(): void {
    if (!this.#cell) return;
    const { from, cell } = this.#cell;
    this.#cell = null;
    const words = this.#flow.slice(from).map((piece) => (isGrid(piece) ? linesOf(piece) : piece));
    this.#rows.at(-1)!.push({ ...cell, text: cellText(words) });
  }

  /** What stands in the page for it: its caption and the grid, or the words as they flow. */
  finish(): readonly FlowPiece[] {
    this.endCell();
    const grid = withoutEmptyLines(placeCells(this.#rows));
    const isLayout = this.#isLayout || this.#inner > INNER_SHARE * lengthOf(grid);
    return isLayout || !isTable(grid) ? this.#flow : ['\n\n', ...this.#outside, grid, '\n\n'];
  }
}

const isGrid = (piece: FlowPiece): piece is TableGrid => typeof piece !== 'string' && 'cells' in piece;

const lengthOf = (grid: TableGrid): number => grid.cells.reduce((sum, { text }) => sum + text.length, 0);

/** Its rows, one below the other. */
function linesOf(grid: TableGrid): string {
  const rows = Map.groupBy(grid.cells, (cell) => cell.row).values();
  return `\n\n${[...rows].map((row) => row.map(({ text }) => text).join(' ')).join('\n\n')}\n\n`;
}

/** rowspan="0": to the end of its part of the table. */
function span(stated: string | undefined): number {
  const number = Number.parseInt(stated ?? '1', 10);
  if (number === 0) return Number.MAX_SAFE_INTEGER;
  return Number.isFinite(number) && number > 0 ? number : 1;
}
