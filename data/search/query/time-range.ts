import { isPeriod } from '../../contract/period.ts';
import { inDigits } from './field-values.ts';

/** First and last day, both included, as YYYYMMDD; every month has 31 of them here. */
export type DayRange = readonly [from: string, to: string];

const BETWEEN = /\.{2,}|…|[–—~～至到]/u;
const FIRST_DAY = '00000101';
const LAST_DAY = '99991231';

/** `2023-03..2023-06`, `2022年上半年至2023年`, `..2023-06-30`, `2022-Q3..`, whichever comes first; null where it is no range. */
export function timeRange(value: string): DayRange | null {
  const sides = inDigits(value.replace(/([至到])今$/u, '$1')).split(BETWEEN);
  if (sides.length !== 2) return null;
  const [left, right] = sides.map((side) => side.trim()) as [string, string];
  const [from, to] = [daysOf(left), daysOf(right)];
  if ((left === '' ? right === '' : from === null) || (right !== '' && to === null)) return null;
  if (from && to && from[0] > to[0]) return [to[0], from[1]];
  return [from?.[0] ?? FIRST_DAY, to?.[1] ?? LAST_DAY];
}

/** Whether a period of the catalogue (contract/period.ts) shares a day with a range. */
export function isPeriodIn(period: string, [from, to]: DayRange): boolean {
  if (!isPeriod(period)) return false;
  const points = period.split('/').map((point) => daysOf(point)!);
  return points[0]![0] <= to && points.at(-1)![1] >= from;
}

/** Whether a date as it is stored, YYYY, YYYYMM or YYYYMMDD, shares a day with a range. */
export function isDateInRange(date: string, [from, to]: DayRange): boolean {
  const days = daysOf(date);
  return days !== null && days[0] <= to && days[1] >= from;
}

/** Of a year, a half, a quarter, a month or a day as people write them. */
function daysOf(point: string): DayRange | null {
  const [, year, rest = ''] = /^(\d{4})(?:年度?|[-./])?(.{0,8})$/u.exec(point) ?? [];
  if (year === undefined) return null;
  if (rest === '') return [`${year}0101`, `${year}1231`];
  const months = monthsOf(rest);
  if (months) return [year + months[0] + '01', year + months[1] + '31'];
  const [, month, day] =
    /^(\d{1,2})[-./月](\d{1,2})[日号]?$|^(\d{2})(\d{2})$/u.exec(rest)?.filter((one) => one !== undefined) ??
    [];
  if (month === undefined || day === undefined) return null;
  const whole = year + month.padStart(2, '0') + day.padStart(2, '0');
  return [whole, whole];
}

function monthsOf(rest: string): readonly [first: string, last: string] | null {
  const half = /^(?:h([12])|([上下])半年)$/iu.exec(rest);
  if (half) return half[1] === '1' || half[2] === '上' ? ['01', '06'] : ['07', '12'];
  const quarter = /^(?:q|第)?([1-4])(?:季度)?$/iu.exec(rest);
  if (quarter && !/^\d$/.test(rest)) {
    const last = Number(quarter[1]) * 3;
    return [String(last - 2).padStart(2, '0'), String(last).padStart(2, '0')];
  }
  const month = /^(\d{1,2})(?:月份?)?$/u.exec(rest)?.[1]?.padStart(2, '0');
  return month !== undefined && month >= '01' && month <= '12' ? [month, month] : null;
}
