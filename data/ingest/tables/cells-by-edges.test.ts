import { describe, expect, it } from 'vitest';
import { cellsByEdges, type EdgedRow } from './cells-by-edges.ts';

/** `text` alone, `<text` joins the cell to the left, `^text` the one above. */
function row(edges: readonly number[], ...cells: readonly string[]): EdgedRow {
  return {
    edges,
    cells: cells.map((cell) => ({
      text: cell.replace(/^[<^]/, ''),
      joinsLeft: cell.startsWith('<'),
      joinsAbove: cell.startsWith('^'),
    })),
  };
}

const spans = (...rows: readonly EdgedRow[]): string[][] =>
  cellsByEdges(rows, 5).map((cells) =>
    cells.map(({ text, rowSpan, columnSpan }) => `${text} ${rowSpan}×${columnSpan}`),
  );

describe('cells that say where they begin and end', () => {
  it('span the columns of other rows', () => {
    expect(spans(row([0, 10, 30], '甲', '乙'), row([0, 10, 20, 30], '1', '2', '3'))).toEqual([
      ['甲 1×1', '乙 1×2'],
      ['1 1×1', '2 1×1', '3 1×1'],
    ]);
  });

  it('join the one to the left and the one above', () => {
    expect(
      spans(
        row([0, 10, 20, 30], '甲', '<', '乙'),
        row([0, 10, 20, 30], '1', '2', '^'),
        row([0, 10, 20, 30], '3', '4', '^'),
      ),
    ).toEqual([
      ['甲 1×2', '乙 3×1'],
      ['1 1×1', '2 1×1'],
      ['3 1×1', '4 1×1'],
    ]);
  });

  it('are one where programs have rounded their edges differently', () => {
    expect(spans(row([0, 100, 200], '甲', '乙'), row([0, 103, 198], '1', '2'))).toEqual([
      ['甲 1×1', '乙 1×1'],
      ['1 1×1', '2 1×1'],
    ]);
  });

  it('leave room where a row begins further in', () => {
    expect(spans(row([0, 10, 20], '甲', '乙'), row([10, 20], '2'))).toEqual([
      ['甲 1×1', '乙 1×1'],
      [' 1×1', '2 1×1'],
    ]);
  });

  it('lose no word where one has no width', () => {
    expect(spans(row([0, 10, 10, 20], '甲', '乙', '丙'))).toEqual([['甲 乙 1×1', '丙 1×1']]);
  });
});
