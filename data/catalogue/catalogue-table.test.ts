import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ReportId, ReportSummary } from '../contract/model.ts';
import { catalogueFile, previewCatalogue } from './catalogue-table.ts';

const report = (n: number, more: Partial<ReportSummary> = {}): ReportSummary => ({
  reportId: `linhe-${2000 + n}` as ReportId,
  genre: 'annual-review',
  period: String(2000 + n),
  plannedPeriod: null,
  unsure: [],
  agency: '临河县市场监督管理局',
  agencyLabel: '临河',
  region: null,
  level: 'county',
  yearCovered: 2000 + n,
  yearPublished: 2001 + n,
  title: `=题名“${n}”，第 1 版_x0041_`,
  subtitle: null,
  kicker: null,
  byline: { 记者: ['张三', '李四；王五'] },
  head: { name: '周正', title: '局长' },
  fields: { remarks: '第一行\n第二行', subjects: ['甲', '乙；丙'], date: '20220315' },
  sourceFile: null,
  sha256: null,
  hasOriginal: false,
  editions: ['digest'],
  ...more,
});
const REPORTS = Array.from({ length: 40 }, (_, n) => report(n));
const bytesOf = (format: 'csv' | 'xlsx'): Buffer =>
  Buffer.from(catalogueFile(REPORTS, format).contentBase64, 'base64');

/** Opens the file, sets one cell, and saves it, as another program does. */
async function editedXlsx(
  bytes: Buffer,
  row: number,
  heading: string,
  text: string | number,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const sheet = workbook.worksheets[0]!;
  const column = (sheet.getRow(1).values as unknown[]).indexOf(heading);
  sheet.getCell(row, column).value = text;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function editedCsv(bytes: Buffer, row: number, heading: string, text: string): Buffer {
  const { data } = Papa.parse<string[]>(bytes.toString().replace(/^\ufeff/, ''));
  data[row - 1]![data[0]!.indexOf(heading)] = text;
  return Buffer.from(Papa.unparse(data));
}

describe.each(['csv', 'xlsx'] as const)('the catalogue as %s', (format) => {
  const edited = (row: number, heading: string, text: string) =>
    format === 'csv'
      ? editedCsv(bytesOf(format), row, heading, text)
      : editedXlsx(bytesOf(format), row, heading, text);

  it('is read back as it was written: nothing changes', async () => {
    expect(previewCatalogue(REPORTS, bytesOf(format))).toEqual({ changes: [], refused: [], reports: 40 });
    // Saved by another program as well.
    expect(previewCatalogue(REPORTS, await edited(2, '机关', '临河县市场监督管理局')).changes).toEqual([]);
  });

  it('changes exactly the cell that was edited elsewhere', async () => {
    expect(previewCatalogue(REPORTS, await edited(5, '题名', '为了一方安宁'))).toEqual({
      changes: [{ reportId: 'linhe-2003', field: 'title', before: REPORTS[3]!.title, after: '为了一方安宁' }],
      refused: [],
      reports: 40,
    });
    expect(previewCatalogue(REPORTS, await edited(6, '附注', '')).changes).toEqual([
      { reportId: 'linhe-2004', field: 'remarks', before: '第一行\n第二行', after: null },
    ]);
    expect(previewCatalogue(REPORTS, await edited(7, '文种', '信息公开年报')).changes).toEqual([
      { reportId: 'linhe-2005', field: 'genre', before: 'annual-review', after: 'disclosure' },
    ]);
  });

  it('tells what it does not take, by row and field', async () => {
    expect(previewCatalogue(REPORTS, await edited(4, '发表年份', '去年')).refused).toEqual([
      { code: 'value', row: 4, field: 'yearPublished', text: '去年' },
    ]);
    expect(previewCatalogue(REPORTS, await edited(4, '报告编号', 'nowhere')).refused).toEqual([
      { code: 'report', row: 4, field: null, text: 'nowhere' },
    ]);
    expect(previewCatalogue(REPORTS, await edited(4, '报告编号', 'linhe-2000')).refused).toEqual([
      { code: 'twice', row: 4, field: null, text: 'linhe-2000' },
    ]);
    expect(previewCatalogue(REPORTS, await edited(1, '附注', '别的列')).refused).toEqual([
      { code: 'column', row: 1, field: null, text: '别的列' },
    ]);
  });
});

describe('a table from elsewhere', () => {
  it('may say numbers as numbers, in any order of columns, and in the encoding of a Chinese Excel', async () => {
    const numbers = await editedXlsx(bytesOf('xlsx'), 2, '发表年份', 2099);
    expect(previewCatalogue(REPORTS, numbers).changes).toMatchObject([
      { field: 'yearPublished', after: 2099 },
    ]);
    // 题名,报告编号 / 甲,linhe-2001 in GB 18030.
    const gbk = Buffer.from('cce2c3fb2cb1a8b8e6b1e0bac50d0abcd72c6c696e68652d323030310d0a', 'hex');
    expect(previewCatalogue(REPORTS, gbk).changes).toMatchObject([
      { reportId: 'linhe-2001', field: 'title', after: '甲' },
    ]);
  });

  it('that is no table of the catalogue is refused', () => {
    expect(() => previewCatalogue(REPORTS, Buffer.from('甲,乙\n1,2\n'))).toThrow(/报告编号/);
    expect(() => previewCatalogue(REPORTS, Buffer.from('PK\u0003\u0004 no zip'))).toThrow(/workbook/);
    expect(() => previewCatalogue(REPORTS, Buffer.from(''))).toThrow(/报告编号/);
  });
});
