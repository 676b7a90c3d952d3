import type { Statement } from 'better-sqlite3';
import type { Genre } from '../../contract/genre.ts';
import { nameReports } from '../../contract/report-names.ts';
import type { EditionName, Level, PassageId, ReportId } from '../../contract/model.ts';
import type { ActiveEdition, ArchiveFile, ArchiveSet } from '../../schema/archive-set.ts';
import { BYTES_PER_PASSAGE, KIND_MASK, KINDS } from '../../schema/passage-facts.ts';
import type { ReadableDatabase } from '../../schema/sqlite.ts';
import { ArchiveIndex } from './archive-index.ts';
import { editionValues, type EditionFacet, type EditionValues } from './edition-values.ts';
import { addMember, emptySet, type BitSet } from './bit-set.ts';

/** An edition with what its catalogue record says of it. */
export interface EditionEntry {
  readonly part: ArchivePart;
  readonly editionKey: number;
  readonly edition: EditionName;
  readonly reportId: ReportId;
  /** The same number for all editions of a report. */
  readonly report: number;
  /** What the report is called among all that are open. */
  readonly reportName: string;
  readonly agency: string | null;
  readonly agencyLabel: string | null;
  readonly agencyNames: readonly string[];
  readonly level: Level | null;
  readonly year: number | null;
  readonly genre: Genre | null;
  readonly period: string | null;
  readonly title: string | null;
  /** Of the text, where it has one of its own; else of the record. */
  readonly sourceFile: string | null;
}

/** One archive's stretch of the table: a passage stands at `base` + its key. */
export interface ArchivePart {
  readonly archive: ArchiveFile;
  readonly base: number;
  readonly size: number;
  readonly index: ArchiveIndex;
  readonly read: PassageStatements;
}

/** Prepared once: preparing takes longer than running. */
export interface PassageStatements {
  readonly text: Statement<[number], { readonly text: string }>;
  readonly hit: Statement<[number], HitRow>;
}

export interface HitRow {
  readonly passage_id: PassageId;
  readonly heading: string | null;
}

/**
 * All passages of all archives that are open, as columns of numbers. A passage is its place here; places of
 * superseded or shadowed passages are in no set.
 */
export interface PassageTable {
  readonly size: number;
  readonly parts: readonly ArchivePart[];
  readonly editions: readonly EditionEntry[];
  /** Per edition: place in `reports`. */
  readonly reportOf: Uint32Array;
  readonly editionValues: Readonly<Record<EditionFacet, EditionValues>>;
  readonly reports: readonly ReportId[];
  readonly active: BitSet;
  readonly activeCount: number;
  /** Every passage of the indexes is active: no archive shadows another. */
  readonly isWhole: boolean;
  /** Per passage: place in `editions`. */
  readonly editionOf: Uint16Array | Uint32Array;
  readonly role: Uint8Array;
  readonly topic: Uint8Array;
  readonly flags: Uint8Array;
  readonly length: Uint16Array;
  /** Its place in the coarse order, as a number: see coarseRank. */
  readonly rank: Uint32Array;
}

/** Sentences and rows of tables before titles, bare headings last; by a kind's place in KINDS. */
const KIND_ORDER = { title: 1, heading: 2, text: 0, table: 0 } as const satisfies Record<
  (typeof KINDS)[number],
  number
>;
const ORDER_OF_KIND = KINDS.map((kind) => KIND_ORDER[kind]);

/** kind 2 bits, one bit left free, length 13 bits, years since the newest report 8 bits: smaller comes first. */
function coarseRank(flags: number, length: number, age: number): number {
  return (ORDER_OF_KIND[flags & KIND_MASK]! << 22) | (Math.min(length, 8191) << 8) | Math.min(age, 255);
}

export function loadPassageTable(set: ArchiveSet): PassageTable {
  const parts = partsOf(set.archives);
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const records = loadRecords(set);
  const reports = new Map<ReportId, number>();
  const names = namesOf(set, records);
  const editions = set.activeEditions.map((one) => {
    const report = reports.get(one.reportId) ?? reports.size;
    reports.set(one.reportId, report);
    return entryOf(
      one,
      parts.find((part) => part.archive === one.archive)!,
      report,
      records.get(one.reportId)!,
      names.get(one.reportId) ?? one.reportId,
    );
  });
  const columns = {
    active: emptySet(size),
    editionOf: editions.length < 0x10000 ? new Uint16Array(size) : new Uint32Array(size),
    role: new Uint8Array(size),
    topic: new Uint8Array(size),
    flags: new Uint8Array(size),
    length: new Uint16Array(size),
    rank: new Uint32Array(size),
  };
  const activeCount = fillColumns(columns, parts, editions);
  return {
    size,
    parts,
    editions,
    reportOf: Uint32Array.from(editions, ({ report }) => report),
    editionValues: editionValues(editions),
    reports: [...reports.keys()],
    activeCount,
    isWhole: set.archives.every((archive) => set.activeKeysOf(archive) === null),
    ...columns,
  };
}

type Columns = Pick<PassageTable, 'active' | 'editionOf' | 'role' | 'topic' | 'flags' | 'length' | 'rank'>;

