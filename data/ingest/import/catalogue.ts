import type { ReportId } from '../../contract/model.ts';
import type { ArchiveSet } from '../../schema/archive-set.ts';
import type { CatalogueRecord, ParsedIndicator } from '../../schema/parsed-report.ts';
import { prepared } from '../../schema/prepared.ts';
import { readRecord, recordOfRow, type RecordRow } from '../../schema/record-row.ts';
import type { ConceptEntry } from '../figures/figure-context.ts';
import type { ProgrammeNames } from '../programme-forms.ts';

/** A text that is held: of which report, and whether it is the one that counts there. */
export interface HeldText {
  readonly reportId: ReportId;
  readonly isCurrent: boolean;
  /** Its report lies in the trash. */
  readonly isRemoved: boolean;
}

/** What the open archives already know; asked while files are matched and read. */
export class Catalogue {
  #set: ArchiveSet;
  /** Records of this batch, not yet stored. */
  readonly #coming = new Map<ReportId, CatalogueRecord>();
  #lastHeld: { readonly sha256: string; readonly held: HeldText | null } | undefined;
  #catalogued: Map<string, ReportId> | undefined;
  /** Ids by what describes a report. */
  #described: Map<string, ReportId[]> | undefined;
  #concepts: readonly ConceptEntry[] | undefined;
  #programmes: readonly ProgrammeNames[] | undefined;

  constructor(set: ArchiveSet) {
    this.#set = set;
  }

  /** What it knows is what these archives say. */
  isOf(set: ArchiveSet): boolean {
    return this.#set === set;
  }

  /**
   * What was coming has been stored, nothing else has changed, and the archives are open anew: what is known of a hundred
   * thousand reports need not be read again for the next twenty.
   */
  goOn(set: ArchiveSet): void {
    this.#set = set;
    this.#coming.clear();
    this.#lastHeld = undefined;
  }

  /** Later files of a batch find what earlier ones brought. */
  remember(record: CatalogueRecord): void {
    const { reportId, sha256 } = record;
    if (this.#described && !this.#coming.has(reportId)) put(this.#described, keyOf(record), reportId);
    if (sha256 !== null && !this.#catalogued?.has(sha256)) this.#catalogued?.set(sha256, reportId);
    this.#coming.set(reportId, record);
  }

  /** The text that was read from these very bytes, whether it still counts or not. */
  heldText(sha256: string): HeldText | null {
    // Asked several times for each file.
    if (this.#lastHeld?.sha256 !== sha256) this.#lastHeld = { sha256, held: this.#findHeld(sha256) };
    return this.#lastHeld.held;
  }

  /** The report that names this file as its source, and has no text of it. */
  catalogued(sha256: string): ReportId | null {
    this.#catalogued ??= this.#readCatalogued();
    return this.#catalogued.get(sha256) ?? null;
  }

  /** The id under which a report is held now; null where it is not known, or lies in the trash. */
  heldAs(chosen: ReportId): ReportId | null {
    const reportId = this.#set.heldAs(chosen);
    if (this.#coming.has(reportId)) return reportId;
    const isHeld = this.#set.archives.some(
      ({ database }) =>
        prepared(database, 'SELECT 1 FROM reports WHERE report_id = ? AND removed IS NULL').get(reportId) !==
        undefined,
    );
    return isHeld ? reportId : null;
  }

  /** Whether a report has an original already, in the trash or not. */
  hasOriginal(reportId: ReportId): boolean {
    return this.#set.archives.some(
      ({ database }) =>
        prepared(database, "SELECT 1 FROM editions WHERE report_id = ? AND edition = 'original' LIMIT 1").get(
          reportId,
        ) !== undefined,
    );
  }

  /** Reports of the same agency, genre and period, all of them known. */
  describedLike({
    agency,
    genre,
    period,
  }: Pick<CatalogueRecord, 'agency' | 'genre' | 'period'>): readonly CatalogueRecord[] {
    if (agency === null || genre === null || period === null) return [];
    this.#described ??= this.#readDescribed();
    const ids = this.#described.get(keyOf({ agency, genre, period })) ?? [];
    return ids.flatMap((id) => this.#coming.get(id) ?? this.#describedAs(id) ?? []);
  }

  /** The record as the most trusted archive has it, without what a person edits; null for an unknown id. */
  record(reportId: ReportId): CatalogueRecord | null {
    for (const { database } of this.#set.byRecordPrecedence) {
      const record = readRecord(database, reportId);
      if (record) return record;
    }
    return this.#coming.get(reportId) ?? null;
  }

  /** Whether another archive than the holdings has a record of it. */
  isDescribedElsewhere(reportId: ReportId): boolean {
    return this.#set.archives.some(
      ({ role, database }) => role !== 'holdings' && readRecord(database, reportId) !== null,
    );
  }

  /** Curated figures of a report that know their place in the original. */
  curatedIndicators(reportId: ReportId): readonly ParsedIndicator[] {
    for (const { database } of this.#set.byRecordPrecedence) {
      const rows = database
        .prepare<[string], IndicatorRow>(
          `SELECT indicators.* FROM indicators JOIN editions USING (edition_key)
           WHERE report_id = ? AND edition = 'digest' AND is_current = 1 AND is_curated = 1 AND raw_start IS NOT NULL
           ORDER BY raw_start`,
        )
        .all(reportId);
      if (rows.length > 0) return rows.map(indicatorOfRow);
    }
    return [];
  }

  concepts(): readonly ConceptEntry[] {
    return (this.#concepts ??= this.#readConcepts());
  }

  programmes(): readonly ProgrammeNames[] {
    return (this.#programmes ??= this.#readProgrammes());
  }

  #findHeld(sha256: string): HeldText | null {
    let best: HeldText | null = null;
    for (const { database } of this.#set.archives) {
      const row = prepared<[string], HeldRow>(database, HELD_TEXT).get(sha256);
      if (!row) continue;
      const held = {
        reportId: row.reportId,
        isCurrent: row.isCurrent === 1,
        isRemoved: row.isRemoved === 1,
      };
      if (!best || (!best.isCurrent && held.isCurrent) || (best.isRemoved && !held.isRemoved)) best = held;
    }
    return best;
  }

  #readConcepts(): ConceptEntry[] {
    return this.#table<ConceptRow>(
      'SELECT concept, name, topic, unit_si, measure, aliases FROM concepts',
    ).map((row) => ({
      concept: row.concept,
      name: row.name,
      // The table's writer checked the topic.
      topic: row.topic as ConceptEntry['topic'],
      unitSi: row.unit_si,
      isStock: row.measure === 'stock',
      aliases: list(row.aliases),
    }));
  }

  #readProgrammes(): ProgrammeNames[] {
    return this.#table<{ name: string; variants: string }>('SELECT name, variants FROM programmes').map(
      (row) => ({
        name: row.name,
        variants: list(row.variants),
      }),
    );
  }

  /** The thesaurus travels in the shipped archive; the holdings have none. */
  #table<Row>(sql: string): Row[] {
    for (const { database } of this.#set.byRecordPrecedence) {
      const rows = database.prepare<[], Row>(sql).all();
      if (rows.length > 0) return rows;
    }
    return [];
  }

  /** Of two archives that know a file, the more trusted one counts. */
  #readCatalogued(): Map<string, ReportId> {
    const ids = new Map<string, ReportId>();
    for (const { database } of this.#set.byRecordPrecedence) {
      const rows = database.prepare<[], { sha: string; reportId: ReportId }>(
        `SELECT source_sha256 AS sha, report_id AS reportId FROM reports
         WHERE source_sha256 IS NOT NULL AND removed IS NULL`,
      );
      for (const { sha, reportId } of rows.iterate()) if (!ids.has(sha)) ids.set(sha, reportId);
    }
    return ids;
  }

  #readDescribed(): Map<string, ReportId[]> {
    const seen = new Set<ReportId>();
    const described = new Map<string, ReportId[]>();
    const add = (row: DescribedKey): void => {
      if (!seen.has(row.reportId)) put(described, keyOf(row), row.reportId);
      seen.add(row.reportId);
    };
    for (const { database } of this.#set.byRecordPrecedence) {
      const rows = database.prepare<[], DescribedKey>(
        `SELECT report_id AS reportId, agency, genre, period FROM reports WHERE ${IS_DESCRIBED} ORDER BY report_id`,
      );
      for (const row of rows.iterate()) add(row);
    }
    for (const record of this.#coming.values()) add(record);
    return described;
  }

  #describedAs(reportId: ReportId): CatalogueRecord | null {
    for (const { database } of this.#set.byRecordPrecedence) {
      const row = prepared<[string], RecordRow>(
        database,
        `SELECT * FROM reports WHERE report_id = ? AND ${IS_DESCRIBED}`,
      ).get(reportId);
      if (row) return recordOfRow(row);
    }
    return null;
  }
}

