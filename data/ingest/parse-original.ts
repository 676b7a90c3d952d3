import { NO_LAYOUT, type SourceLayout } from './source-layout.ts';
import { tablePassage } from './tables/table-passage.ts';
import { isTracedTable } from './tables/traced-table.ts';
import type { Genre } from '../contract/genre.ts';
import type { RecordCorrections } from '../contract/library-model.ts';
import type { Byline, Defect, Level, TopicId } from '../contract/model.ts';
import type { ParsedPassage, ParsedSection } from '../schema/parsed-report.ts';
import { agencyLabel } from '../text/agency-label.ts';
import { classifyTopic } from '../text/classify-topic.ts';
import { removeRepeatedSentences } from '../text/repair-repeats.ts';
import { removeStraySpaces } from '../text/repair-spaces.ts';
import { sourceSlicer } from '../text/source-slicer.ts';
import { offsetMapOf, trimTraced, type TracedText } from '../text/traced-text.ts';
import { readBlocks, type PageText } from './lines/read-blocks.ts';
import { findAgency } from './places/find-agency.ts';
import { findHead } from './structure/find-head.ts';
import { readFrontMatter, type FrontMatter } from './structure/front-matter.ts';
import { outlineOf } from './structure/outline.ts';
import { recogniseGenre, type GenreClues } from './structure/genre.ts';
import { partOfYear } from './structure/period.ts';
import { findReportYears } from './structure/report-years.ts';
import { settleKinds, type SettledSection } from './structure/settle-kinds.ts';

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

export interface ParsedOriginal {
  readonly draft: RecordDraft;
  readonly sections: readonly ParsedSection[];
  readonly defects: readonly Defect[];
  /** Field → how its value was inferred, in words for the person who checks it. */
  readonly inferred: Readonly<Record<string, string>>;
  /** Fields left empty because nothing in the text makes them sure. */
  readonly unsure: readonly string[];
}

/**
 * Reads the text of an original: repairs it, finds its parts and what it says about itself. What a person or the
 * catalogue already knows (`known`) is believed, and the parts are read in its light. Pure; never throws.
 */
export function parseOriginal(
  source: string,
  known: RecordCorrections = {},
  layout: SourceLayout = NO_LAYOUT,
): ParsedOriginal {
  const page = readBlocks(source, layout);
  const front = readFrontMatter(page.blocks);
  const { draft, inferred, unsure } = draftRecord(page, front, known);
  const outline = outlineOf(page.blocks, front, { covered: draft.yearCovered });
  const finished = settleKinds(outline.sections, { covered: draft.yearCovered }).map(finishSection);
  const slice = sourceSlicer(source);
  const defects = [
    ...page.defects,
    ...outline.joints.map(([rawStart, rawEnd]): Defect => ({
      kind: 'heading_joined',
      rawStart,
      rawEnd,
      before: slice(rawStart, rawEnd),
      after: ' ',
    })),
    ...finished.flatMap((one) => one.defects),
  ];
  return {
    draft,
    inferred,
    unsure,
    sections: withTopicsOfParts(
      finished.map((one) => one.section).filter((section) => section.heading || section.passages.length > 0),
    ),
    defects: defects.sort((a, b) => a.rawStart - b.rawStart || a.rawEnd - b.rawEnd),
  };
}

