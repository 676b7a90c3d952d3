import { describe, expect, it } from 'vitest';
import { columnsOf } from './table-columns.ts';
import type { WordedCell } from './table-rows.ts';

const cell = (row: number, column: number, text: string, span = 1): WordedCell => ({
  cell: { row, column, rowSpan: span, columnSpan: 1, isHeader: row === 0, start: 0, end: text.length },
  text,
  behind: '',
});
const row = (at: number, ...texts: readonly string[]) => texts.map((text, column) => cell(at, column, text));

describe('the columns of a table, from its words', () => {
  it('are as wide as their words, and leave the rest to those of sentences', () => {
    const rows = [row(0, '码头', '做了什么'), row(1, '东埠', '浮桥加固并重新登记，护栏换新')];
    const { widths } = columnsOf(rows)!;
    expect(widths[0]).toBeGreaterThan(2);
    expect(widths[0]).toBeLessThan(4);
    expect(widths[1]).toBeNull();
  });

  it('never break a number, and make the table as wide as all of them need', () => {
    const { widths, least } = columnsOf([row(0, '1,234,567,890.25', '9,876,543,210.75')])!;
    expect(widths[0]).toBeGreaterThan(9);
    expect(least).toBeCloseTo(widths[0]! + widths[1]!);
  });

  it('share what is left over where none has long words', () => {
    const words = row(0, '做了什么做了什么做了什么', '3');
    expect(columnsOf([words])!.tracks).toMatch(/^minmax\(0, 1fr\) [\d.]+em$/);
    expect(columnsOf([row(0, '码头', '3')])!.tracks).toMatch(
      /^minmax\(([\d.]+)em, \1fr\) minmax\(([\d.]+)em, \2fr\)$/,
    );
  });

  it('are left to the browser where a cell spans rows, or a row has fewer cells', () => {
    expect(columnsOf([[cell(0, 0, '甲', 2), cell(0, 1, '乙')], row(1, '丙')])).toBeNull();
    expect(columnsOf([row(0, '甲', '乙'), row(1, '丙')])).toBeNull();
    expect(columnsOf([])).toBeNull();
  });
});
