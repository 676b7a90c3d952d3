import type { LinePlace } from '../../../schema/line-places.ts';
import type { SourceLayout } from '../../source-layout.ts';
import { standsBelowTitle } from '../../lines/title-form.ts';
import { SourceWriter } from '../../tables/source-writer.ts';
import { bodySizeOf, footnotesOf } from './footnotes.ts';
import { joinContinued } from './joined-tables.ts';
import type { SettledPage } from './settled-page.ts';
import { liftEdges } from './page-edges.ts';
import { rowsOfPage, type PageRow } from './page-rows.ts';
import type { Box, PrintedPage, PrintedTable } from './printed-page.ts';
import { readingOrder } from './reading-order.ts';
import type { Segment } from './printed-lines.ts';
import { unruledTables } from './unruled-tables.ts';

/** Type larger than the text by so much is a title or a heading, if it is short. */
const LARGER = 1.2;
const LONGEST_HEADING = 45;

/** The pages as text: running heads lifted, columns in turn, tables, notes below the text of their page. */
export function writePages(pages: readonly PrintedPage[]): {
  readonly text: string;
  readonly layout: SourceLayout;
} {
  return new PageWriter(pages).write();
}

class PageWriter {
  readonly #pages: readonly PrintedPage[];
  readonly #writer = new SourceWriter();
  readonly #places: LinePlace[] = [];
  readonly #body: number;

  constructor(pages: readonly PrintedPage[]) {
    this.#pages = pages;
    this.#body = bodySizeOf(pages.flatMap((page) => rowsOfPage(page.segments)));
  }

  write(): { readonly text: string; readonly layout: SourceLayout } {
    const { lifted } = liftEdges(this.#pages);
    const settled = joinContinued(this.#pages.map((page) => this.#settle(page, lifted)));
    settled.forEach((page) => this.#page(page));
    const { text, layout } = this.#writer.finish();
    return { text, layout: { ...layout, places: this.#places } };
  }

  #settle(page: PrintedPage, lifted: ReadonlyMap<Segment, 'running_head' | 'page_number'>): SettledPage {
    const own = page.segments.filter((segment) => !lifted.has(segment));
    const found = unruledTables(rowsOfPage(own.filter((segment) => !segment.isVertical)));
    const inTable = (segment: Segment): boolean =>
      found.some((table) => segment.bottom <= table.bottom && segment.bottom >= table.top);
    const flow = own.filter((segment) => !inTable(segment));
    const notes = footnotesOf(rowsOfPage(flow), this.#body);
    const noted = new Set(notes.flat().flatMap((row) => row.segments));
    return {
      page,
      flow: flow.filter((segment) => !noted.has(segment)),
      notes,
      tables: [...page.tables, ...found].sort((a, b) => a.top - b.top),
      edges: [...lifted]
        .filter(([segment]) => page.segments.includes(segment))
        .map(([segment, kind]) => ({ segment, kind })),
    };
  }

  #page({ page, flow, notes, tables, edges }: SettledPage): void {
    const top = edges.filter(({ segment }) => segment.bottom < page.height / 2);
    for (const { segment, kind } of top) this.#lift(page, segment, kind);
    this.#downwards(
      page,
      flow.filter((one) => one.isVertical),
    );
    let rest = flow.filter((one) => !one.isVertical);
    for (const table of tables) {
      this.#prose(
        page,
        rest.filter((one) => one.bottom < table.top + 2),
      );
      rest = rest.filter((one) => one.bottom >= table.top + 2);
      this.#table(page, table);
    }
    this.#prose(page, rest);
    for (const note of notes) this.#note(page, note);
    for (const segment of page.aside) this.#lift(page, segment, 'running_head');
    for (const segment of page.hidden) this.#lift(page, segment, 'hidden');
    for (const { segment, kind } of edges)
      if (segment.bottom >= page.height / 2) this.#lift(page, segment, kind);
  }

  /** Lines of vertical writing; a paragraph begins lower. */
  #downwards(page: PrintedPage, lines: readonly Segment[]): void {
    const top = Math.min(...lines.map(({ bottom }) => bottom));
    for (const line of lines) {
      const down = (line.bottom - top) / line.size;
      this.#line(page, (down > 1.4 && down < 2.8 ? '\u3000\u3000' : '') + line.text, line, 0);
    }
  }

  #prose(page: PrintedPage, segments: readonly Segment[]): void {
    for (const { rows: printed } of readingOrder(segments)) {
      const rows = joinTitles(printed, LARGER * this.#body);
      const margin = commonestLeft(rows);
      rows.forEach((row, i) => {
        const above = rows[i - 1];
        const isApart = above !== undefined && row.bottom - above.bottom > 2.6 * row.size;
        this.#row(page, row, margin, isApart ? 1 : 0);
      });
    }
  }

  #row(page: PrintedPage, row: PageRow, margin: number, blank: number): void {
    const left = row.segments[0]!.left - margin;
    const indent = left > 1.4 * row.size && left < 2.8 * row.size ? '\u3000\u3000' : '';
    const box = boxOf(row.segments);
    if (row.size >= LARGER * this.#body && isHeadingLike(row.text)) {
      const start = this.#writer.heading(row.text, row.size >= 1.5 * this.#body ? 0 : 1, blank);
      this.#place(page, start, box);
    } else this.#line(page, indent + row.text, box, blank);
  }