function draftRecord(
  page: PageText,
  front: FrontMatter,
  known: RecordCorrections,
): Pick<ParsedOriginal, 'draft' | 'inferred' | 'unsure'> {
  const titles = [...front.blocks].map((at) => page.blocks[at]!.text);
  const signatures = page.blocks
    .filter((block) => block.kind === 'signature' || block.kind === 'dateline')
    .map((block) => block.text);
  const headings = page.blocks.filter((block) => block.kind === 'heading').map((block) => block.text);
  const body = page.blocks.map((block) => block.text).join('\n');
  const strong = [...titles, ...signatures, ...(page.facts.source ? [page.facts.source] : [])];
  const paragraphs = page.blocks
    .filter((block) => block.kind === 'text' || block.kind === 'item')
    .map((block) => block.text);
  const years = findReportYears({ titles, headings, body: paragraphs.join('\n'), ...page.facts });
  const found = findAgency({ strong: known.agency ? [known.agency, ...strong] : strong, body });
  const agency = known.agency ?? found?.agency ?? null;
  const yearCovered = known.yearCovered ?? years.covered;
  const about = aboutWhat(known, {
    titles: known.title ? [known.title, ...titles] : titles,
    yearCovered,
    headings: headings.length,
    length: paragraphs.join('').length,
    hasByline: Object.keys(front.byline).length > 0,
  });
  const draft: RecordDraft = {
    title: known.title ?? front.title,
    kicker: front.kicker,
    subtitle: front.subtitle,
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
  const asked = [
    'title',
    'agency',
    'level',
    'region',
    'yearCovered',
    'yearPublished',
    'genre',
    'period',
  ] as const;
  return {
    draft,
    inferred: howInferred(known, front, years, found),
    unsure: asked.filter((field) => draft[field] === null),
  };
}

function howInferred(
  known: RecordCorrections,
  front: FrontMatter,
  years: ReturnType<typeof findReportYears>,
  found: ReturnType<typeof findAgency>,
): ParsedOriginal['inferred'] {
  const how: Record<string, string | null> = {
    agency: known.agency ? null : (found?.how ?? null),
    level: found?.level && !known.level ? '行政区划表或地名' : null,
    region: found?.region && !known.region ? '行政区划表' : null,
    yearCovered: known.yearCovered ? null : years.coveredHow,
    yearPublished: known.yearPublished ? null : years.publishedHow,
    byline: '作者' in front.byline ? '标题下单独一行的人名' : null,
  };
  return Object.fromEntries(
    Object.entries(how).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/** What kind of document it is and of what time it speaks. */
function aboutWhat(
  known: RecordCorrections,
  clues: Omit<GenreClues, 'part'>,
): Pick<RecordDraft, 'genre' | 'period' | 'plannedPeriod'> {
  const part = partOfYear(clues.titles, clues.yearCovered);
  const genre = known.genre ?? recogniseGenre({ ...clues, part });
  const wholeYear = clues.yearCovered === null ? null : String(clues.yearCovered);
  const period = known.period ?? part ?? wholeYear;
  return { genre, period, plannedPeriod: genre === 'work-plan' ? period : null };
}

/** Shorter paragraphs may well say the same on purpose (好！). */
const SHORTEST_REPEATED = 12;

/** The repairs inside paragraphs, and the topic. Titles and headings keep their spaces. */
function finishSection(section: SettledSection): {
  readonly section: ParsedSection;
  readonly defects: readonly Defect[];
} {
  const defects: Defect[] = [];
  const passages: ParsedPassage[] = [];
  for (const traced of section.passages) {
    if (isTracedTable(traced)) {
      passages.push(tablePassage(traced));
      continue;
    }
    const repaired = section.role === 'front' ? { text: traced, defects: [] } : repairParagraph(traced);
    for (const one of repaired.defects) defects.push(one);
    const text = trimTraced(repaired.text);
    const previous = passages.at(-1)?.text;
    if (text.text === '') continue;
    if (text.text === previous && text.text.length >= SHORTEST_REPEATED) {
      const rawStart = traced.raw[0]!;
      defects.push({
        kind: 'repeated_sentence',
        rawStart,
        rawEnd: traced.raw.at(-1)! + 1,
        before: traced.text,
        after: '',
      });
      continue;
    }
    passages.push(passageOf(section.role === 'front' ? 'title' : 'text', text));
  }
  const { role, kind, year, level, heading } = section;
  const isTopical = role !== 'front' && role !== 'caption';
  const topic = isTopical
    ? topicOf(heading?.text ?? '', passages.map((passage) => passage.text).join('\n'))
    : null;
  return {
    section: { role, kind, year, level, heading: heading && passageOf('heading', heading), topic, passages },
    defects,
  };
}

/** A heading over 看点 and 盘点 has no text of its own; its topic is that of its parts. */
function withTopicsOfParts(sections: readonly ParsedSection[]): ParsedSection[] {
  return sections.map((section, i) => {
    if (section.level !== 1 || section.passages.length > 0 || section.role !== 'section') return section;
    const end = sections.findIndex((other, j) => j > i && other.level === 1);
    const parts = sections.slice(i + 1, end < 0 ? undefined : end);
    const text = parts.flatMap((part) => part.passages.map((passage) => passage.text)).join('\n');
    return { ...section, topic: topicOf(section.heading?.text ?? '', text) };
  });
}

function repairParagraph(traced: TracedText): {
  readonly text: TracedText;
  readonly defects: readonly Defect[];
} {
  const spaced = removeStraySpaces(traced);
  const once = removeRepeatedSentences(spaced.text);
  return { text: once.text, defects: [...spaced.defects, ...once.defects] };
}

function passageOf(kind: ParsedPassage['kind'], traced: TracedText): ParsedPassage {
  return { kind, text: traced.text, map: offsetMapOf(traced) };
}

/** The words of a heading say more than those of the text below it. */
function topicOf(heading: string, text: string): TopicId | null {
  return classifyTopic(`${heading}\n${heading}\n${heading}\n${text}`).topic;
}
