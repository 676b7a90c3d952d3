import { describe, expect, it } from 'vitest';
import { hasTitle, type SheetCell } from './write-sheet.ts';

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
});
