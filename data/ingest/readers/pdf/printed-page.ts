import { isTable, withoutEmptyLines, type PlacedCell, type TableGrid } from '../../tables/table-grid.ts';
import type { Glyph, PageInk } from './page-ink.ts';
import { withDownwards } from './downwards.ts';
import { segmentsOf, type Segment } from './printed-lines.ts';
import { ruledTables, type RuledTable } from './ruled-tables.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PrintedCell extends PlacedCell {
  readonly box: Box;
  /** Of a cell that the table's second page holds. */
  readonly page?: PrintedPage;
}

/** A table on a page: where it stands, and its cells with their boxes. */
export interface PrintedTable extends Box {
  readonly grid: TableGrid<PrintedCell>;
  /** Where its columns begin and the last ends; by these a table goes on over a page. */
  readonly edges: readonly number[];
  /** The page's edge cut a row: what stands there goes on on the other page. */
  readonly isOpenAbove: boolean;
  readonly isOpenBelow: boolean;
}

export interface PrintedPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Quarter turns of its writing against the page as the file shows it. */
  readonly turns: number;
  readonly segments: readonly Segment[];
  readonly tables: readonly PrintedTable[];
  /** Slanted or turned against the rest: watermarks, stamps. */
  readonly aside: readonly Segment[];
  /** Seen by nobody. */
  readonly hidden: readonly Segment[];
}

/** What is printed on a page, its ruled tables apart. */
export function printedPage(number: number, ink: PageInk, width: number, height: number): PrintedPage {
  const turned = uprightInk({ ...ink, glyphs: withDownwards(ink.glyphs) }, width, height);
  const tables: PrintedTable[] = [];
  let rest = turned.upright;
  for (const ruled of ruledTables(turned.rules)) {
    const inside = rest.filter((glyph) => holds(ruled, glyph));
    const table = inside.length > 0 ? tableOf(ruled, inside) : null;
    if (!table) continue;
    tables.push(table);
    rest = rest.filter((glyph) => !holds(ruled, glyph));
  }
  return {
    number,
    width: turned.width,
    height: turned.height,
    turns: turned.turns,
    segments: [...verticalSegments(rest), ...segmentsOf(rest.filter((glyph) => !glyph.isVertical))],
    tables,
    aside: segmentsOf(turned.aside),
    hidden: segmentsOf(turned.hidden),
  };
}

interface Turned {
  readonly upright: readonly Glyph[];
  readonly aside: readonly Glyph[];
  readonly hidden: readonly Glyph[];
  readonly rules: PageInk['rules'];
  readonly turns: number;
  readonly width: number;
  readonly height: number;
}

/** A broad table is often printed sideways: the page is turned as most of its characters stand. */
function uprightInk({ glyphs, hidden = [], rules }: PageInk, width: number, height: number): Turned {
  const counts = [0, 0, 0, 0];
  for (const { turns } of glyphs) if (turns !== null) counts[turns]!++;
  const turns = counts.indexOf(Math.max(...counts));
  const turn = (x: number, y: number): readonly [number, number] =>
    turns === 1
      ? [y, width - x]
      : turns === 2
        ? [width - x, height - y]
        : turns === 3
          ? [height - y, x]
          : [x, y];
  const turnGlyph = (glyph: Glyph): Glyph => {
    const [x, y] = turn(glyph.x, glyph.y);
    return { ...glyph, x, y };
  };
  return {
    upright: glyphs.filter((glyph) => glyph.turns === turns).map(turnGlyph),
    aside: glyphs.filter((glyph) => glyph.turns !== turns).map(turnGlyph),
    hidden: hidden.map(turnGlyph),
    rules: rules.map((rule) => {
      const [[x1, y1], [x2, y2]] = [turn(rule.x1, rule.y1), turn(rule.x2, rule.y2)];
      return { x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) };
    }),
    turns,
    width: turns % 2 === 1 ? height : width,
    height: turns % 2 === 1 ? width : height,
  };
}

function holds(box: Box, glyph: Glyph): boolean {
  const x = glyph.x + glyph.width / 2;
  const y = glyph.y - glyph.size * 0.35;
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

function tableOf(ruled: RuledTable, glyphs: readonly Glyph[]): PrintedTable | null {
  const own = ruled.cells.map(() => [] as Glyph[]);
  for (const glyph of glyphs) {
    const at = ruled.cells.findIndex((cell) => holds(cell, glyph));
    if (at >= 0) own[at]!.push(glyph);
  }
  const cells = ruled.cells.map((box, i): PrintedCell => {
    const { row, column, rowSpan, columnSpan } = box;
    return { row, column, rowSpan, columnSpan, isHeader: false, text: textIn(own[i]!), box };
  });
  const grid = withoutEmptyLines({ rows: ruled.rows, columns: ruled.columns, cells });
  if (!isTable(grid)) return null;
  const { left, top, right, bottom, edges, isOpenAbove, isOpenBelow } = ruled;
  return {
    left,
    top,
    right,
    bottom,
    grid,
    edges: edgesLeft(edges, cells, grid.columns),
    isOpenAbove,
    isOpenBelow,
  };
}

/** The edges of the columns that are left when empty ones are gone. */
function edgesLeft(
  edges: readonly number[],
  cells: readonly PlacedCell[],
  columns: number,
): readonly number[] {
  if (edges.length === columns + 1) return edges;
  const begun = new Set(cells.filter((cell) => cell.text !== '').map((cell) => cell.column));
  return edges.filter((_, i) => i === edges.length - 1 || begun.has(i));
}

/** Lines of a cell are one text; a number is never joined to another. */
export function textIn(glyphs: readonly Glyph[]): string {
  const lines = segmentsOf(glyphs);
  return lines.reduce((text, { text: next, bottom }, i) => {
    const isNewLine = i > 0 && Math.abs(lines[i - 1]!.bottom - bottom) > 1;
    const parts = i > 0 && (!isNewLine || (/[\dA-Za-z]$/.test(text) && /^[\dA-Za-z]/.test(next)));
    return text + (parts ? ' ' : '') + next;
  }, '');
}

/** Lines of vertical writing, from right to left, as lines. */
function verticalSegments(glyphs: readonly Glyph[]): Segment[] {
  const columns: Glyph[][] = [];
  const vertical = glyphs.filter((glyph) => glyph.isVertical).sort((a, b) => b.x - a.x);
  for (const glyph of vertical) {
    const column = columns.at(-1);
    if (column && Math.abs(column[0]!.x - glyph.x) < glyph.size * 0.5) column.push(glyph);
    else columns.push([glyph]);
  }
  return columns.map((column) => {
    const down = column.sort((a, b) => a.y - b.y);
    const { x, width, size } = down[0]!;
    return {
      text: down
        .map((glyph) => glyph.text)
        .join('')
        .trim(),
      left: x,
      right: x + width,
      bottom: down[0]!.y,
      size,
      isVertical: true,
    };
  });
}
