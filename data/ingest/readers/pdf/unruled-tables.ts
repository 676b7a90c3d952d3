import { cellKind } from '../../tables/cell-kind.ts';
import { isTable, placeCells } from '../../tables/table-grid.ts';
import type { Box, PrintedCell, PrintedTable } from './printed-page.ts';
import type { PageRow } from './page-rows.ts';
import type { Segment } from './printed-lines.ts';

/** Fewer rows with fewer numbers are lines that happen to have gaps. */
const FEWEST_ROWS = 3;
const SHARE_OF_NUMBERS = 0.4;
/** Rows further apart than so many sizes are not of one table. */
const FURTHEST = 3.2;

/** Tables without rules: rows of several pieces that stand below one another in columns, mostly numbers. */
export function unruledTables(rows: readonly PageRow[]): PrintedTable[] {
  const tables: PrintedTable[] = [];
  for (let at = 0; at < rows.length;) {
    const end = endOfRun(rows, at);
    const table = end - at >= FEWEST_ROWS ? tableOf(rows.slice(at, end)) : null;
    if (table) tables.push(table);
    at = Math.max(end, at + 1);
  }
  return tables;
}

function endOfRun(rows: readonly PageRow[], from: number): number {
  let at = from;
  while (at < rows.length && rows[at]!.segments.length > 1 && !(at > from && isFar(rows[at - 1]!, rows[at]!)))
    at++;
  return at;
}

function isFar(above: PageRow, below: PageRow): boolean {
  return below.bottom - above.bottom > FURTHEST * Math.max(above.size, below.size);
}

function tableOf(rows: readonly PageRow[]): PrintedTable | null {
  const columns = columnsOf(rows.flatMap((row) => row.segments));
  if (columns.length < 2) return null;
  const placed = rows.map((row) =>
    columns.map((column) => row.segments.filter((one) => overlaps(one, column))),
  );
  if (placed.some((row) => row.some((cell) => cell.length > 1))) return null;
  const isCounted = numbersBehindFirst(placed) >= SHARE_OF_NUMBERS;
  const grid = placeCells(
    placed.map((row) =>
      row.map(([segment]) => ({ text: segment?.text ?? '', rowSpan: 1, columnSpan: 1, isHeader: false })),
    ),
  );
  if (!isCounted || !isTable(grid)) return null;
  const cells = grid.cells.map((cell): PrintedCell => ({
    ...cell,
    box: boxOf(placed[cell.row]?.[cell.column]?.[0], columns[cell.column]!, rows[cell.row]!),
  }));
  return {
    left: columns[0]!.left,
    right: columns.at(-1)!.right,
    top: rows[0]!.bottom - rows[0]!.size,
    bottom: rows.at(-1)!.bottom + 0.2 * rows.at(-1)!.size,
    grid: { ...grid, cells },
    edges: [...columns.map((column) => column.left), columns.at(-1)!.right],
    isOpenAbove: false,
    isOpenBelow: false,
  };
}

interface Column {
  readonly left: number;
  readonly right: number;
}

/** Pieces that overlap from the side belong to one column. */
function columnsOf(segments: readonly Segment[]): Column[] {
  const columns: { left: number; right: number }[] = [];
  for (const { left, right } of [...segments].sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last && left < last.right) last.right = Math.max(last.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

const overlaps = (segment: Segment, column: Column): boolean =>
  segment.left < column.right && segment.right > column.left;

function numbersBehindFirst(rows: readonly (readonly (readonly Segment[])[])[]): number {
  const kinds = rows.flatMap((row) =>
    row.slice(1).flatMap(([segment]) => (segment ? [cellKind(segment.text)] : [])),
  );
  return kinds.filter((kind) => kind !== 'text').length / Math.max(1, kinds.length);
}

function boxOf(segment: Segment | undefined, column: Column, row: PageRow): Box {
  const { left, right, bottom, size } = segment ?? { ...column, ...row };
  return { left, right, top: bottom - size, bottom: bottom + 0.2 * size };
}
