import type { PrintedCell, PrintedTable } from './printed-page.ts';
import type { SettledPage } from './settled-page.ts';

/** Edges of columns within so many points of each other are the same. */
const NEAR = 4;

/**
 * A table that goes on at the top of the next page, between the same edges, is one. Its repeated head stands once; a row
 * that the page's end cut is one row, a cell that spans rows goes on.
 */
export function joinContinued(pages: readonly SettledPage[]): SettledPage[] {
  const joined = pages.map((page) => ({ ...page, tables: [...page.tables] }));
  for (let at = joined.length - 1; at > 0; at--) {
    const [before, after] = [joined[at - 1]!, joined[at]!];
    const last = before.tables.at(-1);
    const first = after.tables[0];
    // A page between them that says nothing in letters is a picture, whose text is put between them when it is read.
    if (after.page.number !== before.page.number + 1) continue;
    if (!last || !first || !isLast(before, last) || !isFirst(after, first)) continue;
    const edges = sharedEdges(last, first);
    if (edges === null) continue;
    before.tables[before.tables.length - 1] = append(onEdges(last, edges), onEdges(first, edges), after);
    after.tables.shift();
  }
  return joined;
}

function isLast({ flow }: SettledPage, table: PrintedTable): boolean {
  return !flow.some((segment) => segment.bottom > table.bottom);
}

function isFirst({ flow }: SettledPage, table: PrintedTable): boolean {
  return !flow.some((segment) => segment.bottom < table.top);
}

/** A page may show only some of the columns: of the two, the edges of one are among the other's. */
function sharedEdges(a: PrintedTable, b: PrintedTable): readonly number[] | null {
  const [more, fewer] = a.edges.length >= b.edges.length ? [a.edges, b.edges] : [b.edges, a.edges];
  const isWhole = isNear(more[0]!, fewer[0]!) && isNear(more.at(-1)!, fewer.at(-1)!);
  return isWhole && fewer.every((edge) => more.some((other) => isNear(edge, other))) ? more : null;
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= NEAR;

/** The same table with its columns counted between other edges. */
function onEdges(table: PrintedTable, edges: readonly number[]): PrintedTable {
  if (table.edges.length === edges.length) return table;
  const at = table.edges.map((edge) => edges.findIndex((other) => isNear(edge, other)));
  const cells = table.grid.cells.map((cell): PrintedCell => {
    const column = at[cell.column]!;
    return { ...cell, column, columnSpan: at[cell.column + cell.columnSpan]! - column };
  });
  return { ...table, edges, grid: { rows: table.grid.rows, columns: edges.length - 1, cells } };
}

function append(above: PrintedTable, below: PrintedTable, { page }: SettledPage): PrintedTable {
  const head = repeatedRows(above, below);
  const isCut = head === 0 && above.isOpenBelow && below.isOpenAbove;
  const shift = above.grid.rows - head - (isCut ? 1 : 0);
  const added = below.grid.cells
    .filter((cell) => cell.row >= head)
    .map((cell): PrintedCell => ({ ...cell, row: cell.row + shift, page: cell.page ?? page }));
  const gone = new Set<PrintedCell>();
  const cells = above.grid.cells.map((cell) => {
    const rest =
      cell.row + cell.rowSpan === above.grid.rows
        ? continuation(cell, added, isCut, above.grid.rows)
        : undefined;
    if (!rest) return cell;
    gone.add(rest);
    const rowSpan = rest.row + rest.rowSpan - cell.row;
    return { ...cell, rowSpan, text: joinTexts(cell.text, rest.text) };
  });
  return {
    ...above,
    isOpenBelow: below.isOpenBelow,
    grid: {
      rows: shift + below.grid.rows,
      columns: above.grid.columns,
      cells: [...cells, ...added.filter((cell) => !gone.has(cell))].sort(
        (a, b) => a.row - b.row || a.column - b.column,
      ),
    },
  };
}

/** Of a row that was cut every cell goes on; else only one that spans rows, and only in an empty one. */
function continuation(
  cell: PrintedCell,
  added: readonly PrintedCell[],
  isCut: boolean,
  rows: number,
): PrintedCell | undefined {
  const first = isCut ? rows - 1 : rows;
  return added.find(
    (one) =>
      one.row === first &&
      one.column === cell.column &&
      one.columnSpan === cell.columnSpan &&
      (isCut || (one.text === '' && cell.rowSpan > 1)),
  );
}

function joinTexts(above: string, below: string): string {
  return /[\dA-Za-z]$/.test(above) && /^[\dA-Za-z]/.test(below) ? `${above} ${below}` : above + below;
}

/** How many rows at the top of the second are the first's own. */
function repeatedRows(above: PrintedTable, below: PrintedTable): number {
  let row = 0;
  while (row < below.grid.rows - 1 && row < above.grid.rows && rowText(above, row) === rowText(below, row))
    row++;
  return row;
}

function rowText({ grid }: PrintedTable, row: number): string {
  return grid.cells
    .filter((cell) => cell.row === row)
    .map((cell) => `${cell.column}+${cell.columnSpan}:${cell.text}`)
    .join('|');
}
