import { numberOf } from '../special-token.ts';
import type { Cell, CellHeadings, HeadingFinder } from './cell-headings.ts';
import { plainName } from './plain-name.ts';

const SUM = /^(?:(?<years>[两二三四五六七八九十\d]{1,2})年)?(?:[总合小共]计|累计|总数)$/u;
const YEAR = /^((?:19|20)\d{2})年?(?:度|末|底|实际|完成|实绩)?[数值量]?$/u;

/**
 * 2021-2023 for a cell below or beside 合计 where the headings before that one are those years, one after another; null for
 * any other cell.
 */
export function sumOfYears({ rows, columns }: CellHeadings, finder: HeadingFinder): string | null {
  const ofRow = rows.at(-1);
  const ofColumn = columns.at(-1);
  return (
    (ofRow ? spanBefore(ofRow, (back) => finder.cellAt(ofRow.row - back, ofRow.column)) : null) ??
    (ofColumn ? spanBefore(ofColumn, (back) => finder.cellAt(ofColumn.row, ofColumn.column - back)) : null)
  );
}

function spanBefore(sum: Cell, cellBefore: (back: number) => Cell | undefined): string | null {
  const named = SUM.exec(plainName(sum.text));
  if (!named) return null;
  const years: number[] = [];
  for (let back = 1; ; back++) {
    const cell = cellBefore(back);
    const year = cell?.isHeader ? YEAR.exec(plainName(cell.text))?.[1] : undefined;
    if (year === undefined) break;
    years.push(Number(year));
  }
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const stated = named.groups?.['years'];
  if (stated !== undefined && numberOf(stated) !== years.length) return null;
  const areAll = years.length > 1 && new Set(years).size === years.length && to - from === years.length - 1;
  return areAll ? `${from}-${to}` : null;
}
