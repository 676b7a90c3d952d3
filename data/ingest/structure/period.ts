import { isPeriod } from '../../contract/period.ts';
import { withDigits } from '../lines/year-digits.ts';
import { fiveYears } from './heading-years.ts';

/** The stretch of time that the printed titles name; null where they name none or only a year. */
export function partOfYear(titles: readonly string[], year: number | null): string | null {
  for (const title of titles) {
    const text = aboutPast(title);
    const part =
      spanOfMonths(text) ?? spanOfYears(text) ?? spanOfPlan(text) ?? within(text, statedYear(text) ?? year);
    if (part !== null && isPeriod(part)) return part;
  }
  return null;
}

/**
 * Whether a text's first clause is a part of a year: 2021年上半年，…. Where its title says nothing of the time, it may
 * look back on that part alone.
 */
export function opensWithPart(opening: string): boolean {
  const clause = opening.normalize('NFKC').split(/[,。;]/, 1)[0]!;
  return within(inDigits(clause.replaceAll(/\s+/g, '')), 0) !== null;
}

const DIGITS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6 };

const UNITS = '一二三四五六七八九';
const MONTH = /(?:十[一二]?|[一二三四五六七八九])(?=个?月|[-—–~至到][一二三四五六七八九十]+月)/g;

/** 元月, 十一月份, 前五个月, 二〇二三年 with their numbers in digits. */
function inDigits(text: string): string {
  return withDigits(text)
    .replaceAll('元月', '1月')
    .replaceAll(/元(?=[-—–~至到])/g, '1')
    .replaceAll(MONTH, (month: string) => String(numberOf(month)));
}

function numberOf(month: string): number {
  return (month.startsWith('十') ? 10 : 0) + UNITS.indexOf(month.at(-1)!) + 1;
}

function statedYear(text: string): number | null {
  const found = /((?:19|20)\d{2})年/.exec(text);
  return found ? Number(found[1]) : null;
}

/**
 * What a title says of the time that it looks back on, with its years in digits: without the day on which it was said or
 * printed (（2023年3月）, ——2023年1月在…会议上) and without what it plans (和2023年上半年工作打算).
 */
function aboutPast(title: string): string {
  return inDigits(title.normalize('NFKC').replaceAll(/\s+/g, ''))
    .replace(PRINTED_IN, '')
    .replace(/^(?:-{2}|—{1,2}|\()?(?:19|20)\d{2}年\d{1,2}月[^。]{0,40}(?:会议|大会|全会)上?.*$/, '')
    .replace(/[和及与暨](?=[^和及与暨]*(?:计划|打算|安排|思路|要点|部署|设想|谋划)).*$/, '');
}

/** The month in brackets behind a title, or alone below it. */
const PRINTED_IN = /(?:\(((?:19|20)\d{2})年\d{1,2}月\)|^((?:19|20)\d{2})年\d{1,2}月)$/;

/**
 * The year of the month that stands in brackets behind a title: that of its printing, or the one of which it speaks –
 * nobody can say which.
 */
export function yearPrintedIn(title: string): number | null {
  const found = PRINTED_IN.exec(inDigits(title.normalize('NFKC').replaceAll(/\s+/g, '')));
  return found ? Number(found[1] ?? found[2]) : null;
}

const HOLIDAY =
  /(?:元旦|春节|除夕|元宵|清明|五一(?!劳动奖)|劳动节|端午|中秋|国庆|重阳|双节|两节|节假日|节日|假期|假日|长假|黄金周|春运|暑[期假]|寒假|高考|中考|开学季?|汛期|双(?:十一|11))(?![东西南北中]?(?:路|街|镇|乡|村|社区|广场|大道|农场))|第[一二三四五六七八九十\d]{1,3}周|[上中下]旬|(?:春|夏|秋|冬)季|今冬明春/u;
/** 全国两会期间; “十三五”期间 is a span of years. */
const DURING = /(?<!五”?|年|年度|规划|统计|报告)期间/u;

/** Whether a title is about holidays or another short time within a year: its figures are not those of the year. */
export function namesOccasion(title: string): boolean {
  const text = aboutPast(title);
  return HOLIDAY.test(text) || DURING.test(text);
}

const A_YEAR_OF_PLAN = /开局|首年|首战|第[一二三四五]年|收官|中期|以来/;

/** “十三五”工作总结 → 2016/2020; “十四五”开局之年 is one year, and 2021年“十四五”规划实施情况 names its own. */
function spanOfPlan(text: string): string | null {
  const plan = /(?:19|20)\d{2}/.test(text) || A_YEAR_OF_PLAN.test(text) ? null : fiveYears(text);
  return plan && `${plan.from}/${plan.to}`;
}

/** 2021—2022年, 2021至2022年度; 2019-04 is a date. */
/** 2021年7月至2022年6月 → 2021-07/2022-06 */
function spanOfMonths(text: string): string | null {
  const found = /((?:19|20)\d{2})年(\d{1,2})月(?:[-—–―‐‑−~]{1,2}|至|到)((?:19|20)\d{2})年(\d{1,2})月/.exec(
    text,
  );
  if (!found || Number(found[1]) >= Number(found[3])) return null;
  return `${found[1]}-${pad(Number(found[2]))}/${found[3]}-${pad(Number(found[4]))}`;
}

export function spanOfYears(title: string): string | null {
  const text = inDigits(title.normalize('NFKC').replaceAll(/\s+/g, ''));
  const found = /((?:19|20)\d{2})年?(?:[-—–―‐‑−~]{1,2}|至|到|、)((?:19|20)\d{2})(?=年|度|工作|\)|$)/.exec(
    text,
  );
  return found && Number(found[1]) < Number(found[2]) ? `${found[1]}/${found[2]}` : null;
}

