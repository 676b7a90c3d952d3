import { matchesOf } from '../../text/matches-of.ts';
import type { ParsedSection } from '../../schema/parsed-report.ts';
import type { WordsBefore, Years } from './timing-words.ts';

// Whether a figure is promised or was reached, and the years that the words before it name.

export const AIM =
  /力争|争取|确保|拟|预计|目标|计划(?!单列)|规划|将(?!全|近|其|原|该|所|有)|到(?:19|20)\d{2}年|(?:明年|下一步|下阶段|(?<!年)来年|今后|未来)/u;
const PRESENT_STATE =
  /(?:依托|基于|利用)[^，。；]{0,3}$|(?:现有|已有|已建成?|目前|截至目前|已经|已达|已完成)[^，。；]{0,12}$/u;
export const COMPARED =
  /(?:较|比|同比|于|是|为|与|相当于)\s*(?:19|20)\d{2}\s*年[^，。；]{0,4}$|(?:较|比)去年/u;

/** 由现在的9.2天压缩到…: in a plan it tells how things stand. */
export const AS_NOW = /(?:由|从)(?:现在|目前|现有|现行|当前)的?[^，。；\d]{0,4}$/u;

/** A plan promises, unless the clause says how things stand; a review reports, unless the sentence looks ahead. */
export function isTarget(words: WordsBefore, section: ParsedSection, years: Years): boolean {
  const { passageBefore, sentenceBefore: before, clauseBefore: clause } = words;
  if (namesOrigin(clause) && AS_NOW.test(clause)) return false;
  if (section.kind === 'plan') return !(PRESENT_STATE.test(clause) || isOfYearOver(words, years));
  const named = lastYearNamed(before, years);
  if (named !== null && named <= years.covered) return false;
  const namedInPassage = named ?? lastYearNamed(passageBefore, years);
  if (namedInPassage !== null && namedInPassage > years.covered)
    return AIM.test(passageBefore) && !PRESENT_STATE.test(clause);
  return (
    /(?:力争|争取|确保|拟|预计|计划|将)(?:在|于|到)?[^，。；]{0,12}$/u.test(clause) &&
    /明年|(?<!年)来年|下一步|今年/u.test(before)
  );
}

/** The sentence from its full stop: what a semicolon parts is still of the year that opened it. */
const FULL_STOP = /[。！？\n]/u;
const ANY_YEAR =
  /((?:19|20)\d{2})\s*年(?![-—–~～至到])|(去年|过去[一三五]年|这[一三五]年)|(?:今年|新的一年|明年|(?<!年)来年)/gu;
/** 这五年，…: a paragraph that opens so looks back, up to a year ahead. */
const LOOKS_BACK = /^\s*(?:回顾)?(?:过去|这)(?:的)?[三五]年[，,]/u;
const ANY_YEAR_AHEAD = /今年|新的一年|明年|(?<!年)来年|下一步|下阶段|今后|未来/u;
/** 在2023年1.1万户的基础上，… */
const BASE_ENDS = /(?:基础|底子)(?:之)?上|下一步|下阶段/u;
/** 将四川确定为… and 完成年度目标 are no aims. */
const AIM_BEHIND = /力争|争取|确保|预计|(?:^|[，,；;：:])\s*(?:拟|计划|目标|将|要|明年|来年)/u;
/** …95件，进一步加大力度: what is to be done, behind what the year has brought. */
const GOES_ON =
  /\d[^，,；;]*[，,；;]\s*(?:要|再|将|进一步|继续|持续|着力|全面|加快|深入|大力|不断|积极|深化|强化|加强|推进|推动)/u;

