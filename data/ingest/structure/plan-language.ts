import { withDigits, withoutOtherYears } from '../lines/year-digits.ts';

/** How strongly a text looks ahead (positive) or back (negative). Weights were set on texts of the genre. */
export interface PlanYears {
  readonly covered: number | null;
  /** The year that the paper plans which does nothing but plan. */
  readonly onlyPlans?: number | null;
}

const REVIEW_WORDS =
  /去年|过去的?(?:这)?一年|一年来|一年以来|截至|同比|较上年|比上年|荣获|获评|获批|入选|被评为|据介绍|据了解|据统计|圆满完成|已完成|已全部|顺利通过|累计/g;
const PLAN_WORDS =
  /我们将|局将|将以|将继续|将全面|将进一步|将深入|将持续|将着力|将在|将把|将紧紧|力争|争取|争创|确保|谋划|有望|再提升|下一步|新的一年|明年|继续深化|继续推进|继续强化/g;
/** Clauses that begin with what is to be done, and say nobody who did it. */
const IMPERATIVE =
  /(?:^|[，,。；;])(?:要|进一步|持续|继续|着力|全面|加快|积极|深入|扎实|大力|不断)*(?:深化|推进|强化|加强|聚焦|构建|完善|健全|推动|打造|优化|提升|建立|做好|抓好|抓实|发挥|统筹|严格|探索|落实|培育|发展|突出|展现|严抓|实施|开展|建设|扩大|巩固)/g;
/** Begins where a run of digits begins, so that a run of any length is looked at once. */
const FIGURE =
  /(?<!\d|\d\.)\d[\d.]*(?:余|多)?(?:万|亿)?(?:余|多)?(?:件|起|户|家|次|人|元|批|项|个|份|台|%|％)/g;

export function planScore(printed: string, years: PlanYears): number {
  const text = withDigits(printed);
  const next = years.covered === null ? null : years.covered + 1;
  const named = (year: number | null): number =>
    year === null || !text.includes(String(year))
      ? 0
      : count(text, new RegExp(`(?<!\\d)${year}(?!\\d)`, 'g'));
  const per100 = 100 / Math.max(100, text.length);
  return (
    2 * Math.min(3, count(text, PLAN_WORDS)) +
    3 * Math.min(2, named(next)) -
    3 * Math.min(3, count(text, REVIEW_WORDS)) -
    2 * Math.min(2, named(years.covered)) +
    (count(text, IMPERATIVE) - 0.7 * count(text, FIGURE)) * per100
  );
}

/** A heading that opens the plans: it names the next year, or says outlook in one of the usual ways. */
export function isOutlookHeading(printed: string, years: PlanYears): boolean {
  const heading = withoutOtherYears(withDigits(printed));
  const named = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(heading)?.[1];
  if (named !== undefined && years.covered !== null) {
    if (Number(named) === years.covered + 1) return true;
    if (Number(named) <= years.covered) return false;
  }
  return /(?:奋斗|主要|预期|发展|总体)目标(?:任务|和[^。]{2,8})?$|目标任务$|预算草案$|展望|下一步|工作(?:打算|思路|计划|安排|部署|设想|谋划|要点)|(?:明年|来年|新一年|新的一年)|^[^。]{0,6}(?:开新局|新征程|再出发|启新程|谱新篇|未来可期)|擘画|打算$/.test(
    heading,
  );
}

/** Whether a heading names the year after the one covered, and nothing that was done. */
export function namesNextYear(printed: string, { covered }: PlanYears): boolean {
  const heading = withDigits(printed);
  return (
    covered !== null &&
    new RegExp(`(?<!\\d)${covered + 1}年`).test(heading) &&
    !/回顾|总结|情况|成绩|成效|完成/.test(heading)
  );
}

/** Whether a heading names the year covered: （二）2023年工作回顾. */
export function namesYearCovered(printed: string, { covered }: PlanYears): boolean {
  return covered !== null && new RegExp(`(?<!\\d)${covered}(?!\\d)`).test(withDigits(printed));
}

/** How many words of a text say that something was done. */
export function looksBackWords(text: string): number {
  return count(text, REVIEW_WORDS);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
