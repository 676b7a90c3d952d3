/** The year that a report covers and the year in which it came out, and how they were found. */
export interface ReportYears {
  readonly covered: number | null;
  readonly published: number | null;
  readonly coveredHow: string | null;
  readonly publishedHow: string | null;
}

export interface YearClues {
  /** Titles, the strongest clue: 2023年工作总结. */
  readonly titles: readonly string[];
  readonly headings: readonly string[];
  /** Paragraphs only. */
  readonly body: string;
  /** 发布日期 of the page. */
  readonly publishedYear: number | null;
  readonly publishedMonth: number | null;
}

/**
 * A report looks back on one year and plans the next, which is the year in which it is printed. The planned year is
 * named with 将 or in the heading of the outlook; the year looked back on is the one that is named most often.
 */
export function findReportYears(clues: YearClues): ReportYears {
  const inTitle = yearOfTitle(clues.titles);
  const reviewed = inTitle ?? reviewedYear(clues);
  const planned = plannedYear(clues, reviewed);
  const covered = firstOf([
    [inTitle, '标题中的年度'],
    [agree(planned && planned - 1, reviewed), `正文回顾${reviewed ?? ''}年，并写到${planned ?? ''}年的打算`],
    [planned && planned - 1, `正文写到${planned ?? ''}年的打算，所述为其上一年`],
    [reviewed, `正文回顾${reviewed ?? ''}年`],
    [
      clues.publishedYear && (clues.publishedMonth ?? 1) <= 6 ? clues.publishedYear - 1 : null,
      '发布日期的上一年',
    ],
  ]);
  const published = firstOf([
    [clues.publishedYear, '页面上的发布日期'],
    [
      covered.year !== null && planned === covered.year + 1 ? planned : null,
      `正文写到${planned ?? ''}年的打算`,
    ],
  ]);
  return {
    covered: covered.year,
    coveredHow: covered.how,
    published: published.year,
    publishedHow: published.how,
  };
}

type Candidate = readonly [year: number | null | undefined, how: string];

function firstOf(candidates: readonly Candidate[]): {
  readonly year: number | null;
  readonly how: string | null;
} {
  const found = candidates.find(([year]) => typeof year === 'number' && isPlausible(year));
  return found ? { year: found[0] ?? null, how: found[1] } : { year: null, how: null };
}

function isPlausible(year: number): boolean {
  return year >= 1980 && year <= 2100;
}

function agree(a: number | null, b: number | null): number | null {
  return a !== null && a === b ? a : null;
}

function yearOfTitle(titles: readonly string[]): number | null {
  for (const title of titles) {
    const found =
      /((?:19|20)\d{2})\s*年?\s*(?:度)?[^，。]{0,20}?(?:工作总结|总结|工作报告|工作情况|年报|年度报告|回顾|回眸|盘点|综述|纪实|巡礼|侧记|掠影|述评|答卷|成绩单|亮点|大事记|工作(?:总结)?报告|工作要点)/.exec(
        title,
      );
    if (found) return /要点/.test(found[0]) ? null : Number(found[1]);
  }
  return null;
}

/** A year and what will be done in it. */
const PLANS =
  /((?:19|20)\d{2})年[，,]?(?:是[^。]{0,40}(?:开局|首战|关键|起步|收官|攻坚|奋进)之年|[^。；，,]{0,16}[，,]?[^。；，,]{0,12}(?:将|继续|力争|计划|拟)(?!于)|[，,]?(?:全新|崭新)?征程)/g;

/** 将, 我们将 or an imperative behind the year, or a heading that names it beside another year's review. */
function plannedYear({ headings, body }: YearClues, reviewed: number | null): number | null {
  const votes = new Map<number, number>();
  const vote = (year: string, weight: number): void => {
    votes.set(Number(year), (votes.get(Number(year)) ?? 0) + weight);
  };
  for (const found of body.matchAll(PLANS)) vote(found[1]!, 2);
  for (const heading of headings) {
    const found = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(heading);
    if (found && !/回眸|回顾|盘点|总结|大事|数说|数读|数看|成绩|巡礼|掠影|侧记|纪实/.test(heading))
      vote(found[1]!, 2);
  }
  if (reviewed !== null && votes.has(reviewed + 1)) return reviewed + 1;
  // The latest year wins a tie: reviews also speak of plans that were made before.
  const best = [...votes].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null;
  return best === reviewed ? null : best;
}

function reviewedYear({ body }: YearClues): number | null {
  const votes = new Map<number, number>();
  for (const found of body
    .replaceAll(PLANS, '')
    .matchAll(/(回望|回顾|过去的?|刚刚过去的|走过|盘点)?(?<!\d)((?:19|20)\d{2})年(度|来|以来|至今)?/g)) {
    if (found[3] === '至今') continue;
    votes.set(Number(found[2]), (votes.get(Number(found[2])) ?? 0) + (found[1] ? 3 : 1));
  }
  return [...votes].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null;
}
