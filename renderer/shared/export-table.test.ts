import { describe, expect, it } from 'vitest';
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
    // Entries are stored without compression, so that the parts can be read as they lie.
    const text = new TextDecoder().decode(workbookWithSource(TABLE));
    expect(text).toContain('<c><v>3777</v></c>');
    expect(text).toContain('<sheet name="来源" sheetId="2" r:id="rId2"/>');
    expect(text).toContain('<col min="1" max="1" width="60" customWidth="1"/>');
    expect(text).toContain('档案库 3f9a');
  });

  it('never holds a cell that a spreadsheet program refuses', () => {
    const long = { ...TABLE, rows: [['字'.repeat(100_000), 1]] };
    const text = new TextDecoder().decode(workbookWithSource(long));
    expect(Math.max(...[...text.matchAll(/>([字…]+)</g)].map((match) => match[1]!.length))).toBe(32_767);
  });
});
