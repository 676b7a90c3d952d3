import { describe, expect, it } from 'vitest';
import { hasTitle, writeSheets, type SheetCell } from './write-sheet.ts';

const cells = (...rows: readonly (readonly string[])[]): SheetCell[] =>
  rows.flatMap((texts, row) =>
    texts.map((text, column) => ({ text, row, column, rowSpan: 1, columnSpan: 1 })),
  );

describe('a sheet', () => {
  it('has a title where its first row is one cell over others, so that its own name is none', () => {
    expect(hasTitle(cells(['2022年抽检统计表'], ['类别', '批次'], ['粮食', '120']))).toBe(true);
    expect(hasTitle(cells(['', ''], ['2022年抽检统计表', ''], ['类别', '批次']))).toBe(true);
    expect(hasTitle(cells(['类别', '批次'], ['粮食', '120']))).toBe(false);
    expect(hasTitle(cells(['只有一句话'], ['还有一句']))).toBe(false);
  });

  it('goes on with its table behind an empty row, where numbers follow in the same columns', () => {
    const tablesOf = (...rows: readonly (readonly string[])[]): number[] =>
      writeSheets([{ title: '', cells: cells(...rows) }]).layout.tables.map(({ rows: count }) => count);
    const head = [
      ['类别', '批次'],
      ['粮食', '120'],
    ];
    expect(tablesOf(...head, ['', ''], ['蔬菜', '95'], ['', ''], ['合计', '215'])).toEqual([4]);
    expect(tablesOf(...head, ['', ''], ['单位', '户数'], ['城关', '95'])).toEqual([2, 2]);
    expect(tablesOf(...head, ['', ''], ['蔬菜', '95', '3'], ['水果', '12', '4'])).toEqual([2, 2]);
    expect(tablesOf(...head, ['', ''], ['', ''], ['蔬菜', '95'], ['水果', '12'])).toEqual([2, 2]);
  });
});
