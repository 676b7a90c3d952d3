import type { PassageTable } from './passage-table.ts';
import type { Genre } from './genre.ts';
import type { OfficeHolder, RecordValue } from './record-value.ts';

/**
 * What the archive holds, as plain values. Everything here survives JSON.
 *
 * Text offsets, everywhere in the contract: half-open ranges [start, end) in Unicode code points of a passage's
 * normalised `text` (never UTF-16 units, never bytes). `rawStart`/`rawEnd` are code-point offsets in the source file
 * decoded as text (a byte-order mark counts as one; of html, docx and pdf: the text that the reader took out of the
 * file, which the archive keeps). See code-points.ts for turning them into JavaScript string indexes.
 */

/** A string that only a schema or the archive itself may call so; the property exists for the compiler alone. */
export type Branded<Name extends string> = string & { readonly brand: Name };

/** A readable slug, given once at import and never derived again: `pinghu-2022`, `pinghu-2022-disclosure`. */
export type ReportId = Branded<'ReportId'>;
/** `pinghu-2022:original:17`: report, edition, place in reading order. Stable while the edition's text is the same. */
export type PassageId = Branded<'PassageId'>;
/** `pinghu-2022:original:i42` or `pinghu-2022:digest:i42`: one figure in one edition. */
export type IndicatorId = Branded<'IndicatorId'>;
/** A stable slug of the thing measured, agency not included: `market.registered`. */
export type ConceptId = Branded<'ConceptId'>;
/** Concept and agency, and what sets them apart from the plain year: `market.registered@平湖市市场监督管理局`, `…局#H1`. */
export type SeriesId = Branded<'SeriesId'>;

/** `digest`: the 提要 written by this project. `original`: the text as printed, present only when imported. */
export const EDITIONS = ['digest', 'original'] as const;
export type EditionName = (typeof EDITIONS)[number];

export const LEVELS = [
  'national',
  'province',
  'prefecture city',
  'county-level city',
  'county',
  'district',
] as const;
/** Administrative level of the agency. */
export type Level = (typeof LEVELS)[number];

export const TOPICS = [
  'market',
  'reform',
  'relief',
  'credit',
  'enforce',
  'consumer',
  'food',
  'drug',
  'equip',
  'product',
  'quality',
  'ip',
  'civic',
  'epidemic',
  'team',
  'honor',
  'platform',
] as const;
/** The seventeen topics into which sections, passages and indicators are sorted. */
export type TopicId = (typeof TOPICS)[number];

/** A half-open range of code points of a passage's text. */
export type TextRange = readonly [start: number, end: number];

/** A role such as 记者 or 通讯员 and the names printed under it. */
export type Byline = Readonly<Record<string, readonly string[]>>;

export interface Person {
  readonly name: string;
  readonly role: string;
}

/**
 * The catalogue record of a report, as a list shows it. Null means: not printed or not known. Agency, genre, period and
 * title describe a report and may be shared by several; report-names.ts says what to call each.
 */
export interface ReportSummary {
  readonly reportId: ReportId;
  readonly genre: Genre | null;
  /** What it looks back on, or, for a plan, what it plans (period.ts). */
  readonly period: string | null;
  /** What it plans besides. */
  readonly plannedPeriod: string | null;
  /** Fields that nothing in the text makes sure: a report with any stands under 待著录. */
  readonly unsure: readonly string[];
  readonly agency: string | null;
  /** Shortest usual name of the place, for labels: 平湖. */
  readonly agencyLabel: string | null;
  readonly region: string | null;
  readonly level: Level | null;
  /** The year in which the period ends. */
  readonly yearCovered: number | null;
  readonly yearPublished: number | null;
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly kicker: string | null;
  readonly byline: Byline;
  /** Head of the agency named in the report. */
  readonly head: OfficeHolder | null;
  /** Fields that have no property here, by their keys in record-fields.ts; those of a later version are kept as well. */
  readonly fields: Readonly<Record<string, RecordValue>>;
  /** File name of the original that is held, else of the one that the record describes, and its SHA-256 in lower-case hex. */
  readonly sourceFile: string | null;
  readonly sha256: string | null;
  readonly hasOriginal: boolean;
  readonly editions: readonly EditionName[];
}

export const SECTION_ROLES = [
  'front',
  'digest',
  'lead',
  'leader_statement',
  'section',
  '看点',
  '盘点',
  'outlook',
  'caption',
  'data box',
] as const;
/** Role of a section. `front` holds titles and byline; `digest` is a section of a 提要. */
export type SectionRole = (typeof SECTION_ROLES)[number];

