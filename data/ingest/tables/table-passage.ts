import type { ParsedPassage } from '../../schema/parsed-report.ts';
import { codePointIndex } from '../../text/code-point-index.ts';
import { offsetMapOf } from '../../text/traced-text.ts';
import { withHeaders } from './header-cells.ts';
import type { TracedTable } from './traced-table.ts';

/** The table as a passage, with the cells that head others known. */
export function tablePassage(table: TracedTable): ParsedPassage {
  const { text, grid } = table;
  const codePoint = codePointIndex(text);
  const cells = withHeaders(grid, grid.cells, (cell) => text.slice(cell.start, cell.end)).map((cell) => ({
    ...cell,
    start: codePoint(cell.start),
    end: codePoint(cell.end),
  }));
  const { rows, columns, caption } = grid;
  return { kind: 'table', text, map: offsetMapOf(table), table: { rows, columns, caption, cells } };
}
