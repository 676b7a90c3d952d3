import { withDigits, withoutOtherYears } from '../lines/year-digits.ts';

/** What the headings say of the years. */
export interface HeadingYears {
  readonly reviewed: readonly number[];
  readonly planned: readonly number[];
  /** The last year of a five-year plan that is looked back on. */
  readonly spans: readonly number[];
  /** Named with nothing that tells which way the heading looks. */
  readonly bare: readonly number[];
}

const REVIEWS =
  /回眸|回顾|盘点|总结|大事|数说|数读|数看|成绩|成效|成就|巡礼|掠影|侧记|纪实|情况|举措|主要工作|工作亮点|进展|annual (?:report|review)/i;
const PLANS =
  /工作?(?:打算|思路|计划|安排|部署|设想|谋划|要点)|重点(?:工作|任务)|目标|展望|下一步|打算|计划|思路|安排|举措建议|奋斗/;
const YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)/g;

export function datesOfHeadings(headings: readonly string[]): HeadingYears {
  const found = {
    reviewed: new Set<number>(),
    planned: new Set<number>(),
    spans: new Set<number>(),
    bare: new Set<number>(),
  };
  for (const heading of headings.map((one) => withoutOtherYears(withDigits(one)))) {
    for (const part of heading.split(/[和及与暨]|[，、；]/)) {
      const looksBack = REVIEWS.test(part) || (REVIEWS.test(heading) && !PLANS.test(heading));
      const set = PLANS.test(part) && !REVIEWS.test(part) ? found.planned : looksBack ? found.reviewed : null;
      for (const [, year] of part.matchAll(YEAR)) (set ?? found.bare).add(Number(year));
    }
    const span = fiveYears(heading);
    if (span && REVIEWS.test(heading)) found.spans.add(span.to);
  }
  return {
    reviewed: [...found.reviewed],
    planned: [...found.planned].filter((year) => !found.reviewed.has(year)),
    spans: [...found.spans],
    bare: [...found.bare].filter((year) => !found.reviewed.has(year) && !found.planned.has(year)),
  };
}

const PAST =
  /(?:过去|这|近)(?:的)?([三四五])年|([三四五])年(?:来|间)?(?:工作|发展|成就|成绩|主要)?[^。]{0,6}(?:回顾|总结|成就|成绩)/u;
const LENGTHS: Readonly<Record<string, number>> = { 三: 3, 四: 4, 五: 5 };

/** How many years a heading looks back on: 过去五年工作回顾; null where it names a year or none. */
export function windowLength(heading: string): number | null {
  const found = /(?:19|20)\d{2}年/u.test(heading) ? null : PAST.exec(heading);
  return LENGTHS[found?.[1] ?? found?.[2] ?? ''] ?? null;
}

const ORDINALS = ['九', '十', '十一', '十二', '十三', '十四', '十五', '十六'];

/** “十四五” is 2021 to 2025: the tenth plan began in 2001. */
export function fiveYears(text: string): { readonly from: number; readonly to: number } | null {
  const ordinal = /“?(九|十[一二三四五六]?)五”?(?=时期|规划|以来|期间|发展|工作|[^\p{L}]|$)/u.exec(text)?.[1];
  const at = ordinal === undefined ? -1 : ORDINALS.indexOf(ordinal);
  return at < 0 ? null : { from: 1996 + 5 * at, to: 2000 + 5 * at };
}
