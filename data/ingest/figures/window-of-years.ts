import { matchesOf } from '../../text/matches-of.ts';
import { chineseNumber } from './chinese-number.ts';

// Stretches of years that a text looks back on: 五年来, 2017年至今, “十四五”时期. All as 2021-2025.

const NUMERAL = '\\d{1,4}|[一二两三四五六七八九十]{1,4}';
const SINCE = /((?:19|20)\d{2})\s*年(?:\d{1,2}月)?(?:至今|以来|起至今|到现在)/gu;
const SPAN = /((?:19|20)\d{2})\s*年?\s*(?:[-—–~～至到]|——)\s*((?:19|20)\d{2})\s*年/gu;
const WINDOW = new RegExp(
  `(?:近|这|过去|最近)?(${NUMERAL})年(?:多?来|间|以来|里)|(?:近|这|过去|最近)(${NUMERAL})年`,
  'gu',
);
/** What has fallen 较“十三五”时期 has done so in the plan after it. */
const FIVE_YEAR_PLAN = /([较比])?[“"]?(十[二三四五六])五[”"]?(?:以来|期间|时期)/gu;

/** 5年来, 2017年至今, 2016-2020年: the range that ends with the year covered. */
export function windowIn(before: string, covered: number): string | null {
  if (!/[年五]/u.test(before)) return null;
  let found: { at: number; period: string } | null = null;
  const consider = (at: number, from: number, to: number): void => {
    if (from < to && to - from < 60 && (found === null || at >= found.at))
      found = { at, period: `${from}-${to}` };
  };
  for (const match of matchesOf(SINCE, before)) consider(match.index, Number(match[1]), covered);
  for (const match of matchesOf(SPAN, before)) consider(match.index, Number(match[1]), Number(match[2]));
  for (const match of matchesOf(WINDOW, before)) {
    const words = match[1] ?? match[2] ?? '';
    const length = /^\d/u.test(words) ? Number(words) : chineseNumber(words);
    if (length !== null && length >= 2) consider(match.index, covered - length + 1, covered);
  }
  for (const match of matchesOf(FIVE_YEAR_PLAN, before)) {
    const ordinal = chineseNumber(match[2]!);
    // The tenth plan began in 2001.
    if (ordinal === null) continue;
    const from = 2001 + (ordinal - 10 + (match[1] ? 1 : 0)) * 5;
    consider(match.index, from, Math.min(from + 4, covered));
  }
  // 对2019至2021年度资金开展审计，2022年共完成…: what is told now is of the year named now.
  if (found !== null && endsBefore(found, before, covered)) return null;
  // A closure assigned `found`, which the compiler cannot see.
  return (found as { readonly period: string } | null)?.period ?? null;
}

function endsBefore(
  { at, period }: { readonly at: number; readonly period: string },
  before: string,
  covered: number,
): boolean {
  return Number(period.slice(5)) < covered && NAMED_ALONE(covered).test(before.slice(at + 5));
}

/** The year covered, not as what something is compared with. */
const NAMED_ALONE = (covered: number): RegExp =>
  new RegExp(`(?<![较比于与同至到—–~～-])${covered}\\s*年(?!\\s*(?:以来|起|至|到|[-—–~～]))`, 'u');

const STRETCH_OPENS =
  /(?:^|[。！？\n])\s*(?:[一二三四五六七八九十]是)?((?:[“"]?十[二三四五六]五[”"]?(?:时期|期间|以来)|(?:回顾)?(?:过去|这)(?:的)?[三五]年|[三五]年(?:来|间|以来))(?=，|[^，。]{0,8}，))/gu;
const NAMES_STRETCH = /[三五]年|五[”"]?(?:时期|期间|以来)/u;
const ONE_YEAR_NAMED =
  /(?:19|20)\d{2}\s*年(?!\s*(?:以来|起|至|到|[-—–~～]))|[去今当]年|过去一年|这一年|一年来|全年|目前|截至/u;

/** “十四五”时期，…。这五年，…。总产值从…: a stretch that opens sentences holds until another time is named. */
export function windowOfPassage(passageBefore: string, covered: number): string | null {
  if (!NAMES_STRETCH.test(passageBefore)) return null;
  const opens = matchesOf(STRETCH_OPENS, passageBefore).at(-1);
  if (!opens) return null;
  const behind = passageBefore.slice(opens.index + opens[0].length);
  return ONE_YEAR_NAMED.test(behind) ? null : windowIn(opens[1]!, covered);
}
