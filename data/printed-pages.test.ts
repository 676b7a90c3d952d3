/** Ranges of imported PDFs and the rectangles in which their words are printed. */
import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from './contract/code-points.ts';
import type { ReportId } from './contract/model.ts';
import { WHOLE_PAGE, type PageBox } from './contract/page-model.ts';
import { boxesOfRange } from './contract/printed-boxes.ts';
import { overlap } from './testing/overlap.ts';
import { ACTIVE_DISCLOSURE } from './testing/statutory-tables.ts';
import { DrawnPage, pdfOfPages, pdfWithTables } from './testing/pdf-pages.ts';
import { libraryInFolder } from './testing/library-in-folder.ts';

const { library } = libraryInFolder();
const { archive } = library;

async function take(name: string, bytes: Uint8Array): Promise<ReportId> {
  const [file] = await archive['imports.add']({
    files: [{ name, contentBase64: Buffer.from(bytes).toString('base64') }],
  });
  expect(file).toMatchObject({ status: 'added' });
  return file!.reportId!;
}

const passagesOf = (reportId: ReportId) =>
  archive['reports.read']({ reportId, edition: 'original' }).sections.flatMap((section) =>
    section.headingPassage ? [section.headingPassage, ...section.passages] : section.passages,
  );

/** Lines as they are set: justified by a space between characters. */
const SET = [
  '全年检查食品生产经营单位3128户次，发现隐患',
  '问题96个，全部整改到位；立案查处案件47件，',
  '罚没款96.5万元，为消费者挽回损失28.4万元。',
  '新增经营主体8450户，在册总量达到28450户，',
  '同比增长6.4%，办件时限压缩到0.5个工作日。',
] as const;
const SIZE = 10;
const COLUMN = 225;
const halves = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 127 ? 1 : 2), 0);
const spreadOf = (text: string): number => (COLUMN - (halves(text) * SIZE) / 2) / [...text].length;

function printed(): { readonly bytes: Uint8Array; readonly placeOf: (word: string) => PageBox } {
  const page = new DrawnPage().text('平湖市市场监督管理局2022年工作总结', 150, 60, 20);
  const boxes = new Map<string, (from: number, to: number) => PageBox>();
  SET.forEach((line, i) => {
    const [left, baseline] = [60, 120 + i * 24];
    const spread = spreadOf(line);
    page.text(line, left, baseline, SIZE, spread);
    boxes.set(line, (from, to) => {
      const at = (count: number): number =>
        left + (halves([...line].slice(0, count).join('')) * SIZE) / 2 + count * spread;
      const [x, y] = [at(from) / 595, (baseline - 0.88 * SIZE) / 842];
      const [width, height] = [(at(to) - spread) / 595 - x, SIZE / 842];
      return {
        page: 1,
        x: x * WHOLE_PAGE,
        y: y * WHOLE_PAGE,
        width: width * WHOLE_PAGE,
        height: height * WHOLE_PAGE,
      };
    });
  });
  return {
    bytes: pdfOfPages([page]),
    placeOf: (word) => {
      const line = SET.find((one) => one.includes(word))!;
      const from = [...line.slice(0, line.indexOf(word))].length;
      return boxes.get(line)!(from, from + [...word].length);
    },
  };
}

describe('the pages of an imported PDF', () => {
  it('say where 50 words of justified lines stand', async () => {
    const { bytes, placeOf } = printed();
    const reportId = await take('列.pdf', bytes);
    const { pages, lines } = archive['sources.pages']({ reportId });
    expect(pages).toEqual([{ number: 1, width: 595, height: 842, rotation: 0 }]);
    const words = SET.flatMap((line) =>
      Array.from({ length: 10 }, (_, i) => [...line].slice(2 * i, 2 * i + 2 + (i % 3)).join('')),
    ).filter((word) => word !== '' && SET.filter((line) => line.includes(word)).length === 1);
    expect(words.length).toBeGreaterThan(40);
    for (const word of words) {
      const passage = passagesOf(reportId).find(({ text }) => text.includes(word))!;
      const from = [...passage.text.slice(0, passage.text.indexOf(word))].length;
      const own = lines.filter(({ passageId }) => passageId === passage.passageId);
      const boxes = boxesOfRange(own, passage.text, [from, from + [...word].length]);
      expect(boxes, word).toHaveLength(1);
      expect(overlap(boxes[0]!, placeOf(word)), word).toBeGreaterThan(0.6);
    }
  });

  it('say where the cells of a table stand', async () => {
    const reportId = await take(
      '表.pdf',
      pdfWithTables(['平湖市市场监督管理局2021年政府信息公开工作年度报告', ACTIVE_DISCLOSURE]),
    );
    const tables = passagesOf(reportId).filter((one) => one.table);
    const cells = archive['sources.pages']({ reportId }).lines.filter((one) => one.isCell);
    const words = cells.map(({ passageId, start, end }) =>
      sliceCodePoints(tables.find((one) => one.passageId === passageId)!.text, start, end).trim(),
    );
    expect(words).toEqual(ACTIVE_DISCLOSURE.flat().map(({ text }) => text));
    const [above, right] = [cells[words.indexOf('规章')]!, cells[words.indexOf('12,806')]!];
    expect(right.x).toBeGreaterThan(above.x + above.width - 50);
    expect(right.y).toBeGreaterThan(above.y);
  });

  it('are none where a format has no pages', async () => {
    const reportId = await take(
      '文.txt',
      Buffer.from('平湖市市场监督管理局2020年工作总结\n\n全年检查门店1203家，立案36件。'),
    );
    expect(archive['sources.pages']({ reportId })).toMatchObject({ pages: [], lines: [] });
  });
});
