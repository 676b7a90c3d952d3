import { matchesOf } from '../../text/matches-of.ts';
import { partNamed, periodOfPart } from './part-of-year.ts';

// 上年, 去年 and other years that a figure is compared with.

interface Words {
  readonly clauseBefore: string;
  readonly clauseBehind: string;
  readonly sentenceBefore: string;
}

interface Years {
  readonly covered: number;
  readonly published: number;
  readonly part: string | null;
}

const OTHER_YEAR =
  /[较比与同跟](?:(?<year>(?:19|20)\d{2})\s*年度?|上一?年度?|去年度?)(?<part>同期|全年|年?[底末]|[上下]半年|[前第一二三四]{1,2}季度)?的?\s*$/u;
const CHANGES = /^[^，。；\d]{0,6}?(?:相比|[增减升降涨跌多少高低快慢缩压扩翻]|提[高升前]|回落)/u;

/** 比2022年的412件下降…, 较去年412件少…: a value that another is compared with. */
export function isComparedWith(before: string, behind: string): boolean {
  return OTHER_YEAR.test(before) && CHANGES.test(behind);
}

/** When it was counted; null for every other figure. */
export function comparedPeriod({ clauseBefore, clauseBehind }: Words, years: Years): string | null {
  if (!isComparedWith(clauseBefore, clauseBehind)) return null;
  const { year, part = '' } = OTHER_YEAR.exec(clauseBefore)!.groups!;
  const named = part === '同期' ? years.part : partNamed(part);
  const other = year ?? String(years.covered - 1);
  return named === null ? other : periodOfPart(other, named);
}

/** 上年全年检查1203家; 比上年, 上年末 and 上年结转 speak of the year itself. 去年 is the year covered where a paper came out later. */
const PREVIOUS =
  /(?<![较比于与同由从])(?:上一?年(?:度|全年)?|(去年)(?:全年)?)(同期)?(?!度?以来|末|底|结转|度?相比|的基数)[^，。；]*$/u;
/** 由上年的5天压缩到3天: the second is where it has come to. */
const COMES_FROM = /(?:由|从)(?:上一?年|去年)/u;
/** 386件（去年412件）: no paper tells the year covered beside itself. */
const IN_BRACKETS = /\d[^\d，。；（）()]{0,8}[（(]去年[^，。；（）()]*$/u;

/** The year before the one covered, where the words before a figure speak of it; else null. */
export function previousYear(words: Words, years: Years, besideThisYear: boolean): string | null {
  const { clauseBefore } = words;
  const isBefore = years.published === years.covered || besideThisYear || IN_BRACKETS.test(clauseBefore);
  const found = clauseBefore.includes('年') ? PREVIOUS.exec(clauseBefore) : null;
  if (!found) return besideThisYear && namesLastYear(words) ? String(years.covered - 1) : null;
  // 去年 is the year covered, but 去年同期 is what that year is compared with.
  if (found[1] && !found[2] && !isBefore) return null;
  // 是去年同期的1.3倍 is so much of it.
  if (/[是为达于](?:去年|上一?年度?)(?:同期)?的[^，。；]*$/u.test(clauseBefore)) return null;
  if (COMES_FROM.test(clauseBefore) || /[较比](?:上年|去年|上一年)/u.test(clauseBefore)) return null;
  return found[2] && years.part ? periodOfPart(years.covered - 1, years.part) : String(years.covered - 1);
}

const TIMES = /(?<![较比于与同由从])(?:(去年)(?!以来|末|底|同期)|[今本当]年|(?:19|20)\d{2}\s*年)/gu;

/** 去年，全局罚没款500万元: the sentence spoke of it last, in a clause before. */
function namesLastYear({ sentenceBefore }: Words): boolean {
  return matchesOf(TIMES, sentenceBefore).at(-1)?.[1] !== undefined;
}
