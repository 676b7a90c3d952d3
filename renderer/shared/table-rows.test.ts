import { describe, expect, it } from 'vitest';
import { marksOfCell, rowsOf, rowsUntil } from './table-rows.ts';

const cell = (row: number, column: number, start: number, end: number) => ({
  row,
  column,
  rowSpan: 1,
  columnSpan: 1,
  isHeader: false,
  start,
  end,
});

describe('a table in the reader', () => {
  it('has its cells row by row', () => {
    const cells = [cell(0, 0, 0, 2), cell(0, 1, 3, 5), cell(2, 0, 6, 7)];
    expect(rowsOf('合计\t12\n户', cells)).toEqual([
      [
        { cell: cells[0], text: '合计', behind: '\t' },
        { cell: cells[1], text: '12', behind: '\n' },
      ],
      [{ cell: cells[2], text: '户', behind: '' }],
    ]);
  });

  it('counts characters, not halves of them', () => {
    const cells = [cell(0, 0, 0, 2), cell(1, 0, 3, 4)];
    expect(
      rowsOf('𠮷市\t𡈽', cells)
        .flat()
        .map(({ text, behind }) => text + behind),
    ).toEqual(['𠮷市\t', '𡈽']);
  });

  it('is there as far as a place in it', () => {
    const rows = rowsOf('合计\t12\n户', [cell(0, 0, 0, 2), cell(0, 1, 3, 5), cell(2, 0, 6, 7)]);
    expect([1, 5, 7].map((end) => rowsUntil(rows, end))).toEqual([1, 1, 2]);
  });

  it('shows of a mark over two cells what lies in each', () => {
    const mark = { start: 1, end: 4, kind: 'hit', id: 'a' };
    expect(marksOfCell([mark], cell(0, 0, 0, 2))).toEqual([{ ...mark, start: 1, end: 2 }]);
    expect(marksOfCell([mark], cell(0, 1, 3, 5))).toEqual([{ ...mark, start: 0, end: 1 }]);
    expect(marksOfCell([mark], cell(1, 0, 6, 7))).toEqual([]);
  });
});
