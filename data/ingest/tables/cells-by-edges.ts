import type { GridCell } from './table-grid.ts';

/** A row whose cells say where they begin and end, in any one unit. */
export interface EdgedRow {
  /** One more than there are cells. */
  readonly edges: readonly number[];
  readonly cells: readonly EdgedCell[];
}

export interface EdgedCell {
  readonly text: string;
  /** A part of the cell to the left, or of the one above. */
  readonly joinsLeft: boolean;
  readonly joinsAbove: boolean;
}

/**
 * The cells of a table with the spans that their edges and joints give them: a cell that is as wide as two of another row
 * spans two columns. `nearest`: edges closer than this are one.
 */
export function cellsByEdges(rows: readonly EdgedRow[], nearest: number): GridCell[][] {
  const columnOf = columnsOf(rows, nearest);
  const placed = rows.map((row) => placedIn(row, columnOf));
  return placed.map((cells, r) => {
    const own: GridCell[] = [];
    let reached = 0;
    for (const { text, from, to, joinsAbove } of cells) {
      // A row that begins further in leaves room.
      if (from > reached) own.push(empty(from - reached));
      reached = to;
      if (joinsAbove && placed[r - 1]?.some((above) => above.from === from)) continue;
      let rowSpan = 1;
      while (placed[r + rowSpan]?.some((below) => below.joinsAbove && below.from === from)) rowSpan++;
      own.push({ text, rowSpan, columnSpan: to - from, isHeader: false });
    }
    return own;
  });
}

const empty = (columnSpan: number): GridCell => ({ text: '', rowSpan: 1, columnSpan, isHeader: false });

interface PlacedBetween {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly joinsAbove: boolean;
}

function placedIn({ edges, cells }: EdgedRow, columnOf: (edge: number) => number): PlacedBetween[] {
  const placed: PlacedBetween[] = [];
  cells.forEach(({ text, joinsLeft, joinsAbove }, i) => {
    const to = columnOf(edges[i + 1] ?? edges.at(-1)!);
    const last = placed.at(-1);
    const from = last?.to ?? columnOf(edges[i]!);
    if (last && (joinsLeft || to <= from))
      placed[placed.length - 1] = { ...last, text: `${last.text} ${text}`.trim(), to: Math.max(to, last.to) };
    else if (to > from) placed.push({ text, from, to, joinsAbove });
  });
  return placed;
}

/** Numbers the edges of all rows from the left; the ones next to each other are the same. */
function columnsOf(rows: readonly EdgedRow[], nearest: number): (edge: number) => number {
  const sorted = [...new Set(rows.flatMap(({ edges }) => edges))].sort((a, b) => a - b);
  const columns = new Map<number, number>();
  let column = -1;
  let first = -Infinity;
  for (const edge of sorted) {
    if (edge - first > nearest) {
      column++;
      first = edge;
    }
    columns.set(edge, column);
  }
  return (edge) => columns.get(edge) ?? 0;
}
