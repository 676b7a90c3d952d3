import { isTable, placeCells, withoutEmptyLines, type GridCell } from '../tables/table-grid.ts';
import { cellText, type FlowPiece } from './html-flow.ts';

/** A table of a page while it is being read; whether it is one, or only holds the page together, is known at its end. */
export class HtmlTable {
  readonly #flow: FlowPiece[] = [];
  readonly #rows: GridCell[][] = [];
  readonly #outside: FlowPiece[] = [];
  #cell: { readonly from: number; readonly cell: Omit<GridCell, 'text'> } | null = null;
  #inHead = false;
  #isLayout: boolean;

  constructor(attributes: Readonly<Record<string, string>>) {
    this.#isLayout = attributes['role'] === 'presentation';
  }

  add(pieces: readonly FlowPiece[]): void {
    for (const piece of pieces) {
      if (typeof piece !== 'string' && 'cells' in piece) this.#isLayout = true;
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
    this.#rows.at(-1)!.push({ ...cell, text: cellText(this.#flow.slice(from)) });
  }

  /** What stands in the page for it: its caption and the grid, or the words as they flow. */
  finish(): readonly FlowPiece[] {
    this.endCell();
    const grid = withoutEmptyLines(placeCells(this.#rows));
    return this.#isLayout || !isTable(grid) ? this.#flow : ['\n\n', ...this.#outside, grid, '\n\n'];
  }
}

/** rowspan="0": to the end of its part of the table. */
function span(stated: string | undefined): number {
  const number = Number.parseInt(stated ?? '1', 10);
  if (number === 0) return Number.MAX_SAFE_INTEGER;
  return Number.isFinite(number) && number > 0 ? number : 1;
}