  #line(page: PrintedPage, text: string, box: Segment | Box, blank: number): void {
    this.#place(page, this.#writer.line(text, blank), 'size' in box ? boxOf([box]) : box);
  }

  #lift(page: PrintedPage, segment: Segment, kind: 'running_head' | 'page_number' | 'hidden'): void {
    this.#place(page, this.#writer.lift(segment.text, kind), boxOf([segment]));
  }

  /** The lines of a note are one. */
  #note(page: PrintedPage, rows: readonly PageRow[]): void {
    const start = this.#writer.lift(rows.map((row) => row.text).join(''), 'footnote');
    this.#place(page, start, boxOf(rows.flatMap((row) => row.segments)));
  }

  #table(page: PrintedPage, { grid }: PrintedTable): void {
    const cells = this.#writer.table(grid, 1);
    grid.cells.forEach((cell, i) => {
      const { start, end } = cells[i]!;
      if (end > start)
        this.#places.push({ ...partOf(cell.page ?? page, cell.box), rawStart: start, rawEnd: end });
    });
  }

  #place(page: PrintedPage, start: number, box: Box): void {
    this.#places.push({ ...partOf(page, box), rawStart: start, rawEnd: this.#writer.length });
  }
}

const WHOLE = 65_535;

function partOf({ number, width, height }: PrintedPage, box: Box): Omit<LinePlace, 'rawStart' | 'rawEnd'> {
  const part = (length: number, whole: number): number =>
    Math.round(Math.max(0, Math.min(1, length / whole)) * WHOLE);
  const [x, y] = [part(box.left, width), part(box.top, height)];
  return { page: number, x, y, width: part(box.right, width) - x, height: part(box.bottom, height) - y };
}

/** A font reaches about 0.88 of its size above the baseline and 0.12 below it. */
function boxOf(segments: readonly Segment[]): Box {
  return {
    left: Math.min(...segments.map((one) => one.left)),
    right: Math.max(...segments.map((one) => one.right)),
    top: Math.min(...segments.map((one) => one.bottom - 0.88 * one.size)),
    bottom: Math.max(...segments.map((one) => one.bottom + 0.12 * one.size)),
  };
}

/** Lines of large type of one size that stand close together are one title. */
function joinTitles(rows: readonly PageRow[], large: number): PageRow[] {
  const joined: PageRow[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    const isNext =
      last !== undefined &&
      last.size >= large &&
      Math.abs(last.size - row.size) < 0.5 &&
      // ——2022年1月19日在…会议上 stands below a title.
      !standsBelowTitle(row.text);
    if (last && isNext && row.bottom - last.bottom < 2.2 * row.size && isHeadingLike(last.text + row.text))
      joined[joined.length - 1] = {
        ...row,
        segments: [...last.segments, ...row.segments],
        text: last.text + row.text,
      };
    else joined.push(row);
  }
  return joined;
}

function isHeadingLike(text: string): boolean {
  return text.length <= LONGEST_HEADING && /\p{Script=Han}{3}/u.test(text) && !/[。；，：！？]$/.test(text);
}

function commonestLeft(rows: readonly PageRow[]): number {
  const counts = new Map<number, number>();
  for (const { segments } of rows) {
    const left = Math.round(segments[0]!.left);
    counts.set(left, (counts.get(left) ?? 0) + 1);
  }
  // Of paragraphs of two lines each as many lines begin indented as do not.
  return [...counts].reduce(
    (best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] < best[0]) ? one : best),
    [0, 0],
  )[0];
}
