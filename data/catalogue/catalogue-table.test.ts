import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ReportId, ReportSummary } from '../contract/model.ts';
import type { StatedDocument } from '../schema/stated-document.ts';
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

const stateOf = (one: ReportSummary): StatedDocument => ({
  ...one,
  sources: one.sha256 ? [one.sha256] : [],
  texts: [],
});
function preview(bytes: Buffer, reports: readonly ReportSummary[] = REPORTS) {
  const documentOf = (id: ReportId) => reports.filter((one) => one.reportId === id).map(stateOf)[0] ?? null;
  return previewCatalogue(reports, bytes, { heldAs: (id) => id, documentOf });
}

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
    expect(preview(bytesOf(format))).toEqual({ changes: [], refused: [], reports: 40 });
    // Saved by another program as well.
    expect(preview(await edited(2, '机关', '临河县市场监督管理局')).changes).toEqual([]);
  });

  it('changes nothing where a cell holds less than the record', () => {
    const long = report(1, {
      fields: {
        subjects: Array.from({ length: 150 }, (_, n) => `${n}${'题'.repeat(300)}`),
        remarks: '甲\u{FFFE}乙',
      },
    });
    const bytes = Buffer.from(catalogueFile([long], format).contentBase64, 'base64');
    expect(preview(bytes, [long])).toEqual({ changes: [], refused: [], reports: 1 });
  });

  it('changes exactly the cell that was edited elsewhere', async () => {
    expect(preview(await edited(5, '题名', '为了一方安宁'))).toEqual({
      changes: [{ reportId: 'linhe-2003', field: 'title', before: REPORTS[3]!.title, after: '为了一方安宁' }],
      refused: [],
      reports: 40,
    });
    expect(preview(await edited(6, '附注', '')).changes).toEqual([
      { reportId: 'linhe-2004', field: 'remarks', before: '第一行\n第二行', after: null },
    ]);
    expect(preview(await edited(7, '文种', '信息公开年报')).changes).toEqual([
      { reportId: 'linhe-2005', field: 'genre', before: 'annual-review', after: 'disclosure' },
    ]);
  });

  it('tells what it does not take, by row and field', async () => {
    expect(preview(await edited(4, '发表年份', '去年')).refused).toEqual([
      { code: 'value', row: 4, field: 'yearPublished', text: '去年' },
    ]);
    expect(preview(await edited(4, '报告编号', 'nowhere')).refused).toEqual([
      { code: 'report', row: 4, field: null, text: 'nowhere' },
    ]);
    expect(preview(await edited(4, '报告编号', 'linhe-2000')).refused).toEqual([
      { code: 'twice', row: 4, field: null, text: 'linhe-2000' },
    ]);
    expect(preview(await edited(1, '附注', '别的列')).refused).toEqual([
      { code: 'column', row: 1, field: null, text: '别的列' },
    ]);
  });
});

describe('a table from elsewhere', () => {
  it('may say numbers as numbers, in any order of columns, and in the encoding of a Chinese Excel', async () => {
    const numbers = await editedXlsx(bytesOf('xlsx'), 2, '发表年份', 2099);
    expect(preview(numbers).changes).toMatchObject([{ field: 'yearPublished', after: 2099 }]);
    // 题名,报告编号 / 甲,linhe-2001 in GB 18030.
    const gbk = Buffer.from('cce2c3fb2cb1a8b8e6b1e0bac50d0abcd72c6c696e68652d323030310d0a', 'hex');
    expect(preview(gbk).changes).toMatchObject([{ reportId: 'linhe-2001', field: 'title', after: '甲' }]);
  });

  it('that is no table of the catalogue is refused', () => {
    expect(() => preview(Buffer.from('甲,乙\n1,2\n'))).toThrow(/报告编号/);
    expect(() => preview(Buffer.from('PK\u0003\u0004 no zip'))).toThrow(/workbook/);
    expect(() => preview(Buffer.from(''))).toThrow(/报告编号/);
  });
});

describe('a table of another machine', () => {
  const original = (letter: string): string => letter.repeat(64);
  const ours = [
    report(1, { title: '2001年工作总结', sha256: original('a') }),
    report(2, { title: '2002年工作总结', sha256: original('b') }),
  ];
  const table = (...theirs: readonly ReportSummary[]): Buffer =>
    editedCsv(Buffer.from(catalogueFile(theirs, 'csv').contentBase64, 'base64'), 2, '附注', '核');

  it('speaks of the report that was read from its original, under whatever id', () => {
    const theirs = report(2, {
      reportId: 'linhe-2001' as ReportId,
      sha256: original('b'),
      title: ours[1]!.title,
    });
    expect(preview(table(theirs), ours)).toMatchObject({
      changes: [{ reportId: 'linhe-2002', field: 'remarks', after: '核' }],
      refused: [],
    });
    const nowhere = { ...theirs, reportId: 'linhe-2001-2' as ReportId };
    expect(preview(table(nowhere), ours).changes).toMatchObject([{ reportId: 'linhe-2002' }]);
  });

  it('says nothing of another document that goes by its id, and that is told', () => {
    const theirs = report(1, { title: '食品安全专项总结', sha256: original('c') });
    expect(preview(table(theirs), ours)).toEqual({
      changes: [],
      refused: [{ code: 'document', row: 2, field: null, text: 'linhe-2001' }],
      reports: 0,
    });
  });

  it('is taken for a document that is described alike, and where it names no original', () => {
    const scanned = { ...ours[0]!, sha256: original('d') };
    expect(preview(table(scanned), ours).changes).toMatchObject([{ reportId: 'linhe-2001', after: '核' }]);
    const bare = report(1, { title: '食品安全专项总结', sha256: null });
    expect(preview(table(bare), ours).changes.map(({ field }) => field)).toEqual(['title', 'remarks']);
  });
});
