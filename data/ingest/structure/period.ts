import { isPeriod } from '../../contract/period.ts';

/** The stretch of time that the printed titles name; null where they name none or only a year. */
export function partOfYear(titles: readonly string[], year: number | null): string | null {
  for (const title of titles) {
    const text = title.normalize('NFKC').replaceAll(/\s+/g, '');
    const part = spanOfYears(text) ?? within(text, statedYear(text) ?? year);
    if (part !== null && isPeriod(part)) return part;
  }
  return null;
}

const DIGITS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6 };

function statedYear(text: string): number | null {
  const found = /((?:19|20)\d{2})年/.exec(text);
  return found ? Number(found[1]) : null;
}

/** 2021—2022年, 2021至2022年度; 2019-04 is a date. */
function spanOfYears(text: string): string | null {
  const found = /((?:19|20)\d{2})年?(?:[-—–~]{1,2}|至|到)((?:19|20)\d{2})年/.exec(text);
  return found && Number(found[1]) < Number(found[2]) ? `${found[1]}/${found[2]}` : null;
}

function within(text: string, year: number | null): string | null {
  if (year === null) return null;
  if (/上半年|(?<!\d)1(?:[-—–~]{1,2}|至)6月|一至六月/.test(text)) return `${year}-H1`;
  if (/下半年|(?<!\d)7(?:[-—–~]{1,2}|至)12月/.test(text)) return `${year}-H2`;
  if (/[前一]三季度|一至三季度|1[-—–~至]3季度/.test(text)) return `${year}-01/${year}-09`;
  const quarter = /第?([一二三四1-4])季度/.exec(text)?.[1];
  if (quarter) return `${year}-Q${DIGITS[quarter] ?? quarter}`;
  const months = /(?<!\d)(\d{1,2})(?:[-—–~]{1,2}|至)(\d{1,2})月/.exec(text);
  if (months) return ofMonths(year, Number(months[1]), Number(months[2]));
  const month = /年(\d{1,2})月份?(?!\d{1,2}日|\d)/.exec(text)?.[1];
  return month ? `${year}-${month.padStart(2, '0')}` : null;
}

function ofMonths(year: number, from: number, to: number): string | null {
  if (from >= to) return null;
  if (to - from === 2 && from % 3 === 1) return `${year}-Q${(from + 2) / 3}`;
  return `${year}-${pad(from)}/${year}-${pad(to)}`;
}

function pad(month: number): string {
  return String(month).padStart(2, '0');
}
