import type { Genre } from '../contract/genre.ts';
import { yearOfPeriod } from '../contract/period.ts';
import type { RecordCorrections } from '../contract/library-model.ts';
import type { Byline, Level } from '../contract/model.ts';
import type { Origin } from '../contract/origin.ts';
import { agencyLabel } from '../text/agency-label.ts';
import type { TracedText } from '../text/traced-text.ts';
import type { PageText } from './lines/read-blocks.ts';
import { findAgency } from './places/find-agency.ts';
import { findHead } from './structure/find-head.ts';
import type { FrontMatter } from './structure/front-matter.ts';
import { recogniseGenre, type GenreClues } from './structure/genre.ts';
import { windowLength } from './structure/heading-years.ts';
import { namesOccasion, opensWithPart, partOfYear } from './structure/period.ts';
import { isPartyCongress } from './structure/title-years.ts';
import { findReportYears, type ReportYears } from './structure/report-years.ts';

/** What a text says about itself. Null: not printed, or not sure. */
export interface RecordDraft {
  readonly title: string | null;
  readonly kicker: string | null;
  readonly subtitle: string | null;
  readonly byline: Byline;
  readonly head: { readonly name: string; readonly title: string } | null;
  readonly agency: string | null;
  readonly agencyLabel: string | null;
  readonly agencyShortNames: readonly string[];
  readonly level: Level | null;
  readonly region: string | null;
  readonly yearCovered: number | null;
  readonly yearPublished: number | null;
  readonly genre: Genre | null;
  /** See contract/period.ts. */
  readonly period: string | null;
  readonly plannedPeriod: string | null;
}

/** What the parts of a page say for the record. */
export interface RecordClues {
  /** The printed titles as lines, and their words. */
  readonly lines: readonly TracedText[];
  readonly titles: readonly string[];
  readonly signatures: readonly string[];
  readonly headings: readonly string[];
  readonly paragraphs: readonly string[];
  readonly body: string;
  /** Titles, signatures and the source of the page: who is named here is the author. */
  readonly strong: readonly string[];
}

export function cluesOf(page: PageText, front: FrontMatter): RecordClues {
  const textsOf = (...kinds: readonly string[]): string[] =>
    page.blocks.filter((block) => kinds.includes(block.kind)).map((block) => block.text);
  const lines = [...front.blocks].map((at) => page.blocks[at]!.traced);
  const printed = lines.map((line) => line.text);
  // A title that only the head of the file has is a title too.
  const titles = page.title && page.title.lines.length === 0 ? [page.title.text, ...printed] : printed;
  const signatures = textsOf('signature', 'dateline');
  return {
    lines,
    titles,
    signatures,
    headings: textsOf('heading'),
    paragraphs: textsOf('text', 'item'),
    body: page.blocks.map((block) => block.text).join('\n'),
    strong: [...titles, ...signatures, ...(page.facts.source ? [page.facts.source] : [])],
  };
}

export interface DraftedRecord {
  readonly draft: RecordDraft;
  /** Field → how its value was inferred. */
  readonly inferred: Readonly<Record<string, Origin>>;
  readonly unsure: readonly string[];
  /** The year that a paper plans which does nothing but plan. */
  readonly onlyPlans: number | null;
}

const ASKED = [
  'title',
  'agency',
  'level',
  'region',
  'yearCovered',
  'yearPublished',
  'genre',
  'period',
] as const;

