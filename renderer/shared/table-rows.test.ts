import { describe, expect, it } from 'vitest';
import { marksOfCell, rowsOf } from './table-rows.ts';

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
    expect(rowsOf(cells)).toEqual([[cells[0], cells[1]], [cells[2]]]);
  });

  it('shows of a mark over two cells what lies in each', () => {
    const mark = { start: 1, end: 4, kind: 'hit', id: 'a' };
    expect(marksOfCell([mark], cell(0, 0, 0, 2))).toEqual([{ ...mark, start: 1, end: 2 }]);
    expect(marksOfCell([mark], cell(0, 1, 3, 5))).toEqual([{ ...mark, start: 0, end: 1 }]);
    expect(marksOfCell([mark], cell(1, 0, 6, 7))).toEqual([]);
  });
});
