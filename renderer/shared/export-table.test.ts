import { describe, expect, it } from 'vitest';
import * as SheetJS from 'xlsx';
import { markdownOf, workbookWithSource, type ExportTable } from './export-table.ts';

const TABLE: ExportTable = {
  fileName: '比较',
  title: '平湖 2020 · 平湖 2022',
  about: ['档案库 3f9a', '2026-11-21'],
  aboutName: '来源',
  columns: [
    { head: '原句', width: 60 },
    { head: '数值', width: 12 },
  ],
  rows: [['“浙食链”上链|企业\n达到*八成*', 3777]],
};

describe('a table to take away', () => {
  it('stands in Markdown with its source, each row one line, its text no markup', () => {
    expect(markdownOf(TABLE).split('\n')).toEqual([
      '# 平湖 2020 · 平湖 2022',
      '',
      '- 档案库 3f9a',
      '- 2026-11-21',
      '',
      '| 原句 | 数值 |',
      '|---|---|',
      '| “浙食链”上链\\|企业<br>达到\\*八成\\* | 3777 |',
      '',
    ]);
  });

  it('is a workbook with typed numbers, and its source on a sheet of its own', () => {
    const { SheetNames, Sheets } = SheetJS.read(workbookWithSource(TABLE), { cellStyles: true });
    expect(SheetNames).toEqual(['平湖 2020 · 平湖 2022', '来源']);
    const [table, source] = SheetNames.map((name) =>
      SheetJS.utils.sheet_to_json(Sheets[name]!, { header: 1 }),
    );
    expect(table![1]).toEqual([TABLE.rows[0]![0], 3777]);
    expect(source).toEqual([['平湖 2020 · 平湖 2022'], ['档案库 3f9a'], ['2026-11-21']]);
    expect(Sheets[SheetNames[0]!]!['!cols']?.[0]?.width).toBe(60);
  });

  it('never holds a cell that a spreadsheet program refuses', () => {
    const long = { ...TABLE, rows: [['字'.repeat(100_000), 1]] };
    const { SheetNames, Sheets } = SheetJS.read(workbookWithSource(long));
    expect(String((Sheets[SheetNames[0]!]!['A2'] as SheetJS.CellObject).v)).toHaveLength(32_767);
  });
});
