import type { ParsedSection } from '../../schema/parsed-report.ts';
import { chineseNumber } from './chinese-number.ts';
import { partNamed, periodOfPart } from './part-of-year.ts';
import { AIM, AS_NOW, COMPARED, isGoal, isTarget, lastYearNamed, namesOrigin } from './promised.ts';
import type { WordsBefore, Years } from './timing-words.ts';
import { matchesOf } from '../../text/matches-of.ts';
import { underOpeningTime } from './opening-time.ts';
import { windowIn, windowOfPassage } from './window-of-years.ts';
import { comparedPeriod, previousYear } from './year-before.ts';

/** When a figure was counted. `target` is what a plan promises for its year. */
export interface Timing {
  readonly period: string;
  /** When a state was read off, where that is another time than what was done took: the end of a span. */
  readonly readOff: string;
  readonly target: boolean;
}

const DENSITY = /[/／]/u;
/** 由2个工作日压减到1个, 从612处降至29处: the first is how it was the year before, unless a year or 现在 says otherwise. */
const CAME_FROM =
  /(?:由|从)(?:原来的?|过去的?|此前的?|以前的?|上年度?的?|上一年度?的?|[去上]年(?:同期|末|底)?的?)?[^，。；\d由从]{0,6}(?:[\d.]{1,5}[:：∶]){0,2}$/u;
const COMES_TO =
  /^(?:[:：∶][\d.]{1,5}){0,2}[^，。；\d]{0,3}(?:调整|压缩|缩短|压减|精简|整合|合?并|归并|优化|简化|缩减|压降|下降|降低?|提升|提高|增长|增加|上升|扩大|扩展|发展|跃升|缩小|收窄|回落|升|增|减少?)(?:至|到|为)/u;
