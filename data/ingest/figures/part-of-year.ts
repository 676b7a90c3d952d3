import { matchesOf } from '../../text/matches-of.ts';

const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'一二三四1234'].map((digit, i) => [digit, (i % 4) + 1]),
);
const PART =
  /(?<compared>[较比于])?(?:(?:19|20)\d{2}年)?(?:(?<half>[上下])半年|(?<three>(?:前|一至|1[-—–~至])三?3?季度)|(?:第)?(?<quarter>[一二三四1-4])季度|(?<!\d)(?<from>\d{1,2})(?:月份?)?\s*(?:[-—–~～至到]|——)\s*(?<to>\d{1,2})月(?!\s*\d{1,2}\s*日)|(?<whole>全年))/gu;

/** The part of a year that a text names last, as a period writes it (H1, Q3); null for a whole year or none. */
export function partNamed(text: string): string | null {
  if (!/[季月]|半年/u.test(text)) return null;
  let part: string | null = null;
  for (const { groups = {} } of matchesOf(PART, text)) {
    if (groups['compared'] !== undefined) continue;
    if (groups['half']) part = groups['half'] === '上' ? 'H1' : 'H2';
    else if (groups['quarter']) part = `Q${DIGITS.get(groups['quarter'])!}`;
    else part = groups['from'] ? ofMonths(Number(groups['from']), Number(groups['to'])) : null;
  }
  return part;
}

function ofMonths(from: number, to: number): string | null {
  if (to - from === 5 && from % 6 === 1) return from === 1 ? 'H1' : 'H2';
  return to - from === 2 && from % 3 === 1 ? `Q${(from + 2) / 3}` : null;
}