export function draftRecord(page: PageText, front: FrontMatter, known: RecordCorrections): DraftedRecord {
  const { lines, titles, signatures, headings, paragraphs, body, strong } = cluesOf(page, front);
  const years = findReportYears({ titles, headings, body: paragraphs.join('\n'), ...page.facts });
  const found = findAgency({ strong: known.agency ? [known.agency, ...strong] : strong, body });
  const agency = known.agency ?? found?.agency ?? null;
  const yearCovered = known.yearCovered ?? years.covered;
  const onlyPlans = known.yearCovered === undefined ? years.onlyPlans : null;
  const about = aboutWhat(known, onlyPlans, {
    titles: known.title ? [known.title, ...titles] : titles,
    yearCovered,
    headings: headings.length,
    window: isPartyCongress(titles.join('\n')) ? yearsOf(headings, yearCovered) : null,
    length: paragraphs.join('').length,
    hasByline: Object.keys(front.byline).length > 0,
    isNews: NEWS.test(paragraphs[0] ?? ''),
    isOccasion: titles.some(namesOccasion),
    mayBePart: years.published === years.covered && opensWithPart(paragraphs[0] ?? ''),
  });
  const draft: RecordDraft = {
    title: known.title ?? page.printed.title(front.title, lines) ?? page.title?.text ?? null,
    kicker: page.printed.title(front.kicker, lines),
    subtitle: page.printed.title(front.subtitle, lines),
    byline: front.byline,
    head: findHead(signatures, body, (known.level ?? found?.level) === 'province'),
    agency,
    agencyLabel: agency === null ? null : (found?.label ?? agencyLabel(agency)),
    agencyShortNames: found?.shortNames ?? [],
    level: known.level ?? found?.level ?? null,
    region: known.region ?? found?.region ?? null,
    yearCovered,
    yearPublished: known.yearPublished ?? years.published,
    ...about,
  };
  return {
    draft,
    inferred: howInferred(known, { page, front, years, found }),
    unsure: ASKED.filter((field) => draft[field] === null),
    onlyPlans,
  };
}

interface Found {
  readonly page: PageText;
  readonly front: FrontMatter;
  readonly years: ReportYears;
  readonly found: ReturnType<typeof findAgency>;
}

function howInferred(
  known: RecordCorrections,
  { page, front, years, found }: Found,
): DraftedRecord['inferred'] {
  const how: Record<string, Origin | null> = {
    title: known.title ? null : (page.title?.how ?? (front.title === null ? null : { from: 'titleLine' })),
    agency: known.agency ? null : (found?.how ?? null),
    level: found?.level && !known.level ? { from: 'divisionOrPlace' } : null,
    region: found?.region && !known.region ? { from: 'divisionTable' } : null,
    yearCovered: known.yearCovered ? null : years.coveredHow,
    yearPublished: known.yearPublished ? null : years.publishedHow,
    byline: '作者' in front.byline ? { from: 'belowTitle' } : null,
  };
  return Object.fromEntries(
    Object.entries(how).filter((entry): entry is [string, Origin] => entry[1] !== null),
  );
}

/** 过去五年的工作回顾 → 2017/2021, as far as the headings say so. */
function yearsOf(headings: readonly string[], covered: number | null): string | null {
  const length = covered === null ? null : (headings.map(windowLength).find((one) => one !== null) ?? null);
  return length === null ? null : `${covered! - length + 1}/${covered!}`;
}

/** 荆门日报讯（记者…）, 记者从…获悉: how news begins. */
const NEWS = /^[\p{Script=Han}]{1,8}讯[（(\s]|^[^。]{0,30}记者[^。]{0,20}(?:获悉|了解到)/u;

/** What kind of document it is and of what time it speaks. */
function aboutWhat(
  known: RecordCorrections,
  onlyPlans: number | null,
  clues: Omit<GenreClues, 'part'> & { readonly mayBePart: boolean; readonly window: string | null },
): Pick<RecordDraft, 'genre' | 'period' | 'plannedPeriod'> {
  const year = onlyPlans ?? clues.yearCovered;
  const printed = partOfYear(clues.titles, year) ?? clues.window;
  // A period of another year than the one covered would be a guess.
  const part = printed !== null && yearOfPeriod(printed) === (year ?? yearOfPeriod(printed)) ? printed : null;
  const genre = known.genre ?? recogniseGenre({ ...clues, part });
  const wholeYear =
    year === null || clues.mayBePart || clues.isOccasion || part !== printed ? null : String(year);
  const period = known.period ?? part ?? wholeYear;
  return { genre, period, plannedPeriod: genre === 'work-plan' ? period : null };
}
