import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../../../contract/code-points.ts';
import { DrawnPage, pdfOfPages } from '../../../testing/pdf-pages.ts';
import { withScannedPages } from '../../scans/scanned-text.ts';
import { readPdf } from '../read-pdf.ts';

/** A page of one table of two columns. */
function pageWith(rows: readonly (readonly [string, string])[]): DrawnPage {
  const page = new DrawnPage();
  rows.forEach((cells, row) => {
    const [top, foot] = [80 + 20 * row, 100 + 20 * row];
    cells.forEach((text, column) => {
      const [left, right] = [60 + 140 * column, 200 + 140 * column];
      page
        .text(text, left + 5, top + 14, 10)
        .rule(left, top, right, top)
        .rule(left, foot, right, foot);
      page.rule(left, top, left, foot).rule(right, top, right, foot);
    });
  });
  return page;
}
const FIRST = pageWith([
  ['项目', '数量'],
  ['走访', '4127'],
]);
const SECOND = pageWith([
  ['约谈', '88'],
  ['抽检', '315'],
]);

describe('a table that goes on over the page', () => {
  it('is one', async () => {
    const { layout } = await readPdf('两页.pdf', pdfOfPages([FIRST, SECOND]));
    expect(layout.tables.map(({ rows }) => rows)).toEqual([4]);
  });

  it('is two where a page stands between, whose text is read from its picture and belongs to neither', async () => {
    const read = await readPdf('三页.pdf', pdfOfPages([FIRST, new DrawnPage(), SECOND]));
    const place = { x: 0, y: 0, w: 9000, h: 900, drift: 0, knots: [], isIndented: false, unsure: [] };
    const page = { width: 1, height: 1, turns: 0, lines: [{ ...place, text: '夹在中间的一页' }] };
    const { text, layout } = withScannedPages(read, new Map([[2, page]]));
    expect(layout.tables.map(({ start, end }) => sliceCodePoints(text, start, end))).toEqual([
      '项目\t数量\n走访\t4127',
      '约谈\t88\n抽检\t315',
    ]);
    expect(text).toMatch(/4127\s+夹在中间的一页\s+约谈/);
  });
});
