import ExcelJS from 'exceljs';
import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import * as SheetJS from 'xlsx';
import { csvOf, type Cell } from './csv.ts';
import { workbookOf } from './xlsx.ts';
import { longOr } from '../testing/long-form.ts';

const ROWS: readonly (readonly Cell[])[] = [
  ['词语', '年度', '户数', '备注'],
  ['=1+1', 2022, 9158, '＝1+1'],
  ['_x0041_', -3.5, 0.25, '<b>&"甲"\n乙'],
  ['@SUM(A1)', 1e21, 12, ' 前后有空格 '],
];
const file = workbookOf([
  { name: '检索/结果', rows: ROWS, widths: [20, 8] },
  { name: '来源', rows: [['档案库']] },
]);

/** Readers that share no code, each giving the first sheet row by row. */
const READERS: readonly (readonly [
  string,
  (bytes: Uint8Array) => Promise<readonly (readonly unknown[])[]>,
])[] = [
  [
    'ExcelJS, which asks for the reference of every cell',
    async (bytes) => {
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
      const rows: unknown[][] = [];
      workbook.worksheets[0]!.eachRow((row) => {
        const cells: unknown[] = [];
        row.eachCell({ includeEmpty: true }, (cell) => cells.push(cell.value));
        rows.push(cells);
      });
      return rows;
    },
  ],
  [
    'SheetJS',
    (bytes) => {
      const { Sheets, SheetNames } = SheetJS.read(bytes, { cellFormula: true });
      const sheet = Sheets[SheetNames[0]!]!;
      return Promise.resolve(SheetJS.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true }));
    },
  ],
  [
    'read-excel-file',
    async (bytes) => {
      // Without a sheet named it gives all of them.
      const read: unknown = await readExcelFile(Buffer.from(bytes), { trim: false });
      const [first] = read as readonly { readonly data: readonly (readonly unknown[])[] }[];
      return first!.data;
    },
  ],
];

/** Excel's way of writing a character by its code, which some readers leave as it stands in the file. */
const plain = (cell: unknown): unknown =>
  typeof cell === 'string' ? cell.replaceAll('_x005F_', '_').replaceAll('\r\n', '\n') : cell;

describe('a workbook', () => {
  it.each(READERS)('is read with its numbers as numbers and its texts as texts by %s', async (_, read) => {
    const rows = await read(file);
    expect(rows.map((row) => row.map(plain))).toEqual(ROWS);
  });

  it('has the sheets that it was given, under names that Excel takes', () => {
    expect(SheetJS.read(file).SheetNames).toEqual(['检索 结果', '来源']);
  });

  it('never holds a formula, whatever its texts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), { maxLength: 4 }),
        (rows) => {
          const { Sheets } = SheetJS.read(workbookOf([{ name: 'a', rows }]), { cellFormula: true });
          for (const cell of Object.values(Sheets['a']!)) expect((cell as { f?: string }).f).toBeUndefined();
        },
      ),
      { numRuns: longOr(60, 25) },
    );
  });

  it('bounds a cell as Excel does, and names columns beyond Z', () => {
    const wide = Array.from({ length: 30 }, (_, i) => i);
    const { Sheets } = SheetJS.read(workbookOf([{ name: 'a', rows: [wide, ['长'.repeat(40_000), NaN]] }]));
    expect((Sheets['a']!['AD1'] as SheetJS.CellObject).v).toBe(29);
    expect(String((Sheets['a']!['A2'] as SheetJS.CellObject).v)).toHaveLength(32_767);
    expect((Sheets['a']!['B2'] as SheetJS.CellObject).v).toBe('NaN');
  });

  it('is the same bytes for the same rows', () => {
    expect(workbookOf([{ name: 'a', rows: ROWS }])).toEqual(workbookOf([{ name: 'a', rows: ROWS }]));
  });
});

describe('a CSV', () => {
  it('begins with the mark of UTF-8, keeps numbers plain and makes formulas harmless', () => {
    expect(
      csvOf([
        ['词语', '合计'],
        ['=1+1', 13],
        ['说“好”,"行"', -2],
      ]),
    ).toBe('\uFEFF词语,合计\r\n\'=1+1,13\r\n"说“好”,""行""",-2\r\n');
  });

  it.each([
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠A1',
    '\t=1',
    '\r=1',
    ' =1+1',
    '\u200b=1',
    '\n=1',
  ])('never begins a cell as a formula: %j', (text) => {
    expect(csvOf([[text]])).toMatch(/^\uFEFF"?'/u);
  });
});
