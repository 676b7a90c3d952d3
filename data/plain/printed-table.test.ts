import { describe, expect, it } from 'vitest';
import { printedTable, textOfTable, type TableShape } from './printed-table.ts';

//  项目 │   本年      │ 上年
//       │ 件数 │ 金额 │
//  规章 │  3   │      │  5
const TEXT = '项目\t本年\t上年\n件数\t金额\n规章\t3\t\t5';
const TABLE: TableShape = {
  caption: '（单位：万元）',
  cells: [
    ...[cell(0, 0, 0, 2, 2, 1), cell(0, 1, 3, 5, 1, 2), cell(0, 3, 6, 8, 2, 1)],
    ...[cell(1, 1, 9, 11), cell(1, 2, 12, 14)],
    ...[cell(2, 0, 15, 17), cell(2, 1, 18, 19), cell(2, 2, 20, 20), cell(2, 3, 21, 22)],
  ],
};

function cell(row: number, column: number, start: number, end: number, rowSpan = 1, columnSpan = 1) {
  return { row, column, rowSpan, columnSpan, isHeader: row < 2, start, end };
}

describe('a table of a report as it is printed', () => {
  it('has every cell in its column, and leaves the places blank over which a cell spans', () => {
    const table = printedTable(TEXT, TABLE);
    expect(table?.caption).toBe('（单位：万元）');
    expect(textOfTable(table!)).toBe('项目\t本年\t\t上年\n\t件数\t金额\t\n规章\t3\t\t5');
    expect(table?.rows[0]?.map(({ kind }) => kind)).toEqual(['cell', 'cell', 'covered', 'cell']);
    expect(table?.rows[1]?.map(({ kind }) => kind)).toEqual(['covered', 'cell', 'cell', 'covered']);
  });

  it('is the part of it that was selected, spans cut to it', () => {
    // From 金额 to 3.
    const table = printedTable('金额\n规章\t3', TABLE, 12);
    expect(table?.caption).toBeNull();
    expect(textOfTable(table!)).toBe('\t\t金额\n规章\t3\t');
    // The end of 本年 to the beginning of 件数.
    expect(textOfTable(printedTable('年\t上年\n件', TABLE, 4)!)).toBe('年\t\t上年\n件\t\t');
    expect(printedTable('规', TABLE, 15)).toBeNull();
  });

  it('is told by tabs where nothing is known of its cells, or what is known cannot be', () => {
    expect(textOfTable(printedTable('甲\t乙\n丙', null)!)).toBe('甲\t乙\n丙\t');
    expect(printedTable('甲乙', null)).toBeNull();
    const overlapping = { caption: null, cells: [cell(0, 0, 0, 1, 1, 2), cell(0, 1, 2, 3)] };
    expect(textOfTable(printedTable('甲\t乙', overlapping)!)).toBe('甲\t乙');
    const immense = { caption: null, cells: [cell(0, 99_999, 0, 1), cell(99_999, 0, 2, 3, 1, 99_999)] };
    expect(textOfTable(printedTable('甲\n乙\t', immense)!)).toBe('甲\t\n乙\t');
  });

  it('has its cells alone where these are few for so many places', () => {
    const words = `${'甲\t'.repeat(999)}甲${'\n乙'.repeat(990)}`;
    const cells = [...words.matchAll(/[甲乙]/gu)].map(({ index }, i) =>
      cell(Math.max(0, i - 999), i < 1000 ? i : 0, index, index + 1),
    );
    for (const shape of [{ caption: null, cells }, null]) {
      const table = printedTable(words, shape)!;
      expect(textOfTable(table)).toBe(words);
    }
  });

  it('counts its characters as code points', () => {
    const cells = [cell(0, 0, 0, 1), cell(0, 1, 2, 3), cell(1, 0, 4, 5, 1, 2)];
    expect(textOfTable(printedTable('𠮷\t乙\n丙', { caption: null, cells })!)).toBe('𠮷\t乙\n丙\t');
  });
});