/** 2023年立案95件，罚没款…: told in a plan of a year that is over, up to an aim or the end of the sentence. */
function isOfYearOver({ passageBefore, clauseBefore }: WordsBefore, years: Years): boolean {
  const sentence = lastPart(passageBefore, FULL_STOP);
  const last = matchesOf(ANY_YEAR, sentence).findLast(
    ({ 0: words, index, 1: year }) =>
      year === undefined || !COMPARED.test(sentence.slice(0, index + words.length)),
  );
  if (!last)
    return (
      LOOKS_BACK.test(passageBefore) && !ANY_YEAR_AHEAD.test(passageBefore) && !AIM_BEHIND.test(sentence)
    );
  if (last[2] === undefined && !(Number(last[1]) <= years.covered)) return false;
  const isOwn = last.index >= sentence.length - clauseBefore.length;
  const opensClause = /(?:^|[，,；;：:])\s*(?:在|截至|到|回顾)?$/u.test(sentence.slice(0, last.index));
  const behind = sentence.slice(last.index + last[0].length);
  return (
    (isOwn || opensClause) && !AIM_BEHIND.test(behind) && !BASE_ENDS.test(behind) && !GOES_ON.test(behind)
  );
}

function lastPart(text: string, mark: RegExp): string {
  return text.split(mark).at(-1)!;
}

const GOAL_VERB =
  /(?:(?:年初|年度|全年|原|今年|(?:19|20)\d{2}\s*年度?)的?计划|(?<=(?:19|20)\d{2}\s*年)拟)(?!总?投资|单列|生育|项目)[^，。；\d]{0,12}$/u;
const GOAL_NOUN =
  /(?:(?:年度|全年|年初|既定|预定|[省市县区]定|下达|考核)的?(?:目标任务|目标|任务|计划)(?:数|值|量)?(?:为|是|定为|确定为|[：:])?|(?:目标任务|目标|计划)(?:数|值|量)?(?:为|是|定为|确定为)|(?:目标|计划|任务)[数值量])\s*$/u;
const REACHED = /完成|实现|达到|达成|超过?|占|落实|按照?|根据|对照|[较比]/u;

/** 计划抽检300批次，实际完成320批次: what came of it stands behind. */
const SET_OUT = /计划(?!单列|生育|项目)[^，。；\d]{0,12}$|(?:目标|任务)[数值量]?(?:为|是)?\s*$/u;
const REACHED_BEHIND = /^[^，。；\d]{0,6}[，,]\s*(?:全年|年内|已|共|最终)?(?:实际|完成|实现|达成|达到)/u;

/** 年度目标300批次; 2023年计划新登记1.1万户: what the year under review set out to do. */
export function isGoal({ clauseBefore, sentenceBehind, unit }: WordsBefore): boolean {
  if (!/计划|目标|任务|拟/u.test(clauseBefore) || REACHED.test(clauseBefore)) return false;
  const isTask = /^[项个条]$/u.test(unit);
  if (REACHED_BEHIND.test(sentenceBehind) && SET_OUT.test(clauseBefore)) return !isTask;
  if (/[%％点倍]/u.test(unit)) return false;
  return GOAL_VERB.test(clauseBefore) || (GOAL_NOUN.test(clauseBefore) && !isTask);
}

const YEAR_NAMED = /((?:19|20)\d{2})\s*年|(去年|过去一年|这一年)|(今年|新的一年)|(明年|(?<!年)来年)/gu;

/** The last year that the text names, 去年 and 今年 read from the year of publication; null where it names none. */
export function lastYearNamed(text: string, years: Years): number | null {
  let last: number | null = null;
  if (!text.includes('年')) return last;
  for (const match of matchesOf(YEAR_NAMED, text)) {
    if (match[1]) {
      const year = Number(match[1]);
      if (!COMPARED.test(text.slice(0, match.index + match[0].length)) && year >= years.covered) last = year;
    } else if (match[2]) last = years.covered;
    else if (match[3]) last = years.published;
    else last = years.covered + 1;
  }
  return last;
}

/** 由 and 从: what none of the patterns of a value that has come from another does without. */
export function namesOrigin(words: string): boolean {
  return words.includes('由') || words.includes('从');
}