export interface Section {
  readonly role: SectionRole;
  /** `review` looks back, `plan` looks ahead, `none` does neither (captions). */
  readonly kind: 'review' | 'plan' | 'none';
  /** The year that the section speaks of. */
  readonly year: number | null;
  readonly level: 1 | 2;
  readonly heading: string | null;
  /** The heading as a passage (it is found and annotated like any text); null where there is no heading. */
  readonly headingPassage: Passage | null;
  readonly topic: TopicId | null;
  readonly passages: readonly Passage[];
}

/** A paragraph: the unit of search, alignment and anchoring. */
export interface Passage {
  readonly passageId: PassageId;
  readonly text: string;
  /** In the source file; for a 提要, in the body of its record file. */
  readonly rawStart: number;
  readonly rawEnd: number;
  /** Of a passage that is a table: its text is its cells, rows by line and cells by tab. */
  readonly table?: PassageTable;
}

export const DEFECT_KINDS = [
  'hard_wrap',
  'doubled_text',
  'repeated_sentence',
  'caption_lifted',
  'stray_space',
  'radical',
  'width',
  'compatibility',
  'invisible',
  'private_use',
  'replacement',
  'page_furniture',
  'heading_joined',
  'scanned',
  'unsure_reading',
] as const;
export type DefectKind = (typeof DEFECT_KINDS)[number];

/**
 * Of a text that was read from pictures: `scanned` is a stretch of it, `unsure_reading` a character (`before`) that may be
 * another (`after`; empty where none is likely). Neither is a repair.
 */
export const READING_KINDS = ['scanned', 'unsure_reading'] as const satisfies readonly DefectKind[];

/** A repair: what stood in the source file and what the passage shows instead. */
export interface Defect {
  readonly kind: DefectKind;
  readonly rawStart: number;
  readonly rawEnd: number;
  readonly before: string;
  readonly after: string;
}

/** Where a passage was repaired, in code points of its text; where something was taken out, the characters around it. */
export interface Repair {
  readonly passageId: PassageId;
  readonly start: number;
  readonly end: number;
  readonly kind: DefectKind;
  readonly before: string;
  /** Nothing stands in its place. */
  readonly isRemoved: boolean;
}

/** A character that was read from a picture and may be another one; in code points of the passage's text. */
export interface UnsureCharacter {
  readonly passageId: PassageId;
  readonly start: number;
  readonly end: number;
  readonly printed: string;
  /** What it may be instead, where anything is likely. */
  readonly second: string | null;
}

/** A stretch of a passage for which an archivist has taken a correction; the passage's text stays as printed. */
export interface Correction {
  readonly passageId: PassageId;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** The note that proposed it. */
  readonly annotationId: Branded<'AnnotationId'>;
}

export interface Report extends ReportSummary {
  readonly edition: EditionName;
  /** SHA-256 over the normalised passages of this edition, in lower-case hex; annotations are bound to it. */
  readonly textHash: string;
  readonly sections: readonly Section[];
  readonly defects: readonly Defect[];
  /** The same repairs in the passages that show them, in reading order. */
  readonly repairs: readonly Repair[];
  /** Characters that were read from pictures and may be others, in reading order. */
  readonly unsureCharacters: readonly UnsureCharacter[];
  /** All or a part of the text was read from pictures. */
  readonly isScanned: boolean;
  /** Accepted corrections, in reading order; none overlap. */
  readonly corrections: readonly Correction[];
  readonly programmes: readonly string[];
  readonly people: readonly Person[];
}

/** The source of an original as it came: the file decoded, or the text that a reader took out of it. */
export interface ReportSource {
  readonly reportId: ReportId;
  readonly sourceFile: string | null;
  readonly encoding: string | null;
  readonly format: string;
  readonly text: string;
}

/** What a report is called by (report-names.ts). */
export interface NamedReport {
  readonly reportId: ReportId;
  readonly agency: string | null;
  readonly agencyLabel: string | null;
  readonly yearCovered: number | null;
  readonly genre: Genre | null;
  readonly period: string | null;
  readonly title: string | null;
  readonly sourceFile: string | null;
}

/** A named campaign, platform or system, and where it is mentioned. */
export interface Programme {
  readonly name: string;
  readonly years: readonly {
    readonly year: number | null;
    readonly agency: string | null;
    readonly reportId: ReportId;
    readonly passages: readonly PassageId[];
    /** Where the name, or a variant of it, is printed in them. */
    readonly places: readonly { readonly passageId: PassageId; readonly range: TextRange }[];
  }[];
}
