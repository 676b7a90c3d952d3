import type { CellKind } from './cell-kind.ts';

interface HeadCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly text: string;
}

interface BodyCell {
  readonly column: number;
  readonly kind: CellKind;
}

/**
 * Columns from the left, of the table or of each list in it, that name what stands behind them: below the head they hold
 * words or years and no numbers.
 */
export function labelColumns(
  columns: number,
  heads: readonly HeadCell[],
  body: readonly BodyCell[],
): ReadonlySet<number> {
  const kinds = Array.from({ length: columns }, () => new Set<CellKind>());
  for (const { column, kind } of body) kinds[column]?.add(kind);
  const headOf = lowestHeads(columns, heads);
  const isValue = (column: number): boolean =>
    kinds[column]!.has('number') || (kinds[column]!.has('year') && !isOfYears(headOf[column]!, column));
  const labels = new Set<number>();
  const values = kinds.map((_, column) => isValue(column));
  const first = values.indexOf(true);
  for (let column = 0; column < first; column++)
    if (kinds[column]!.has('text') || kinds[column]!.has('year')) labels.add(column);
  const width = listWidth(headOf, kinds, first);
  for (const label of [...labels])
    for (let column = label + width; column < columns; column += width) labels.add(column);
  return labels;
}

/**
 * How many columns one of several lists side by side takes (项目 数量 项目 数量): their heads are the same in order, or
 * there are none, and where the first names its rows the others do. The whole table where it holds one list.
 */
function listWidth(heads: readonly string[], kinds: readonly ReadonlySet<CellKind>[], first: number): number {
  const { length } = heads;
  for (let width = first + 1; first > 0 && width <= length / 2; width++) {
    const isRepeated = heads.every((head, column) => {
      const own = kinds[column]!;
      const isLabel = kinds[column % width]!.has('text') && column % width < first;
      return head === heads[column % width] && (isLabel ? !own.has('number') : !own.has('text'));
    });
    if (length % width === 0 && isRepeated) return width;
  }
  return length;
}

/** Of each column the words of the head right above its cells. */
function lowestHeads(columns: number, heads: readonly HeadCell[]): readonly string[] {
  const found = Array.from({ length: columns }, () => '');
  for (const { column, columnSpan, text } of heads)
    for (let at = column; at < Math.min(column + columnSpan, columns); at++)
      found[at] = text.replaceAll(/\s+/g, '');
  return found;
}

const YEARS = /^(?:.*[\\/／])?(?:统计|会计|报告)?(?:年|年份|年度|时间|时期|期间)$/u;
/** What is counted below it, or in which year. */
const COUNTED = /[（(]|[数量额率]$|^(?:19|20)\d{2}/u;

/** 2021 below 年份 is a year, 2013 below 检查户次 is counted; a first column may be headed by anything that is not counted. */
function isOfYears(head: string, column: number): boolean {
  return YEARS.test(head) || (column === 0 && !COUNTED.test(head));
}
