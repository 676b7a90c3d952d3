import { placeOfCell } from '../../../plain/workbook-parts.ts';

/** A cell whose formula no program has worked out: writers without a calculator leave that to whoever opens the file. */
export interface UnstoredCell {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** Numbers of the cells of a sheet, by `${row} ${column}`; null: something else than a number stands there. */
export type CellValues = Map<string, number | null>;

/** More cells than that are no sum of a report. */
const MOST_ADDENDS = 10_000;
/** Of all sums of a sheet. */
const MOST_STEPS = 1_000_000;
/** A sum of a sum of sums: those that stand above are known already. */
const DEEPEST = 200;
const SUM = /^\s*SUM\(([A-Z0-9:,$\s]{2,400})\)\s*$/i;
const PLUS = /^\s*\$?[A-Z]{1,3}\$?\d{1,7}(?:\s*\+\s*\$?[A-Z]{1,3}\$?\d{1,7}){1,60}\s*$/i;

/**
 * What sums of cells of their own sheet come to (SUM of ranges, A1+B1); sums of sums as well. Other formulas, and sums of
 * what is no number, are left out. Puts what it finds into `values`.
 */
export function unstoredSums(
  cells: readonly UnstoredCell[],
  values: CellValues,
): ReadonlyMap<UnstoredCell, number> {
  const found = new Map<UnstoredCell, number>();
  const waiting = new Map(cells.map((cell) => [keyOf(cell.row, cell.column), cell]));
  let [steps, depth] = [MOST_STEPS, 0];
  const valueOf = (cell: UnstoredCell): number | null => {
    waiting.delete(keyOf(cell.row, cell.column));
    // A sum of itself is none.
    values.set(keyOf(cell.row, cell.column), null);
    let sum = 0;
    for (const key of addendsOf(cell.formula) ?? [NONE]) {
      const other = waiting.get(key);
      const value = other
        ? settled(other)
        : key === NONE
          ? null
          : (values.get(key) ?? (values.has(key) ? null : 0));
      if (value === null || --steps < 0) return null;
      sum += value;
    }
    return Number(sum.toPrecision(15));
  };
  const settled = (cell: UnstoredCell): number | null => {
    depth++;
    const value = depth > DEEPEST ? null : valueOf(cell);
    depth--;
    values.set(keyOf(cell.row, cell.column), value);
    if (value !== null) found.set(cell, value);
    return value;
  };
  for (const cell of cells) if (waiting.has(keyOf(cell.row, cell.column))) settled(cell);
  return found;
}

const NONE = '';

export function keyOf(row: number, column: number): string {
  return `${row} ${column}`;
}

/** Keys of the cells that are added up; null for another formula. */
function addendsOf(formula: string): readonly string[] | null {
  const plain = formula.replaceAll('$', '').toUpperCase();
  const ranges = SUM.exec(plain)?.[1]?.split(',') ?? (PLUS.test(plain) ? plain.split('+') : null);
  if (!ranges) return null;
  const keys: string[] = [];
  for (const range of ranges) {
    const [first, last = first, ...others] = range.split(':').map((one) => placeOfCell(one.trim()));
    if (!first || !last || others.length > 0) return null;
    const size = (last.row - first.row + 1) * (last.column - first.column + 1);
    if (size < 1 || keys.length + size > MOST_ADDENDS) return null;
    for (let row = first.row; row <= last.row; row++)
      for (let column = first.column; column <= last.column; column++) keys.push(keyOf(row, column));
  }
  return keys;
}
