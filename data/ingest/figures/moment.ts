import { matchesOf } from '../../text/matches-of.ts';
import { chineseNumber } from './chinese-number.ts';

// 3月, 3月15日, 春节期间: less than the year that a report is about.

const MONTH =
  /(?<=^|[，,；;：:（(年])\s*[在于]?\s*(?<month>\d{1,2}|十[一二]|[一二三四五六七八九十])\s*月(?:份|[上中下]旬)?(?<day>\s*\d{1,2}\s*[日号](?:当[天日])?)?(?!\s*(?:[底末初前起至到和与及、—–~～\d-]|以来|开始|之前|[上中下]旬|份))/u;
/** “十四五”期间 and 2021—2023年期间 are years. */
const DAYS = /(?<=[\p{Script=Han}\d][”"]?)(?<!年|五[”"]?|报告|统计|规划|计划|核算|任)(?<days>期间)/u;
const WHOLE = /全年|年度|累计|截[至止]|目前|年以来|年来|季度|半年|年[\p{Script=Han}]{0,3}[额量值]/u;
const NAMED = new RegExp(`${MONTH.source}|${DAYS.source}|${WHOLE.source}`, 'gu');

/**
 * Whether what a sentence names last before its figure is a month, a day or some days, and not all that the report is
 * about: `part` is 03 for a report on March.
 */
export function isOfDays(sentenceBefore: string, part: string | null): boolean {
  if (!/月|期间/u.test(sentenceBefore)) return false;
  const groups = matchesOf(NAMED, sentenceBefore).at(-1)?.groups;
  if (groups?.['days'] !== undefined) return true;
  const printed = groups?.['month'];
  if (printed === undefined) return false;
  const month = /\d/u.test(printed) ? Number(printed) : (chineseNumber(printed) ?? 0);
  return groups?.['day'] !== undefined || Number(part) !== month;
}
