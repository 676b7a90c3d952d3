import type { Segment } from './printed-lines.ts';
import type { PrintedPage } from './printed-page.ts';
import { rowsOfPage, type PageRow } from './page-rows.ts';

/** Lines at the edges of pages that are no part of the text. */
export interface Edges {
  readonly lifted: ReadonlyMap<Segment, 'running_head' | 'page_number'>;
}

/** So many lines from the upper and from the lower edge may be a running head. */
const DEEPEST = 3;
/** The room of heads and feet: this share of a page's height. */
const MARGIN = 0.14;
/** A running head is printed on every page, or on every other one. */
const SHARE = 0.3;
/** Its height on the page varies by no more, in points. */
const DRIFT = 8;

/** —1—, - 2 -, 第3页, 第 3 页 共 12 页, 4/12, Ⅳ, 5 */
const PAGE_NUMBER =
  /^(?:[—–\-·.~〜－]*\s*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+)\s*页?\s*[—–\-·.~〜－]*(?:\s*[,，/／]?\s*共?\s*\d{1,4}\s*页?)?|第\s*[一二三四五六七八九十百]{1,4}\s*页)$/iu;
/** What of a head may differ from page to page: a number that stands as a page's, not a year nor one that counts something. */
const OWN_NUMBER =
  /[第共]\s*\d{1,4}\s*页|(?<![^\s—–\-·.~〜－|/／])(?!(?:19|20)\d\d(?!\d))\d{1,4}(?![^\s—–\-·.~〜－|/／])/gu;
/** Heads and feet say no sentences, nor parts of one. */
const SENTENCE = /[，。；！？]/u;
const DRESSED = /[—–\-页/／－]/u;

/**
 * Running heads, page numbers and footers, known by repetition: the same words, page numbers aside, at the same height of
 * several pages. A line counts only where those between it and the edge of the page are lifted too.
 */
export function liftEdges(pages: readonly PrintedPage[]): Edges {
  const rows = pages.map((page) => edgeRows(page));
  const counts = new Map<string, number>();
  for (const page of rows)
    for (const key of new Set(page.flatMap((row) => row.keys))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const enough = Math.max(2, pages.length * SHARE);
  const lifted = new Map<Segment, 'running_head' | 'page_number'>();
  rows.forEach((page) => {
    for (const side of ['top', 'foot'] as const)
      for (const row of page.filter((one) => one.side === side)) {
        const kind = kindOf(
          row,
          pages.length,
          row.keys.some((key) => (counts.get(key) ?? 0) >= enough),
        );
        if (kind === null) break;
        for (const segment of row.row.segments) lifted.set(segment, kind);
      }
  });
  return { lifted };
}

interface EdgeRow {
  readonly row: PageRow;
  readonly side: 'top' | 'foot';
  readonly isInMargin: boolean;
  /** Words with the height where they stand, rounded down and up, so that a small drift does not part them. */
  readonly keys: readonly string[];
}

function edgeRows(page: PrintedPage): EdgeRow[] {
  const rows = rowsOfPage(page.segments.filter((segment) => !segment.isVertical));
  const edge = (row: PageRow, side: EdgeRow['side']): EdgeRow => {
    const height = side === 'top' ? row.bottom : page.height - row.bottom;
    const words = row.text.replaceAll(OWN_NUMBER, '#').replaceAll(/\s+/g, '');
    const step = Math.floor(height / DRIFT);
    return {
      row,
      side,
      isInMargin: height < page.height * MARGIN,
      keys: [step, step + 1].map((at) => `${side} ${at} ${words}`),
    };
  };
  const deepest = Math.min(DEEPEST, Math.ceil(rows.length / 2));
  return [
    ...rows.slice(0, deepest).map((row) => edge(row, 'top')),
    ...rows
      .slice(-deepest)
      .reverse()
      .map((row) => edge(row, 'foot')),
  ];
}

/** A number alone is a page's number where several pages have one, or where it is dressed as one. */
function kindOf(
  { row, isInMargin }: EdgeRow,
  pages: number,
  isRepeated: boolean,
): 'running_head' | 'page_number' | null {
  if (!isInMargin) return null;
  if (PAGE_NUMBER.test(row.text) && (isRepeated || pages > 1 || DRESSED.test(row.text))) return 'page_number';
  return isRepeated && pages > 1 && !SENTENCE.test(row.text) ? 'running_head' : null;
}
