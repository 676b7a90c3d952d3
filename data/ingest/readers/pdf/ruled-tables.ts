import type { Rule } from './page-paths.ts';

/** A box of a ruled table, in points; rows and columns are counted between its rules. */
export interface RuledCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface RuledTable {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly rows: number;
  readonly columns: number;
  /** Where its columns begin and the last ends. */
  readonly edges: readonly number[];
  /** No rule closes it above or below: it is cut by the page's edge. */
  readonly isOpenAbove: boolean;
  readonly isOpenBelow: boolean;
  readonly cells: readonly RuledCell[];
}

/** Rules so close together are the two sides of one line. */
const NEAR = 3;
/** A line may end a little before the one that it meets. */
const REACH = 4;

/** The tables that rules on a page draw: lines that meet, closed into at least four boxes. */
export function ruledTables(rules: readonly Rule[]): RuledTable[] {
  const across = merged(
    rules.filter((rule) => rule.y2 - rule.y1 < 1).map(({ x1, x2, y1 }) => ({ at: y1, from: x1, to: x2 })),
  );
  const down = merged(
    rules.filter((rule) => rule.x2 - rule.x1 < 1).map(({ x1, y1, y2 }) => ({ at: x1, from: y1, to: y2 })),
  );
  return meeting(across, down).flatMap(({ across: a, down: d }) => tableOf(a, d) ?? []);
}

/** A line along one axis at a place of the other. */
interface Line {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Lines at one place that touch are one. */
function merged(lines: readonly Line[]): Line[] {
  const found: { at: number; from: number; to: number }[] = [];
  const sorted = [...lines].sort((a, b) => a.at - b.at || a.from - b.from);
  for (const line of sorted) {
    let i = found.length - 1;
    while (i >= 0 && line.at - found[i]!.at <= NEAR && !touches(found[i]!, line)) i--;
    const same = found[i];
    if (same && line.at - same.at <= NEAR) {
      same.from = Math.min(same.from, line.from);
      same.to = Math.max(same.to, line.to);
    } else found.push({ ...line });
  }
  return found;
}

function touches(a: Line, b: Line): boolean {
  return b.from <= a.to + REACH && b.to >= a.from - REACH;
}

/** Lines that meet, directly or by others, belong to one table. */
function meeting(
  across: readonly Line[],
  down: readonly Line[],
): { readonly across: Line[]; readonly down: Line[] }[] {
  const group = [...across, ...down].map((_, i) => i);
  const root = (i: number): number => {
    while (group[i] !== i) i = group[i] = group[group[i]!]!;
    return i;
  };
  across.forEach((a, i) =>
    down.forEach((d, j) => {
      const meets =
        d.at >= a.from - REACH && d.at <= a.to + REACH && a.at >= d.from - REACH && a.at <= d.to + REACH;
      if (meets) group[root(i)] = root(across.length + j);
    }),
  );
  const groups = new Map<number, { across: Line[]; down: Line[] }>();
  const of = (i: number): { across: Line[]; down: Line[] } => {
    const found = groups.get(root(i)) ?? { across: [], down: [] };
    groups.set(root(i), found);
    return found;
  };
  across.forEach((line, i) => of(i).across.push(line));
  down.forEach((line, j) => of(across.length + j).down.push(line));
  return [...groups.values()];
}

function tableOf(across: readonly Line[], down: readonly Line[]): RuledTable | null {
  const ruled = across.map((line) => line.at);
  const ys = places([...ruled, ...commonEnds(down)]);
  const xs = places([...down.map((line) => line.at), ...commonEnds(across)]);
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  if (rows < 1 || columns < 1 || rows * columns < 4 || rows * columns > 20_000) return null;
  const cells = new Boxes(xs, ys, across, down).cells();
  if (cells.length < 4) return null;
  const isRuled = (y: number): boolean => ruled.some((at) => Math.abs(at - y) <= NEAR);
  return {
    left: xs[0]!,
    right: xs.at(-1)!,
    top: ys[0]!,
    bottom: ys.at(-1)!,
    rows,
    columns,
    edges: xs,
    isOpenAbove: !isRuled(ys[0]!),
    isOpenBelow: !isRuled(ys.at(-1)!),
    cells,
  };
}

/** Where most of the lines across end together there is an edge, be it drawn or not. */
function commonEnds(lines: readonly Line[]): number[] {
  const ends = (ofLine: (line: Line) => number): number[] => {
    const all = lines.map(ofLine);
    const outermost = [Math.min(...all), Math.max(...all)];
    return outermost.filter(
      (end) => all.filter((one) => Math.abs(one - end) <= NEAR).length > lines.length / 2,
    );
  };
  return lines.length < 2 ? [] : [...ends((line) => line.from), ...ends((line) => line.to)];
}

function places(ats: readonly number[]): number[] {
  const sorted = [...ats].sort((a, b) => a - b);
  return sorted.filter((at, i) => i === 0 || at - sorted[i - 1]! > NEAR);
}

/** The places between the rules, joined where no rule stands between. */
class Boxes {
  readonly #xs: readonly number[];
  readonly #ys: readonly number[];
  readonly #across: readonly Line[];
  readonly #down: readonly Line[];

  constructor(xs: readonly number[], ys: readonly number[], across: readonly Line[], down: readonly Line[]) {
    this.#xs = xs;
    this.#ys = ys;
    this.#across = across;
    this.#down = down;
  }

  cells(): RuledCell[] {
    const [rows, columns] = [this.#ys.length - 1, this.#xs.length - 1];
    const taken = new Set<number>();
    const cells: RuledCell[] = [];
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        if (taken.has(row * columns + column)) continue;
        let right = column + 1;
        while (right < columns && !taken.has(row * columns + right) && !this.#ruleLeftOf(right, row)) right++;
        let bottom = row + 1;
        while (bottom < rows && this.#isOpenBelow(bottom, column, right)) bottom++;
        for (let r = row; r < bottom; r++) for (let c = column; c < right; c++) taken.add(r * columns + c);
        cells.push(this.#cell(row, column, bottom, right));
      }
    return cells;
  }

  #cell(row: number, column: number, bottom: number, right: number): RuledCell {
    return {
      row,
      column,
      rowSpan: bottom - row,
      columnSpan: right - column,
      left: this.#xs[column]!,
      right: this.#xs[right]!,
      top: this.#ys[row]!,
      bottom: this.#ys[bottom]!,
    };
  }

  #isOpenBelow(row: number, from: number, to: number): boolean {
    for (let column = from; column < to; column++) if (this.#ruleAbove(row, column)) return false;
    return true;
  }

  #ruleLeftOf(column: number, row: number): boolean {
    const middle = (this.#ys[row]! + this.#ys[row + 1]!) / 2;
    return this.#down.some((line) => covers(line, this.#xs[column]!, middle));
  }

  #ruleAbove(row: number, column: number): boolean {
    const middle = (this.#xs[column]! + this.#xs[column + 1]!) / 2;
    return this.#across.some((line) => covers(line, this.#ys[row]!, middle));
  }
}

function covers(line: Line, at: number, middle: number): boolean {
  return Math.abs(line.at - at) <= NEAR && line.from <= middle && line.to >= middle;
}