type DescribedKey = Pick<CatalogueRecord, 'reportId' | 'agency' | 'genre' | 'period'>;

const IS_DESCRIBED = 'agency IS NOT NULL AND genre IS NOT NULL AND period IS NOT NULL AND removed IS NULL';

/** No join: SQLite would put all records, edited ones and others, into a table of their own for each file. */
const HELD_TEXT = `SELECT report_id AS reportId, is_current AS isCurrent,
    (SELECT removed FROM reports WHERE reports.report_id = editions.report_id) IS NOT NULL AS isRemoved
  FROM editions WHERE edition = 'original' AND source_sha256 = ?
  ORDER BY is_current DESC, isRemoved, edition_key LIMIT 1`;

function keyOf({ agency, genre, period }: Pick<CatalogueRecord, 'agency' | 'genre' | 'period'>): string {
  return [agency, genre, period].join('\n');
}

function put(described: Map<string, ReportId[]>, key: string, reportId: ReportId): void {
  const known = described.get(key);
  if (known) known.push(reportId);
  else described.set(key, [reportId]);
}

interface HeldRow {
  readonly reportId: ReportId;
  readonly isCurrent: 0 | 1;
  readonly isRemoved: 0 | 1;
}

interface ConceptRow {
  readonly concept: string;
  readonly measure: string;
  readonly name: string;
  readonly topic: string;
  readonly unit_si: string;
  readonly aliases: string;
}

type IndicatorRow = Readonly<Record<string, string | number | null>>;

function indicatorOfRow(row: IndicatorRow): ParsedIndicator {
  const values = {
    ...row,
    valueSi: row['value_si'],
    unitSi: row['unit_si'],
    rawStart: row['raw_start'],
    rawEnd: row['raw_end'],
    passage: null,
    start: null,
    end: null,
    curated: true,
    minor: row['is_minor'] === 1,
  };
  // A row that storeReport wrote from a ParsedIndicator, its columns under their old names again.
  return values as unknown as ParsedIndicator;
}

function list(json: string): readonly string[] {
  // Every list column is written by JSON.stringify from an array of strings.
  return JSON.parse(json) as readonly string[];
}
