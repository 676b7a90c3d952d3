import { matchesOf } from '../../text/matches-of.ts';
import type { FigureContext } from './figure-context.ts';

const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'一二三四1234'].map((digit, i) => [digit, (i % 4) + 1]),
);
const PART =
  /(?<compared>[较比于])?(?:(?:19|20)\d{2}年)?(?:(?<half>[上下])半年|(?<three>(?:前|一至|1[-—–~至])三?3?季度)|(?:第)?(?<quarter>[一二三四1-4])季度|(?<!\d)(?<from>\d{1,2})(?:月份?)?\s*(?:[-—–~～至到]|——)\s*(?<to>\d{1,2})月(?!\s*\d{1,2}\s*日)|(?<whole>全年))/gu;

/** The part of a year that a text names last: H1, Q3, or months as 01/11; null for a whole year or none. */
export function partNamed(text: string): string | null {
  if (!/[季月]|半年/u.test(text)) return null;
  let part: string | null = null;
  for (const { groups = {} } of matchesOf(PART, text)) {
    if (groups['compared'] !== undefined) continue;
    if (groups['half']) part = groups['half'] === '上' ? 'H1' : 'H2';
    else if (groups['quarter']) part = `Q${DIGITS.get(groups['quarter'])!}`;
    else if (groups['three']) part = '01/09';
    else part = groups['from'] ? ofMonths(Number(groups['from']), Number(groups['to'])) : null;
  }
  return part;
}

function ofMonths(from: number, to: number): string | null {
  if (from >= to || from < 1 || to > 12 || to - from === 11) return null;
  if (to - from === 5 && from % 6 === 1) return from === 1 ? 'H1' : 'H2';
  if (to - from === 2 && from % 3 === 1) return `Q${(from + 2) / 3}`;
  return [from, to].map((month) => String(month).padStart(2, '0')).join('/');
}

/** The period of a part of a year: 2023-H1, 2023-01/2023-11. */
export function periodOfPart(year: string | number, part: string): string {
  return part
    .split('/')
    .map((point) => `${year}-${point}`)
    .join('/');
}

/** 2023-H1 → H1, 2023-01/2023-09 → 01/09; months of two years are told by their sentences. */
export function partCovered({ period, yearCovered }: FigureContext): string | null {
  const [, year, part, to] = /^(\d{4})-(H[12]|Q[1-4]|\d{2})(?:\/\1-(\d{2}))?$/.exec(period ?? '') ?? [];
  if (year !== String(yearCovered)) return null;
  return to === undefined ? part! : `${part}/${to}`;
}

/** 2021/2023 → 2021-2023, where it ends with the year covered. */
export function spanCovered({ period, yearCovered }: FigureContext): string | null {
  const [, from, to] = /^(\d{4})\/(\d{4})$/.exec(period ?? '') ?? [];
  return to === String(yearCovered) ? `${from!}-${to}` : null;
}
