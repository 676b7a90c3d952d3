/** PDFs of several pages with rules and text at places of our choice, for tests of reading. */
import { placeCells } from '../ingest/tables/table-grid.ts';
import { chinesePdfOfPages, hexOf } from './sample-files.ts';
import type { Rows } from './statutory-tables.ts';

/** A page being drawn; y in points from its upper edge (842 high, 595 wide). */
export class DrawnPage {
  readonly #operators: string[] = ['-72 -760 Td'];

  /** Baseline at y; `spread`: points between characters. */
  text(text: string, x: number, y: number, size = 12, spread = 0): this {
    this.#operators.push(
      `/F1 ${size} Tf ${spread} Tc 1 0 0 1 ${x.toFixed(2)} ${(842 - y).toFixed(2)} Tm ${hexOf(text)} Tj`,
    );
    return this;
  }

  rule(x1: number, y1: number, x2: number, y2: number): this {
    this.#operators.push(`ET ${x1} ${842 - y1} m ${x2} ${842 - y2} l S BT`);
    return this;
  }

  /** Operators of PDF between its texts; what they set stays in force. */
  draw(operators: string): this {
    this.#operators.push(`ET ${operators} BT`);
    return this;
  }

  get operators(): string {
    return this.#operators.join('\n');
  }
}

export function pdfOfPages(pages: readonly DrawnPage[]): Uint8Array {
  return chinesePdfOfPages(pages.map((page) => page.operators));
}

const LEFT = 60;
const WIDTH = 475;
const FOOT = 780;
const LINE = 11;

/** Paragraphs and ruled tables on as many pages as they need, with a running head and numbered feet. */
export function pdfWithTables(parts: readonly (string | Rows)[], head = ''): Uint8Array {
  const pages: DrawnPage[] = [];
  let y = FOOT;
  const next = (): DrawnPage => {
    const page = new DrawnPage();
    pages.push(page);
    if (head !== '') page.text(head, LEFT, 40, 9);
    page.text(`— ${pages.length} —`, 280, 815, 9);
    y = 70;
    return page;
  };
  let page = next();
  for (const part of parts) {
    if (typeof part !== 'string') {
      const bands = rowBands(part);
      let from = 0;
      while (from < bands.length) {
        let to = from;
        let height = 0;
        while (to < bands.length && y + height + bands[to]! < FOOT) height += bands[to++]!;
        if (to > from) drawRows(page, part, bands, { from, to, top: y });
        y += height + 18;
        if (to < bands.length) page = next();
        from = to;
      }
      continue;
    }
    for (const line of part.match(/.{1,38}/gu) ?? []) {
      if (y > FOOT - 20) page = next();
      page.text(line, LEFT, (y += 20));
    }
    y += 10;
  }
  return pdfOfPages(pages);
}

/** The height of each row: as many lines as its fullest cell of one row has. */
function rowBands(rows: Rows): number[] {
  const { cells, columns } = placeCells(rows);
  return rows.map((_, row) => {
    const lines = cells
      .filter((cell) => cell.row === row && cell.rowSpan === 1)
      .map((cell) => wrapped(cell.text, (WIDTH / columns) * cell.columnSpan).length);
    return 6 + LINE * Math.max(1, ...lines);
  });
}

function wrapped(text: string, width: number): string[] {
  return text.match(new RegExp(`.{1,${Math.max(1, Math.floor((width - 6) / 8))}}`, 'gu')) ?? [];
}

/** Rows [from, to) of a table; a cell that began above goes on, empty. */
function drawRows(
  page: DrawnPage,
  rows: Rows,
  bands: readonly number[],
  { from, to, top }: { readonly from: number; readonly to: number; readonly top: number },
): void {
  const { cells, columns } = placeCells(rows);
  const yOf = (row: number): number =>
    top + bands.slice(from, Math.max(from, Math.min(row, to))).reduce((a, b) => a + b, 0);
  const xOf = (column: number): number => LEFT + (WIDTH / columns) * column;
  for (const cell of cells) {
    if (cell.row >= to || cell.row + cell.rowSpan <= from) continue;
    const [x1, x2] = [xOf(cell.column), xOf(cell.column + cell.columnSpan)];
    const [y1, y2] = [yOf(cell.row), yOf(cell.row + cell.rowSpan)];
    page.rule(x1, y1, x2, y1).rule(x1, y2, x2, y2).rule(x1, y1, x1, y2).rule(x2, y1, x2, y2);
    if (cell.row >= from)
      wrapped(cell.text, x2 - x1).forEach((line, i) => page.text(line, x1 + 3, y1 + 10 + i * LINE, 8));
  }
}
