import type { ParsedSection } from '../../../schema/parsed-report.ts';
import { matchesOf } from '../../../text/matches-of.ts';
import { chineseNumber } from '../chinese-number.ts';
import type { FigureContext } from '../figure-context.ts';
import { partCovered, partNamed, periodOfPart, spanCovered } from '../part-of-year.ts';
import { plainName } from './plain-name.ts';

/** What says of which time a cell of a table is, the nearest first. */
export interface WordsOverCell {
  /** The headings of its column and of its row, from the inside out. */
  readonly headings: readonly string[];
  /** The band over its block, and the table's caption; '' where there is none. */
  readonly band: string;
  readonly caption: string;
}

const YEAR = /(?<!\d)((?:19|20)\d{2})(?:年|(?!\d))/u;
/** 2021—2023年, 2021年至2023年. */
const SPAN = /(?<!\d)((?:19|20)\d{2})年?\s?[-—–~～至到]{1,2}\s?((?:19|20)\d{2})年/u;
/** In a caption 年 must stand behind it: 〔2021〕3号 numbers a paper, and what is compared with is of no cell here. */
const YEAR_OVER = /(?<![\d较比与])((?:19|20)\d{2})年/gu;
const LAST_YEAR = /^(?:上一?年度?|去年|上年同期)(?:数|项目数量|同期数?|实绩|完成数?|执行数|决算数?|末|底)?$/u;
const SAME_STRETCH = /同期/u;
const THIS_YEAR = /^[本今当]年/u;
const WHOLE_YEAR = /全年|年度|年[末底]/u;
const MONTH = /^(?:(?:19|20)\d{2}年)?(\d{1,2}|[一二三四五六七八九]|十[一二]?)月份?(?!\d|[末底初至到—–~～-])/u;

/**
 * The period of a cell: 2023, 2023-H1, 2023-10, 2021-2023. The nearest words that name a year or a part of one say it;
 * where none do, it is what the section or the whole report is about.
 */
export function periodOfCell(words: WordsOverCell, section: ParsedSection, context: FigureContext): string {
  const covered = section.year ?? context.yearCovered;
  const headings = words.headings.map(plainName);
  const { year, isLast } = yearOf(headings, words, covered);
  if (year?.includes('-')) return year;
  const ownPart = first(headings, (text) =>
    WHOLE_YEAR.test(text) ? 'whole' : (partNamed(text) ?? monthNamed(text)),
  );
  if (ownPart !== undefined) return withPart(year ?? String(covered), ownPart);
  if (isLast && !headings.some((text) => SAME_STRETCH.test(text))) return year!;
  const partOver = first([words.band, words.caption], partNamed);
  if (partOver !== undefined) return withPart(year ?? String(covered), partOver);
  const isOfReport = year === null || year === String(covered) || isLast;
  const span = year === null && covered === context.yearCovered ? spanCovered(context) : null;
  if (span !== null && !headings.some((text) => THIS_YEAR.test(text))) return span;
  return withPart(year ?? String(covered), (isOfReport ? partCovered(context) : null) ?? 'whole');
}

interface YearOfCell {
  /** 2022, or 2021-2023; null where no words name one. */
  readonly year: string | null;
  /** 上年同期: said from the year covered. */
  readonly isLast: boolean;
}

function yearOf(headings: readonly string[], { band, caption }: WordsOverCell, covered: number): YearOfCell {
  const over = first([band, caption], yearOver);
  for (const text of headings) {
    const year = spanIn(text) ?? YEAR.exec(text)?.[1];
    if (year !== undefined) return { year, isLast: false };
    if (LAST_YEAR.test(text)) return { year: String(Number(over?.slice(-4) ?? covered) - 1), isLast: true };
    if (THIS_YEAR.test(text)) return { year: over?.slice(-4) ?? null, isLast: false };
  }
  return { year: over ?? null, isLast: false };
}

/** The one year, or the span of years, that a caption or a band names. */
function yearOver(text: string): string | null {
  const span = spanIn(text);
  if (span !== undefined) return span;
  const years = new Set(matchesOf(YEAR_OVER, text).map((match) => match[1]!));
  return years.size === 1 ? [...years][0]! : null;
}

function spanIn(text: string): string | undefined {
  const [, from, to] = SPAN.exec(text) ?? [];
  return from !== undefined && to !== undefined && from < to ? `${from}-${to}` : undefined;
}

/** 10月, 十月份: a single month, as 10. */
function monthNamed(text: string): string | null {
  const digits = MONTH.exec(text)?.[1];
  const month = digits === undefined ? null : /\d/u.test(digits) ? Number(digits) : chineseNumber(digits);
  return month !== null && month >= 1 && month <= 12 ? String(month).padStart(2, '0') : null;
}

function withPart(year: string, part: string): string {
  return part === 'whole' ? year : periodOfPart(year, part);
}

function first(texts: readonly string[], find: (text: string) => string | null): string | undefined {
  for (const text of texts) {
    const found = find(text);
    if (found !== null) return found;
  }
  return undefined;
}