/** Half-years, then quarters, then months; the first that fits. */
function within(text: string, year: number | null): string | null {
  if (year === null) return null;
  if (FIRST_HALF.test(text)) return `${year}-H1`;
  if (/下半年/.test(text)) return `${year}-H2`;
  if (/[前一]三季度|一至三季度|1[-—–~至]3季度/.test(text)) return `${year}-01/${year}-09`;
  const quarter = /第?([一二三四1-4])季度/.exec(text)?.[1] ?? /(?:年|\d-?)Q([1-4])(?!\d)/i.exec(text)?.[1];
  if (quarter) return `${year}-Q${DIGITS[quarter] ?? quarter}`;
  const months = /(?<!\d)(\d{1,2})月?(?:[-—–~]{1,2}|至|到)(\d{1,2})月/.exec(text);
  if (months) return ofMonths(year, Number(months[1]), Number(months[2]));
  const first = /前(\d{1,2})个?月/.exec(text)?.[1];
  if (first) return ofMonths(year, 1, Number(first));
  // 3月第2周 is less than a month.
  if (/第[一二三四五六七八九十\d]{1,3}周|[上中下]旬/.test(text)) return null;
  const month = /年(\d{1,2})月份?(?!\d{1,2}日|[一二三四五六七八九十]{1,3}日|\d)/.exec(text)?.[1];
  return month ? `${year}-${month.padStart(2, '0')}` : null;
}

/** 上半年, 半年度, 年中工作, the first two quarters; 中期评估 of a programme is none, nor is 年中央. */
const FIRST_HALF =
  /上半年|(?<![上下个两三])半年度?(?!来|多)|年中期?(?=工作|总结|小结)|[年度]中期工作|第?一、二季度|第?1、2季度|年H1(?!\d)/i;

function ofMonths(year: number, from: number, to: number): string | null {
  if (from >= to) return null;
  if (to - from === 5 && from % 6 === 1) return from === 1 ? `${year}-H1` : `${year}-H2`;
  if (to - from === 2 && from % 3 === 1) return `${year}-Q${(from + 2) / 3}`;
  return from === 1 && to === 12 ? null : `${year}-${pad(from)}/${year}-${pad(to)}`;
}

function pad(month: number): string {
  return String(month).padStart(2, '0');
}
