import type { Origin } from '../../contract/origin.ts';
import { withDigits } from '../lines/year-digits.ts';
import { datesOfHeadings, type HeadingYears } from './heading-years.ts';
import { yearsOfTitle, type TitleYears } from './title-years.ts';

/** The year that a report covers and the year in which it came out, and how they were found. */
export interface ReportYears {
  /** Null: nothing tells it surely, or the paper only plans. */
  readonly covered: number | null;
  readonly published: number | null;
  readonly coveredHow: Origin | null;
  readonly publishedHow: Origin | null;
  /** The year that a paper plans which does nothing but plan. */
  readonly onlyPlans: number | null;
  /** The years that could be meant, the likeliest first, for the person who chooses. */
  readonly candidates: readonly YearCandidate[];
}

export interface YearCandidate {
  readonly year: number;
  readonly how: Origin;
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

/** Below this weight, or with a smaller lead over another year, nothing is claimed. */
const SURE = 2;
const SMALLEST_LEAD = 1;

/**
 * What the title, the headings, the opening, the date and the sentences say is weighed together. A report looks back on
 * one year and may plan the next, which is the year in which it is printed; a speech to a congress at the beginning of a
 * year bears that year and reports on the one before.
 */
export function findReportYears(printed: YearClues): ReportYears {
  const body = withDigits(printed.body);
  const aimed = new Set(
    (body.match(AIMED) ?? []).flatMap((words) => words.match(/\d{4}/g) ?? []).map(Number),
  );
  const clues = { ...printed, body: body.replaceAll(COMPARED, '·').replaceAll(AIMED, '·') };
  const { publishedYear: year, publishedMonth: month } = clues;
  const title = yearsOfTitle(clues.titles, year !== null && month !== null ? { year, month } : null);
  const headings = datesOfHeadings(clues.headings);
  const [most = null, ...asOften] = reviewedYears(clues, aimed);
  const reviewed = most?.year ?? null;
  const planned = plannedYear(clues, headings, reviewed);
  const onlyPlans = title.isPlan && headings.reviewed.length === 0 ? title.planned : null;
  const ranked =
    onlyPlans !== null
      ? []
      : rank([
          ...votesOf(clues, title, headings, planned),
          ...(most ? [most, ...asOften] : []).map(saidAsOften),
        ]);
  const [best, second] = ranked;
  const isSure =
    best !== undefined && best.weight >= SURE && best.weight - (second?.weight ?? 0) >= SMALLEST_LEAD;
  const covered = isSure ? best.year : null;
  const published = firstOf([
    [clues.publishedYear, { from: 'publishingDate' }],
    [title.spoken, { from: 'meetingDate' }],
    [title.planned, { from: 'plans', year: title.planned ?? 0 }],
    [nextYear(covered, [planned, ...headings.planned]), { from: 'plans', year: (covered ?? 0) + 1 }],
  ]);
  return {
    covered,
    coveredHow: isSure ? best.how : null,
    published: published.year,
    publishedHow: published.how,
    onlyPlans,
    candidates: ranked.map(({ year, how }) => ({ year, how })),
  };
}

/** The year after the one covered, where it is planned. */
function nextYear(covered: number | null, planned: readonly (number | null)[]): number | null {
  return covered !== null && planned.includes(covered + 1) ? covered + 1 : null;
}

interface Vote {
  readonly year: number;
  readonly weight: number;
  readonly how: Origin;
}

function votesOf(
  { body, publishedYear, publishedMonth }: YearClues,
  title: TitleYears,
  headings: HeadingYears,
  planned: number | null,
): readonly Vote[] {
  const votes: Vote[] = [];
  const vote = (year: number | null, weight: number, how: Origin): void => {
    if (year !== null && isPlausible(year)) votes.push({ year, weight, how });
  };
  vote(title.covered, 9, { from: 'titleYear' });
  vote(title.spoken === null ? null : title.spoken - 1, 3, { from: 'yearBeforeMeeting' });
  for (const year of headings.reviewed) vote(year, 6, { from: 'headingReviews', year });
  for (const year of headings.planned) vote(year - 1, 3, { from: 'headingPlansNext', year });
  for (const year of headings.spans) vote(year, 2, { from: 'fiveYearsEnd' });
  // It may as well be the month of printing, so that it alone makes nothing sure.
  vote(title.printedIn, 1.5, { from: 'titleYear' });
  const opening = openingYear(body);
  vote(opening !== null && opening > (publishedYear ?? opening) ? null : opening, 3, { from: 'openingYear' });
  // What is aimed at alone tells no year for sure.
  vote(planned === null ? null : planned - 1, 1.5, { from: 'bodyPlansNext', year: planned ?? 0 });
  if (publishedYear !== null && (publishedMonth ?? 1) <= 6 && !title.isOccasion)
    vote(publishedYear - 1, 2, { from: 'yearBeforePublishing' });
  return votes;
}

/** The years by what speaks for them together; each is told by what speaks for it most. */
function rank(votes: readonly Vote[]): Vote[] {
  return [...Map.groupBy(votes, (vote) => vote.year)]
    .map(([year, own]) => ({
      year,
      weight: own.reduce((sum, vote) => sum + vote.weight, 0),
      how: own.toSorted((a, b) => b.weight - a.weight)[0]!.how,
    }))
    .sort((a, b) => b.weight - a.weight || b.year - a.year);
}

function firstOf(candidates: readonly (readonly [year: number | null, how: Origin])[]): {
  readonly year: number | null;
  readonly how: Origin | null;
} {
  const found = candidates.find(([year]) => year !== null && isPlausible(year));
  return found ? { year: found[0], how: found[1] } : { year: null, how: null };
}

function isPlausible(year: number): boolean {
  return year >= 1980 && year <= 2100;
}

/** 2023年，我局…; 所列数据的统计期限自2022年1月1日起. */
function openingYear(body: string): number | null {
  const opening = body.slice(0, 400);
  const stated = /(?:统计期限|数据期限|报告期)[^。]{0,12}?((?:19|20)\d{2})年\d{1,2}月\d{1,2}日/.exec(
    opening,
  )?.[1];
  const first =
    stated ??
    /^[^。，]{0,6}?(?<![据按照自])((?:19|20)\d{2})年(?:度|以来)?[，,]?(?!的|[印制修]|.{0,16}(?:将|拟|力争|计划))/.exec(
      opening,
    )?.[1];
  return first === undefined ? null : Number(first);
}

const ONE_YEAR = '(?:19|20)\\d{2}\\s*年(?:度|末|底)?';
const YEAR = `${ONE_YEAR}(?:(?:、|和|及|与)${ONE_YEAR}){0,4}`;
/** A year that is compared with or aimed at: 较2021年, 2021年同期, 与2021年相比, 由2021年的, 是2021年的1.2倍; 到2025年, 力争2025年, 2025年底前. */
const COMPARED = new RegExp(
  `(?:较|比|(?:高|低|多|少|好|优|大|小|相当)于|超过?)\\s*${YEAR}` +
    `|(?:与|和|同|跟)\\s*${YEAR}(?:同期)?(?:相比|比|持平|相当)` +
    `|(?:由|从)\\s*${YEAR}(?!\\d{1,2}月|[以开起至到—–~～-])|${YEAR}的?基础` +
    `|${YEAR}(?:的?同期|的\\s*[\\d.]+\\s*(?:倍|[%％]))`,
  'gu',
);
const AIMED = new RegExp(
  `${YEAR}(?:(?:\\d{1,2}月底?)?之?前|的?(?:目标|任务|规划|计划|预期|预算))` +
    `|(?<!截|截止|截至|[年\\d末底])[到至]\\s*${YEAR}` +
    `|(?:力争|争取|确保|计划|规划|预计|预期|有望|拟)[在于到至用]*\\s*${YEAR}`,
  'gu',
);

/** A year and what will be done in it. */
const PLANS =
  /(?<!到)((?:19|20)\d{2})年[，,]?(?:是[^。]{0,40}(?:开局|首战|关键|起步|收官|攻坚|奋进)之年|[^。；，,]{0,16}[，,]?[^。；，,]{0,12}(?:将|继续|力争|计划|拟)(?!于)|[，,]?(?:全新|崭新)?征程)/g;

/** 将, 我们将 or an imperative behind the year, or a heading that names it beside another year's review. */
function plannedYear({ body }: YearClues, headings: HeadingYears, reviewed: number | null): number | null {
  const votes = new Map<number, number>();
  const vote = (year: number, weight: number): void => {
    votes.set(year, (votes.get(year) ?? 0) + weight);
  };
  for (const found of body.matchAll(PLANS)) if (!isOwnYear(found[0], headings)) vote(Number(found[1]), 2);
  const follows = (year: number): boolean => year - 1 === reviewed || headings.reviewed.includes(year - 1);
  for (const year of [...headings.planned, ...headings.bare.filter(follows)]) vote(year, 2);
  if (reviewed !== null && votes.has(reviewed + 1)) return reviewed + 1;
  // The latest year wins a tie: reviews also speak of plans that were made before.
  const best = [...votes].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null;
  return best === reviewed ? null : best;
}

/** 2023年是开局之年 over 一、2023年主要工作情况 looks back. */
function isOwnYear(words: string, headings: HeadingYears): boolean {
  return /之年$/.test(words) && headings.reviewed.some((year) => words.startsWith(`${year}`));
}

/** What the text speaks of most, later years first where they are spoken of as often. */
function reviewedYears({ body, publishedYear }: YearClues, aimed: ReadonlySet<number>): Said[] {
  const votes = new Map<number, number>();
  const told = new Set<number>();
  for (const [, looksBack, opens, printed, behind] of body.replaceAll(PLANS, '').matchAll(SAID)) {
    const year = Number(printed);
    // 到2026年: what lies behind the day of the paper is not looked back on.
    if (behind === '至今' || year > (publishedYear ?? Infinity)) continue;
    if (looksBack || (!aimed.has(year) && (opens !== undefined || votes.has(year)))) told.add(year);
    votes.set(year, (votes.get(year) ?? 0) + (looksBack ? 3 : 1));
  }
  const most = Math.max(...votes.values());
  return [...votes]
    .flatMap(([year, count]) =>
      count === most ? [{ year, weight: told.has(year) ? (2 as const) : (1 as const) }] : [],
    )
    .sort((a, b) => b.year - a.year);
}

/** A year that is named once, inside of a clause, may be that of a rule or a grant, and one that is aimed at is to come: 1. */
interface Said {
  readonly year: number;
  readonly weight: 1 | 2;
}

const SAID =
  /(回望|回顾|过去的?|刚刚过去的|走过|盘点)?(?:(^|[。；;！!：:，,、）)\n]\s{0,4}|截[至止]到?|在)|(?<!\d))((?:19|20)\d{2})年(度|来|以来|至今)?/gu;

const saidAsOften = ({ year, weight }: Said): Vote => ({ year, weight, how: { from: 'bodyReviews', year } });
