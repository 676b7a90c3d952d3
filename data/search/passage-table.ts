import type { EditionName, Level, ReportId } from '../contract/model.ts';
import type { ActiveEdition, ArchiveFile, ArchiveSet } from '../schema/archive-set.ts';
import { BYTES_PER_PASSAGE } from '../schema/passage-facts.ts';
import { addMember, emptySet, type BitSet } from './bit-set.ts';

/** An edition with what its catalogue record says of it. */
export interface EditionEntry {
  readonly part: ArchivePart;
  readonly editionKey: number;
  readonly edition: EditionName;
  readonly reportId: ReportId;
  /** The same number for all editions of a report. */
  readonly report: number;
  readonly agency: string;
  readonly agencyLabel: string;
  readonly agencyNames: readonly string[];
  readonly level: Level | null;
  readonly year: number;
  readonly title: string;
  readonly sourceFile: string | null;
}

/** One archive's stretch of the table: a passage stands at `base` + its key. */
export interface ArchivePart {
  readonly archive: ArchiveFile;
  readonly base: number;
  readonly size: number;
}

/**
 * All passages of all archives that are open, as columns of numbers. A passage is its place here; places of
 * superseded or shadowed passages are in no set.
 */
export interface PassageTable {
  readonly size: number;
  readonly parts: readonly ArchivePart[];
  readonly editions: readonly EditionEntry[];
  readonly reports: readonly ReportId[];
  readonly active: BitSet;
  readonly activeCount: number;
  /** Per passage: place in `editions`. */
  readonly editionOf: Uint16Array | Uint32Array;
  readonly role: Uint8Array;
  readonly topic: Uint8Array;
  readonly flags: Uint8Array;
  readonly length: Uint16Array;
}

export function loadPassageTable(set: ArchiveSet): PassageTable {
  const parts = partsOf(set.archives);
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const records = loadRecords(set);
  const reports = new Map<ReportId, number>();
  const editions = set.activeEditions.map((one) => {
    const report = reports.get(one.reportId) ?? reports.size;
    reports.set(one.reportId, report);
    return entryOf(one, parts.find((part) => part.archive === one.archive)!, report, records);
  });
  const columns = {
    active: emptySet(size),
    editionOf: editions.length < 0x10000 ? new Uint16Array(size) : new Uint32Array(size),
    role: new Uint8Array(size),
    topic: new Uint8Array(size),
    flags: new Uint8Array(size),
    length: new Uint16Array(size),
  };
  const activeCount = fillColumns(columns, parts, editions);
  return { size, parts, editions, reports: [...reports.keys()], activeCount, ...columns };
}

type Columns = Pick<PassageTable, 'active' | 'editionOf' | 'role' | 'topic' | 'flags' | 'length'>;

interface FactsRow {
  readonly edition_key: number;
  readonly first_key: number;
  readonly facts: Buffer;
}

/** Returns the number of active passages. */
function fillColumns(columns: Columns, parts: readonly ArchivePart[], editions: readonly EditionEntry[]): number {
  let count = 0;
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
      if (place !== undefined) count += fillEdition(columns, part.base + row.first_key, place, row.facts);
    }
  }
  return count;
}

function fillEdition(columns: Columns, first: number, edition: number, facts: Buffer): number {
  const count = facts.length / BYTES_PER_PASSAGE;
  for (let i = 0; i < count; i++) {
    const at = i * BYTES_PER_PASSAGE;
    const passage = first + i;
    addMember(columns.active, passage);
    columns.editionOf[passage] = edition;
    columns.role[passage] = facts[at]!;
    columns.topic[passage] = facts[at + 1]!;
    columns.flags[passage] = facts[at + 2]!;
    columns.length[passage] = facts[at + 3]! | (facts[at + 4]! << 8);
  }
  return count;
}

function partsOf(archives: readonly ArchiveFile[]): ArchivePart[] {
  let base = 0;
  return archives.map((archive) => {
    const { last } = archive.database
      .prepare<[], { last: number | null }>('SELECT max(passage_key) AS last FROM passages')
      .get()!;
    const part = { archive, base, size: (last ?? 0) + 1 };
    base += part.size;
    return part;
  });
}

interface RecordRow {
  readonly report_id: ReportId;
  readonly agency: string;
  readonly agency_label: string;
  readonly agency_short_names: string;
  readonly region: string | null;
  readonly level: Level | null;
  readonly year_covered: number;
  readonly title: string;
  readonly source_file: string | null;
}

/** One record per report: that of the archive that is believed first. */
function loadRecords(set: ArchiveSet): ReadonlyMap<ReportId, RecordRow> {
  const records = new Map<ReportId, RecordRow>();
  for (const archive of set.byRecordPrecedence) {
    const rows = archive.database
      .prepare<[], RecordRow>(
        `SELECT report_id, agency, agency_label, agency_short_names, region, level, year_covered, title, source_file
         FROM reports`,
      )
      .all();
    for (const row of rows) if (!records.has(row.report_id)) records.set(row.report_id, row);
  }
  return records;
}

function entryOf(
  one: ActiveEdition,
  part: ArchivePart,
  report: number,
  records: ReadonlyMap<ReportId, RecordRow>,
): EditionEntry {
  const record = records.get(one.reportId)!;
  // The column is written by storeReport alone, from a list of strings.
  const shortNames = JSON.parse(record.agency_short_names) as readonly string[];
  return {
    part,
    editionKey: one.editionKey,
    edition: one.edition,
    reportId: one.reportId,
    report,
    agency: record.agency,
    agencyLabel: record.agency_label,
    agencyNames: [record.agency, record.agency_label, ...shortNames, record.region ?? '', one.reportId],
    level: record.level,
    year: record.year_covered,
    title: record.title,
    sourceFile: record.source_file,
  };
}
