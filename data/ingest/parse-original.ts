import { NO_LAYOUT, type SourceLayout } from './source-layout.ts';
import { tablePassage } from './tables/table-passage.ts';
import { isTracedTable } from './tables/traced-table.ts';
import type { RecordCorrections } from '../contract/library-model.ts';
import type { Defect, TopicId } from '../contract/model.ts';
import type { Origin } from '../contract/origin.ts';
import type { ParsedPassage, ParsedSection } from '../schema/parsed-report.ts';
import { classifyTopic } from '../text/classify-topic.ts';
import { removeRepeatedSentences } from '../text/repair-repeats.ts';
import { removeStraySpaces } from '../text/repair-spaces.ts';
import { sourceSlicer } from '../text/source-slicer.ts';
import { offsetMapOf, trimTraced, type TracedText } from '../text/traced-text.ts';
import { draftRecord, type RecordDraft } from './draft-record.ts';
import { readBlocks } from './lines/read-blocks.ts';
import type { PrintedText } from './lines/simplified.ts';
import { readFrontMatter } from './structure/front-matter.ts';
import { outlineOf } from './structure/outline.ts';
import { settleKinds, type SettledSection } from './structure/settle-kinds.ts';

export interface ParsedOriginal {
  readonly draft: RecordDraft;
  readonly sections: readonly ParsedSection[];
  readonly defects: readonly Defect[];
  /** Field → how its value was inferred. */
  readonly inferred: Readonly<Record<string, Origin>>;
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
  const front = readFrontMatter(
    page.blocks,
    page.title?.lines.map(({ text }) => text),
    page.title?.text,
  );
  const { draft, inferred, unsure, onlyPlans } = draftRecord(page, front, known);
  const years = { covered: draft.yearCovered, onlyPlans };
  const outline = outlineOf(page.blocks, front, years);
  const finished = settleKinds(outline.sections, years)
    .map((section) => asPrinted(section, page.printed))
    .map(finishSection);
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

function asPrinted(section: SettledSection, printed: PrintedText): SettledSection {
  return {
    ...section,
    heading: section.heading && printed.of(section.heading),
    passages: section.passages.map((passage) => printed.of(passage)),
  };
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