interface FactsRow {
  readonly edition_key: number;
  readonly first_key: number;
  readonly facts: Buffer;
}

/** Returns the number of active passages. */
function fillColumns(
  columns: Columns,
  parts: readonly ArchivePart[],
  editions: readonly EditionEntry[],
): number {
  let count = 0;
  const newest = editions.reduce((year, one) => Math.max(year, one.year ?? 0), 0);
  for (const part of parts) {
    const places = new Map<number, number>();
    editions.forEach((one, place) => {
      if (one.part === part) places.set(one.editionKey, place);
    });
    const rows = part.archive.database
      .prepare<[], FactsRow>('SELECT edition_key, first_key, facts FROM passage_facts')
      .all();
    for (const row of rows) {
      const place = places.get(row.edition_key);
      if (place === undefined) continue;
      const age = newest - (editions[place]!.year ?? newest);
      count += fillEdition(columns, part.base + row.first_key, place, age, row.facts);
    }
  }
  return count;
}

function fillEdition(columns: Columns, first: number, edition: number, age: number, facts: Buffer): number {
  const count = facts.length / BYTES_PER_PASSAGE;
  for (let i = 0; i < count; i++) {
    const at = i * BYTES_PER_PASSAGE;
    const passage = first + i;
    addMember(columns.active, passage);
    columns.editionOf[passage] = edition;
    columns.role[passage] = facts[at]!;
    columns.topic[passage] = facts[at + 1]!;
    columns.flags[passage] = facts[at + 2]!;
    const length = facts[at + 3]! | (facts[at + 4]! << 8);
    columns.length[passage] = length;
    columns.rank[passage] = coarseRank(facts[at + 2]!, length, age);
  }
  return count;
}

function partsOf(archives: readonly ArchiveFile[]): ArchivePart[] {
  let base = 0;
  return archives.map((archive) => {
    const { last } = archive.database
      .prepare<[], { last: number | null }>('SELECT max(passage_key) AS last FROM passages')
      .get()!;
    const index = new ArchiveIndex(archive);
    const part = { archive, base, size: (last ?? 0) + 1, index, read: statementsOf(archive.database) };
    base += part.size;
    return part;
  });
}

function statementsOf(database: ReadableDatabase): PassageStatements {
  return {
    text: database.prepare('SELECT text FROM passages WHERE passage_key = ?'),
    // The heading by a query of its own: as a join the same takes four times as long.
    hit: database.prepare(
      `SELECT passage_id,
              (SELECT heading FROM sections WHERE sections.section_key = passages.section_key) AS heading
       FROM passages WHERE passage_key = ?`,
    ),
  };
}

interface RecordRow {
  readonly report_id: ReportId;
  readonly agency: string | null;
  readonly agency_label: string | null;
  readonly agency_short_names: string;
  readonly region: string | null;
  readonly level: Level | null;
  readonly year_covered: number | null;
  readonly genre: Genre | null;
  readonly period: string | null;
  readonly title: string | null;
  readonly source_file: string | null;
}

/** One record per report: that of the archive that is believed first. */
function loadRecords(set: ArchiveSet): ReadonlyMap<ReportId, RecordRow> {
  const records = new Map<ReportId, RecordRow>();
  for (const archive of set.byRecordPrecedence) {
    const rows = archive.database
      .prepare<[], RecordRow>(
        `SELECT report_id, agency, agency_label, agency_short_names, region, level, year_covered, genre,
           period, title, source_file
         FROM reports`,
      )
      .all();
    for (const row of rows) if (!records.has(row.report_id)) records.set(row.report_id, row);
  }
  return records;
}

/** Of the reports that have a text in force. */
function namesOf(set: ArchiveSet, records: ReadonlyMap<ReportId, RecordRow>): ReadonlyMap<ReportId, string> {
  const held = new Set(set.activeEditions.map(({ reportId }) => reportId));
  const named = [...held].flatMap((reportId) => {
    const row = records.get(reportId);
    return row
      ? [
          {
            reportId,
            agency: row.agency,
            agencyLabel: row.agency_label,
            yearCovered: row.year_covered,
            genre: row.genre,
            period: row.period,
            title: row.title,
            sourceFile: row.source_file,
          },
        ]
      : [];
  });
  return nameReports(named);
}

function entryOf(
  one: ActiveEdition,
  part: ArchivePart,
  report: number,
  record: RecordRow,
  reportName: string,
): EditionEntry {
  // The column is written by storeReport alone, from a list of strings.
  const shortNames = JSON.parse(record.agency_short_names) as readonly string[];
  return {
    part,
    editionKey: one.editionKey,
    edition: one.edition,
    reportId: one.reportId,
    report,
    reportName,
    agency: record.agency,
    agencyLabel: record.agency_label,
    agencyNames: [
      record.agency ?? '',
      record.agency_label ?? '',
      ...shortNames,
      record.region ?? '',
      one.reportId,
    ],
    level: record.level,
    year: record.year_covered,
    genre: record.genre,
    period: record.period,
    title: record.title,
    sourceFile: (one.edition === 'original' ? one.sourceFile : null) ?? record.source_file,
  };
}
