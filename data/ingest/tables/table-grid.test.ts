import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeCells, withoutEmptyLines, type GridCell } from './table-grid.ts';
import { SourceWriter } from './source-writer.ts';
import { traceTable } from './traced-table.ts';
import { normaliseText } from '../../text/normalise.ts';

const cells = fc.record<GridCell>({
  text: fc.constantFrom('', '规章', '1,203', '合\t计', '𠀀', 'a\nb'),
  rowSpan: fc.integer({ min: 1, max: 4 }),
  columnSpan: fc.integer({ min: 1, max: 4 }),
  isHeader: fc.boolean(),
});
const rows = fc.array(fc.array(cells, { maxLength: 5 }), { maxLength: 6 });

describe('a table of any spans', () => {
  it('covers every place at most once, inside the table', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const grid = placeCells(given);
        const seen = new Set<string>();
        for (const cell of grid.cells)
          for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
            for (let c = cell.column; c < cell.column + cell.columnSpan; c++) {
              expect(r < grid.rows && c < grid.columns && !seen.has(`${r} ${c}`)).toBe(true);
              seen.add(`${r} ${c}`);
            }
      }),
    );
  });

  it('loses no word when empty rows and columns go', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const grid = placeCells(given);
        const words = (of: typeof grid): string[] => of.cells.map((cell) => cell.text).filter(Boolean);
        expect(words(withoutEmptyLines(grid))).toEqual(words(grid));
      }),
    );
  });

  it('is a passage whose cells hold what they held, a line for each row', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const grid = withoutEmptyLines(placeCells(given));
        fc.pre(grid.cells.length > 0);
        const writer = new SourceWriter();
        writer.line('之前');
        writer.table(grid);
        const { text, layout } = writer.finish();
        const table = traceTable(normaliseText(text).text, layout.tables[0]!);
        expect(table.raw).toHaveLength(table.text.length);
        expect(table.text.split('\n').length).toBeLessThanOrEqual(Math.max(1, grid.rows));
        expect(table.grid.cells.map((cell) => table.text.slice(cell.start, cell.end))).toEqual(
          grid.cells.map((cell) => cell.text.trim().replaceAll(/[\n\t]/g, ' ')),
        );
      }),
    );
  });
});
