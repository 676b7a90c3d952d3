/** What a reader of any format hands over and what the archive stores: one edition of one report, fully read. */
import type { Genre } from '../contract/genre.ts';
import type { IndicatorKind } from '../contract/indicator-model.ts';
import type {
  Byline,
  Defect,
  EditionName,
  Level,
  Person,
  ReportId,
  Section,
  SectionRole,
  TopicId,
} from '../contract/model.ts';
import type { RecordValue } from '../contract/record-value.ts';
import type { PassageTable, TableCell } from '../contract/passage-table.ts';
import type { OffsetMap } from '../text/offset-map.ts';
import type { LinePlace, PageSize } from './line-places.ts';
import type { ToldField } from './told-fields.ts';

export interface CatalogueRecord {
  readonly reportId: ReportId;
  readonly genre: Genre | null;
  /** See contract/period.ts; of a plan: what it plans. */
  readonly period: string | null;
  /** What the report plans besides. */
  readonly plannedPeriod: string | null;
  readonly agency: string | null;
  /** Shortest usual name of the place: 平湖. */
  readonly agencyLabel: string | null;
  readonly agencyShortNames: readonly string[];
  readonly region: string | null;
  readonly level: Level | null;
  readonly yearCovered: number | null;
  readonly yearPublished: number | null;
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly kicker: string | null;
  readonly byline: Byline;
  readonly head: { readonly name: string; readonly title: string } | null;
  readonly sourceFile: string | null;
  readonly sha256: string | null;
  readonly programmes: readonly string[];
  readonly people: readonly Person[];
  /** Fields that nothing in the text makes sure. */
  readonly unsure: readonly string[];
  /** Fields of contract/record-fields.ts that have no property here. */
  readonly fields?: Readonly<Record<string, RecordValue>>;
}

/** A table as a passage, as a reader of files hands it over: what the contract shows is what was read. */
export type ParsedTable = PassageTable;
export type ParsedCell = TableCell;

export type PassageKind = 'title' | 'heading' | 'text' | 'table';

export interface ParsedPassage {
  readonly kind: PassageKind;
  readonly text: string;
  /** From code points of `text` to code points of the source. */
  readonly map: OffsetMap;
  /** Of a passage of kind `table`. */
  readonly table?: ParsedTable;
}

export interface ParsedSection {
  readonly role: SectionRole;
  readonly kind: Section['kind'];
  readonly year: number | null;
  readonly level: 1 | 2;
  readonly heading: ParsedPassage | null;
  readonly topic: TopicId | null;
  readonly passages: readonly ParsedPassage[];
}

/** A figure; `passage` is its place in reading order (headings and titles counted), or null where it has none. */
export interface ParsedIndicator {
  readonly passage: number | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly subject: string;
  readonly concept: string | null;
  readonly value: number;
  readonly unit: string;
  readonly valueSi: number;
  readonly unitSi: string;
  readonly qualifier: string | null;
  readonly bound: 'lower' | 'upper' | null;
  readonly period: string;
  readonly kind: IndicatorKind;
  readonly topic: TopicId | null;
  readonly scope: string | null;
  readonly programme: string | null;
  readonly quote: string;
  readonly rawStart: number | null;
  readonly rawEnd: number | null;
  readonly curated: boolean;
  readonly minor: boolean;
  readonly note: string | null;
}

export interface ParsedMention {
  readonly kind: 'programme' | 'person';
  readonly name: string;
  readonly role: string | null;
  readonly passage: number;
  readonly start: number;
  readonly end: number;
}

export interface ParsedReport {
  readonly record: CatalogueRecord;
  readonly edition: EditionName;
  readonly sourceFile: string | null;
  readonly sourceSha256: string | null;
  readonly encoding: string | null;
  readonly format: string;
  readonly rawText: string | null;
  /** What a person told of the file instead of the text; left out: nothing. */
  readonly told?: readonly ToldField[];
  /** Which reading made this text; left out for what was not read from a file (a 提要). */
  readonly readBy?: { readonly readerVersion: number; readonly repairsVersion: number };
  readonly pages?: readonly PageSize[];
  readonly places?: readonly LinePlace[];
  readonly sections: readonly ParsedSection[];
  readonly defects: readonly Defect[];
  readonly indicators: readonly ParsedIndicator[];
  readonly mentions: readonly ParsedMention[];
}

/** The passages in reading order: each section's heading, then its paragraphs. `ParsedIndicator.passage` counts these. */
export function passagesInOrder(sections: readonly ParsedSection[]): ParsedPassage[] {
  return sections.flatMap((section) =>
    section.heading ? [section.heading, ...section.passages] : section.passages,
  );
}