/** “十三五”末的3.05件. */
const PLAN_END =
  /(?<!(?:是|为|较|比|相当于)[“"]?)[“"]?(十[二三四五六])五[”"]?(?:期?末|收官)[^，。；\d]{0,6}$/u;

/** The year or years that a figure speaks of, and whether it is promised rather than done. */
export function timingOf(printed: WordsBefore, section: ParsedSection, report: Years): Timing {
  const words = withoutOrigins(printed);
  const years = { ...report, span: report.span ?? windowOfPassage(words.passageBefore, report.covered) };
  if (section.kind !== 'plan' && isGoal(words))
    return at(explicitYear(words.sentenceBefore, years) ?? String(years.covered), true);
  const isPromised = isTarget(words, section, years);
  const covered = isPromised ? plannedYear(words.sentenceBefore, section, years) : years.covered;
  const compared = comparedPeriod(words, { ...years, covered });
  if (compared !== null) return at(compared);
  if (isPromised) return at(words.member?.period ?? plannedPeriod(words, section, years), true);
  const before = words.sentenceBefore;
  const listed = words.member?.period ?? null;
  if (listed !== null) return at(listed);
  const earlier = earlierYear(words, years);
  if (earlier !== null) return at(earlier);
  const previous = previousYear(words, years, besideThisYear(words));
  if (previous !== null) return at(previous);
  const hasEnded = namesOrigin(before) && ENDED.test(before);
  const window = DENSITY.test(words.unit) || hasEnded ? null : windowOver(words, years);
  const timed = underOpeningTime(before, words.passageBefore);
  const single = window === null ? explicitYear(timed, years) : yearInside(before, years);
  if (single === null && window !== null) return at(window);
  if (single === null && years.span !== null && !hasEnded && !speaksOfOneYear(words, years))
    return { ...at(years.span), readOff: years.span.slice(5) };
  return at(withPart(single ?? String(years.covered), partNamed(timed), years));
}

const ORIGIN = /(?<=[由从])[^，。；由从]{0,10}(?:19|20)\d{2}\s*年[^，。；由从]{0,40}?(?:至|到|为)/gu;
/** 2022年的56万元增至; 2022年1月至, 2022年至 and 2022年起 are times of their own. */
const YEAR_OF_VALUE =
  /(?:19|20)\d{2}(?=\s*年(?!\s*(?:\d{1,2}\s*月|[至到起]|[-—–~～]|开始|以来|间))[^\d]{0,12}\d)/gu;

/** Years that only say where a value has come from (由2022年的56万元增至…) are no years of what follows. */
function withoutOrigins(words: WordsBefore): WordsBefore {
  const without = (text: string): string =>
    namesOrigin(text) ? text.replaceAll(ORIGIN, (origin) => origin.replaceAll(YEAR_OF_VALUE, '····')) : text;
  return {
    ...words,
    passageBefore: without(words.passageBefore),
    sentenceBefore: without(words.sentenceBefore),
    clauseBefore: without(words.clauseBefore),
  };
}

function at(period: string, target = false): Timing {
  return { period, readOff: period, target };
}

const TIMES =
  /((?:19|20)\d{2}\s*年?\s*[-—–~～至到]+\s*(?:19|20)\d{2}\s*年|(?:[三五]|[近过这]\S?[两三四五])年[来间]|五[”"]?期间|以来|累计)|(?:19|20)\d{2}\s*年|[去今当]年|目前|截至/gu;

/** What a passage said last of its time: 去年, 目前 or one year, and no stretch of years. */
function speaksOfOneYear({ sentenceBefore, passageBefore }: WordsBefore, years: Years): boolean {
  if (lastYearNamed(sentenceBefore, years) !== null) return true;
  const last = matchesOf(TIMES, passageBefore).at(-1);
  if (!last || last[1] !== undefined) return false;
  const year = /\d{4}/u.exec(last[0])?.[0];
  const to = passageBefore.slice(0, last.index + last[0].length);
  return year === undefined || (Number(year) >= years.covered && !COMPARED.test(to));
}

/** 去年500万元，今年为480万元: two years that are over; 去年500万元，今年力争550万元: a year and its plan. */
function besideThisYear({ sentenceBefore, sentenceBehind }: WordsBefore): boolean {
  const told = /[今本]年[^，。；]*/u.exec(sentenceBefore + sentenceBehind)?.[0] ?? '';
  return told !== '' && !AIM.test(told) && !/年[^\d]{0,8}要/u.test(told);
}

/** 上半年 in the sentence, else what the whole report is about. */
function withPart(year: string, named: string | null, years: Years): string {
  const part = named ?? (year === String(years.covered) ? years.part : null);
  return part === null ? year : periodOfPart(year, part);
}

/** What a report on part of a year plans lies in the same year: 下半年, else the year. */
function plannedPeriod(words: WordsBefore, section: ParsedSection, years: Years): string {
  const ahead = windowAhead(words, section, years);
  if (ahead !== null) return ahead;
  if (years.part === null) {
    // 四季度工作安排 of a paper that came out before the year was over.
    const part = years.published === years.covered ? partNamed(wordsOfPart(words, section)) : null;
    return part === null
      ? String(plannedYear(words.sentenceBefore, section, years))
      : periodOfPart(years.covered, part);
  }
  const named = lastYearNamed(words.sentenceBefore, years);
  if (named !== null && named > years.covered) return String(named);
  const part = partNamed(wordsOfPart(words, section));
  return part === null || part === years.part ? String(years.covered) : periodOfPart(years.covered, part);
}

function wordsOfPart({ passageBefore }: WordsBefore, section: ParsedSection): string {
  return `${section.heading?.text ?? ''}\n${passageBefore}`;
}

const AHEAD = /(?:今后|未来|接下来的?)([三五3-5])年/u;
const AHEAD_LENGTH: Readonly<Record<string, number>> = { 三: 3, 五: 5 };

/** 今后五年，年均增长7.5%: the years after the one covered, unless the sentence names a year of its own. */
function windowAhead({ sentenceBefore }: WordsBefore, section: ParsedSection, years: Years): string | null {
  const words = AHEAD.exec(sentenceBefore) ?? AHEAD.exec(section.heading?.text ?? '');
  if (!words || /(?:19|20)\d{2}年(?!至)[^。；]*$/u.test(sentenceBefore)) return null;
  const length = AHEAD_LENGTH[words[1]!] ?? Number(words[1]);
  return `${years.covered + 1}-${years.covered + length}`;
}

/** The year of a value that another has come from; null for every other figure, and where a year is named. */
function earlierYear(words: WordsBefore, years: Years): string | null {
  const { clauseBefore, clauseBehind } = words;
  const ordinal = clauseBefore.includes('五') ? chineseNumber(PLAN_END.exec(clauseBefore)?.[1] ?? '') : null;
  if (ordinal !== null) return String(Math.min(2005 + (ordinal - 10) * 5, years.covered));
  if (!COMES_TO.test(clauseBehind) || !CAME_FROM.test(clauseBefore) || AS_NOW.test(clauseBefore)) return null;
  const window = windowOver(words, years) ?? years.span;
  if (window !== null) return String(Number(window.slice(0, 4)) - 1);
  const sameStretch = /同期[^，。；]{0,4}$/u.test(clauseBefore) && years.part !== null;
  const to = Number(explicitYear(words.sentenceBefore, years) ?? years.covered);
  return sameStretch ? periodOfPart(to - 1, years.part) : String(to - 1);
}

/** The window that the words before name, or that opened the full sentence: 2016年至2020年，…；查办案件5230件. */
function windowOver({ sentenceBefore, passageBefore }: WordsBefore, years: Years): string | null {
  const own = windowIn(sentenceBefore, years.covered);
  if (own !== null || /(?:19|20)\d{2}\s*年|[去今当]年|目前|截至/u.test(sentenceBefore)) return own;
  const sentence = passageBefore.slice(
    Math.max(...['。', '！', '？', '\n'].map((mark) => passageBefore.lastIndexOf(mark))) + 1,
  );
  return sentence.length > sentenceBefore.length ? windowIn(sentence.slice(0, OPENING), years.covered) : null;
}

const OPENING = 14;

/** 由2015年的22天压缩至1天: the second figure is where it has come to. */
const ENDED =
  /(?:由|从)[^，。；]{0,24}\d[^，。；\d]{0,8}(?:调整|整合|合?并|归并|优化|简化|缩减|压降|压缩|缩短|压减|下降|降低?|提升|提高|增长|增加|上升|增|升|跃升|减少?)(?:至|到|为)[^，。；\d]{0,4}(?:(?:19|20)\d{2}年的?)?(?:[\d.]{1,5}[:：∶]){0,2}$/u;

/** 五年来…，2020年底总量达到…: a year named behind the window is the figure's own, but for what grew over the window. */
function yearInside(before: string, years: Years): string | null {
  const clause = /[^，,。；;]*$/u.exec(before)?.[0] ?? '';
  const named = /(?<![\d至到～~—–-])((?:19|20)\d{2})\s*年(?!以来|起|至今|来|间|\s*[-—–~～至到])/u.exec(
    clause,
  );
  if (!named || COMPARED.test(clause.slice(0, named.index + named[0].length))) return null;
  const year = Number(named[1]);
  return year <= years.covered && !/年均|以来|期间/u.test(clause) ? String(year) : null;
}

/** The year that the sentence itself aims at (到2025年, …), else the plan's, else the next. */
function plannedYear(before: string, section: ParsedSection, years: Years): number {
  const named = lastYearNamed(before, years);
  if (named !== null && named > years.covered) return named;
  return section.kind === 'plan' && section.year !== null && section.year > years.covered
    ? section.year
    : years.covered + 1;
}

const YEAR_BEFORE =
  /((?:19|20)\d{2})\s*年(?!度|以来|起|至今|\d{1,2}月\d{1,2}日)|(去年|目前)|(前年)|([今本]年)|((?<=(?:19|20)\d{2}\s*年[末底][^。；]{0,40})当年)/gu;

/** An earlier year that the sentence speaks of before the figure: 2021年，共办结…; comparisons (较2019年) do not count. */
function explicitYear(before: string, years: Years): string | null {
  if (!before.includes('年') && !before.includes('目前')) return null;
  let year: number | null = null;
  for (const match of matchesOf(YEAR_BEFORE, before)) {
    if (match[2] || match[4] || match[5]) year = years.covered;
    else if (match[3]) year = years.covered - 1;
    else if (!COMPARED.test(before.slice(0, match.index + match[0].length))) year = Number(match[1]);
  }
  return year !== null && year < years.covered && year > years.covered - 10 ? String(year) : null;
}
