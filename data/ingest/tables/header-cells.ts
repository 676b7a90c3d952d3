import type { ParsedCell } from '../../schema/parsed-report.ts';
import { cellKind, type CellKind } from './cell-kind.ts';
import { labelColumns } from './label-columns.ts';

interface Shape {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Which cells head the others, where the file does not say so. Rows: those at the top that hold no number, as deep as
 * their spans reach; a band over the whole width, and the row below it. Columns: those on the left that
 * hold no number (label-columns.ts).
 *
 *     ┌──────────────┬──────────────────────┬──────┐
 *     │              │      法人或其他组织     │      │  head, for it spans three rows and its neighbours divide
 *     │              ├──────────┬───────────┤ 总计  │
 *     │              │  商业企业  │   其他     │      │
 *     ├──────┬───────┼──────────┼───────────┼──────┤
 *     │ 结果  │ 公开   │    3     │     1     │   4  │  结果 and 公开 head the row
 */
export function withHeaders<T extends ParsedCell>(
  shape: Shape,
  cells: readonly T[],
  textOf: (cell: T) => string,
): readonly T[] {
  const kinds = new Map(cells.map((cell) => [cell, cellKind(textOf(cell))]));
  const rows = rowsOf(shape, cells);
  const heads = headRows(shape, rows, kinds, textOf);
  const ordinals = new Set(
    cells
      .filter((cell) => heads.has(cell.row) && ORDINAL.test(textOf(cell).trim()))
      .map((cell) => cell.column),
  );
  // The columns that number the rows are left out here, and stop nothing.
  const named = cells.filter((cell) => !ordinals.has(cell.column));
  const labels = labelColumns(
    shape.columns,
    named.filter((cell) => heads.has(cell.row)).map((cell) => ({ ...cell, text: textOf(cell) })),
    named
      .filter((cell) => !heads.has(cell.row))
      .map((cell) => ({ column: cell.column, kind: kinds.get(cell)! })),
  );
  return cells.map((cell) => {
    const kind = kinds.get(cell);
    const isLabel = labels.has(cell.column) && (kind === 'text' || kind === 'year');
    return cell.isHeader || heads.has(cell.row) || isLabel ? { ...cell, isHeader: true } : cell;
  });
}

/** A column that numbers the rows: what they are called stands in the next. */
const ORDINAL = /^(?:序号|编号|行次|栏次|No\.?)$/iu;

/** Of each row the cells that begin in it. */
function rowsOf<T extends ParsedCell>({ rows }: Shape, cells: readonly T[]): readonly (readonly T[])[] {
  const found: T[][] = Array.from({ length: rows }, () => []);
  for (const cell of cells) found[cell.row]?.push(cell);
  return found;
}

function headRows<T extends ParsedCell>(
  { columns }: Shape,
  rows: readonly (readonly T[])[],
  kinds: ReadonlyMap<T, CellKind>,
  textOf: (cell: T) => string,
): ReadonlySet<number> {
  const heads = new Set<number>();
  const hasNumber = rows.map((row) => row.some((cell) => kinds.get(cell) === 'number'));
  /** Where the head that is being read reaches at least. */
  let reach = -1;
  let belowBand = false;
  const firstNumber = hasNumber.indexOf(true);
  rows.forEach((row, at) => {
    const isBand = columns > 1 && (isWhole(row, columns) || goesOn(row, textOf));
    const words = row.filter((cell) => kinds.get(cell) !== 'blank').length;
    const begins =
      (at === 0 && opensTable(row, kinds, firstNumber)) ||
      (belowBand && words > 1) ||
      (heads.size > 0 && at > 0 && hasNumber[at - 1] === true && headsAnew(row, columns, textOf)) ||
      (at > 0 && at === reach + 1 && heads.has(at - 1) && saysUnits(row, textOf));
    if (!hasNumber[at] && (isBand || begins || at <= reach)) {
      heads.add(at);
      if (!isBand) reach = Math.max(reach, at, depthOf(row, at));
    }
    belowBand = isBand && heads.has(at);
  });
  return heads;
}

function isWhole<T extends ParsedCell>(row: readonly T[], columns: number): boolean {
  return row.length === 1 && row[0]!.columnSpan === columns;
}

/** 续表, 续表1 alone in its row: the heads come again below it. */
function goesOn<T extends ParsedCell>(row: readonly T[], textOf: (cell: T) => string): boolean {
  const words = row.map((cell) => textOf(cell).trim()).filter(Boolean);
  return words.length === 1 && /^[（(]?续[上前]?表[^，。]{0,6}$/u.test(words[0]!);
}

/** 项目 金额（万元） below numbers: every place names what is counted. */
const NAMES_COLUMN =
  /[（(][^（）()\d]{1,8}[）)]$|[数量额率]$|^(?:19|20)\d{2}年|^[本上去]年|同比|占比|增[减幅长]/u;

function headsAnew<T extends ParsedCell>(
  row: readonly T[],
  columns: number,
  textOf: (cell: T) => string,
): boolean {
  const words = row.map((cell) => textOf(cell).replaceAll(/\s/gu, ''));
  return (
    words.length > 1 &&
    row.length === columns &&
    words.every(Boolean) &&
    words.slice(1).every((text) => NAMES_COLUMN.test(text))
  );
}

const UNIT_ALONE =
  /^[（(]?(?:[百千万亿]{0,2}(?:元|美元|件|个|户|家|人|名|次|起|台|套|项|条|份|宗|批|场|吨|亩|公里|平方米|千瓦时)|人次|户次|家次|批次|场次|台次|[%％‰])[）)]?$/u;

/** A row below the heads that says in what each column counts. */
function saysUnits<T extends ParsedCell>(row: readonly T[], textOf: (cell: T) => string): boolean {
  const [first = '', ...others] = row.map((cell) => textOf(cell).replaceAll(/\s/gu, ''));
  const units = others.filter(Boolean);
  return (
    /^(?:(?:计量)?单位)?$/u.test(first) && units.length > 0 && units.every((text) => UNIT_ALONE.test(text))
  );
}

/** A first row of names; a table of words alone has a head only where the row is whole. */
function opensTable<T extends ParsedCell>(
  row: readonly T[],
  kinds: ReadonlyMap<T, CellKind>,
  firstNumber: number,
): boolean {
  const named = row.filter((cell) => kinds.get(cell) === 'text' || kinds.get(cell) === 'year').length;
  return named > 0 && (firstNumber > 0 || named === row.length);
}

/** A cell that spans columns is divided in the next row; one that spans rows reaches as far. */
function depthOf<T extends ParsedCell>(row: readonly T[], at: number): number {
  return row.reduce(
    (deepest, cell) => Math.max(deepest, at + cell.rowSpan - 1, cell.columnSpan > 1 ? at + cell.rowSpan : 0),
    at,
  );
}
