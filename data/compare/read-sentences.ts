import type { EditionName, PassageId, ReportId, Section, TopicId } from '../contract/model.ts';
import { utf16Index } from '../contract/code-points.ts';
import type { ActiveEdition, ArchiveSet } from '../schema/archive-set.ts';
import { passageTopic } from './passage-topic.ts';
import type { Sentence, SentenceFigure } from './sentence.ts';
import { splitSentences } from './split-sentences.ts';

/** A passage of a text with the section that it stands in. */
export interface PlacedPassage {
  readonly passageKey: number;
  readonly passageId: PassageId;
  readonly passageKind: 'title' | 'heading' | 'text' | 'table';
  readonly text: string;
  /** The cells of a table as the archive keeps them; null for a text. */
  readonly cells: string | null;
  readonly section: number;
  readonly role: Section['role'];
  readonly kind: Section['kind'];
  readonly heading: string | null;
  readonly topic: TopicId | null;
}

/** All passages of a text in reading order. Throws not_found. */
export function readPassages(set: ArchiveSet, reportId: ReportId, edition: EditionName): PlacedPassage[] {
  const active = set.editionOf(reportId, edition);
  return active.archive.database
    .prepare<[number], PlacedPassage>(
      `SELECT passages.passage_key AS passageKey, passage_id AS passageId, passages.kind AS passageKind, text,
         sections.ordinal AS section, role, sections.kind AS kind, heading, topic, cells
       FROM passages JOIN sections USING (section_key) LEFT JOIN passage_tables USING (passage_key)
       WHERE passages.edition_key = ? ORDER BY passages.ordinal`,
    )
    .all(active.editionKey)
    .map((passage) => ({ ...passage, topic: passageTopic(passage.text, passage.topic, edition) }));
}

/** The sentences and headings of a text in reading order, without its titles. Throws not_found. */
export function readSentences(set: ArchiveSet, reportId: ReportId, edition: EditionName): Sentence[] {
  const figures = readFigures(set.editionOf(reportId, edition));
  return readPassages(set, reportId, edition)
    .filter((passage) => passage.passageKind !== 'title')
    .flatMap((passage) => sentencesOf(passage, figures.get(passage.passageKey) ?? []));
}

function sentencesOf(passage: PlacedPassage, figures: readonly FigurePlace[]): Sentence[] {
  const isHeading = passage.passageKind === 'heading';
  const ranges = isHeading ? [[0, [...passage.text].length] as const] : splitSentences(passage.text);
  return ranges.map(([start, end]) => ({
    passageId: passage.passageId,
    start,
    end,
    text: passage.text.slice(utf16Index(passage.text, start), utf16Index(passage.text, end)),
    isHeading,
    section: passage.section,
    heading: passage.heading,
    topic: passage.topic,
    kind: passage.kind,
    figures: figures.filter((figure) => figure.start >= start && figure.start < end),
  }));
}

interface FigurePlace extends SentenceFigure {
  readonly passageKey: number;
  readonly start: number;
}

function readFigures({ archive, editionKey }: ActiveEdition): Map<number, FigurePlace[]> {
  const rows = archive.database
    .prepare<[number], FigurePlace>(
      `SELECT passage_key AS passageKey, start, indicator_id AS indicatorId, concept, subject, unit_si AS unitSi
       FROM indicators
       WHERE edition_key = ? AND passage_key IS NOT NULL AND start IS NOT NULL
       ORDER BY ordinal`,
    )
    .all(editionKey);
  return Map.groupBy(rows, (row) => row.passageKey);
}
