import type { ReportId } from '../../contract/model.ts';
import type { ArchiveSet } from '../../schema/archive-set.ts';
import type { CatalogueRecord, ParsedIndicator } from '../../schema/parsed-report.ts';
import { prepared } from '../../schema/prepared.ts';
import type { ConceptEntry, ProgrammeEntry } from '../figures/figure-context.ts';

/** What the open archives already know; asked while files are matched and read. */
export class Catalogue {
  readonly #set: ArchiveSet;
  /** Records of this batch, not yet stored. */
  readonly #coming = new Map<ReportId, CatalogueRecord>();
  #imported: ReadonlyMap<string, ReportId> | undefined;
  #catalogued: ReadonlyMap<string, ReportId> | undefined;
  #ofAgencies: ReadonlyMap<string, ReportId> | undefined;
  #concepts: readonly ConceptEntry[] | undefined;
  #programmes: readonly ProgrammeEntry[] | undefined;

  constructor(set: ArchiveSet) {
    this.#set = set;
  }

  /** Later files of a batch find what earlier ones brought. */
  remember(record: CatalogueRecord): void {
    this.#coming.set(record.reportId, record);
  }

  /** The report of which these very bytes are the current original. */
  importedAs(sha256: string): ReportId | null {
    this.#imported ??= this.#ids(
      "SELECT source_sha256, report_id FROM editions WHERE edition = 'original' AND is_current = 1",
    );
    return this.#imported.get(sha256) ?? null;
  }

  /** The report that names this file as its source. */
  catalogued(sha256: string): ReportId | null {
    this.#catalogued ??= this.#ids('SELECT source_sha256, report_id FROM reports');
    return this.#catalogued.get(sha256) ?? null;
  }

  byAgencyAndYear(agency: string, yearCovered: number): ReportId | null {
    for (const record of this.#coming.values()) {
      if (record.agency === agency && record.yearCovered === yearCovered) return record.reportId;
    }
    this.#ofAgencies ??= this.#ids("SELECT year_covered || ' ' || agency, report_id FROM reports");
    return this.#ofAgencies.get(`${yearCovered} ${agency}`) ?? null;
  }

  /** The record as the most trusted archive has it; null for an unknown id. */
  record(reportId: ReportId): CatalogueRecord | null {
    for (const { database } of this.#set.byRecordPrecedence) {
      const row = prepared<[string], RecordRow>(database, 'SELECT * FROM reports WHERE report_id = ?').get(
        reportId,
      );
      if (row) return recordOfRow(row);
    }
    return this.#coming.get(reportId) ?? null;
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

  programmes(): readonly ProgrammeEntry[] {
    return (this.#programmes ??= this.#readProgrammes());
  }

  #readConcepts(): ConceptEntry[] {
    return this.#table<ConceptRow>('SELECT concept, name, topic, unit_si, aliases FROM concepts').map(
      (row) => ({
        concept: row.concept,
        name: row.name,
        // The table's writer checked the topic.
        topic: row.topic as ConceptEntry['topic'],
        unitSi: row.unit_si,
        aliases: list(row.aliases),
      }),
    );
  }

  #readProgrammes(): ProgrammeEntry[] {
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

  /** Read once for a batch; of two archives that know a key, the more trusted one counts. */
  #ids(sql: string): ReadonlyMap<string, ReportId> {
    const ids = new Map<string, ReportId>();
    for (const { database } of this.#set.byRecordPrecedence) {
      // better-sqlite3 gives a raw row as an array; the second column of every caller is report_id.
      for (const [key, reportId] of database.prepare(sql).raw().iterate() as Iterable<
        [string | null, ReportId]
      >) {
        if (key !== null && !ids.has(key)) ids.set(key, reportId);
      }
    }
    return ids;
  }
}

interface RecordRow {
  readonly report_id: string;
  readonly genre: string;
  readonly agency: string;
  readonly agency_label: string;
  readonly agency_short_names: string;
  readonly region: string | null;
  readonly level: string | null;
  readonly year_covered: number;
  readonly year_published: number | null;
  readonly title: string;
  readonly subtitle: string | null;
  readonly kicker: string | null;
  readonly byline: string;
  readonly head: string | null;
  readonly source_file: string | null;
  readonly source_sha256: string | null;
  readonly programmes: string;
  readonly people: string;
}

interface ConceptRow {
  readonly concept: string;
  readonly name: string;
  readonly topic: string;
  readonly unit_si: string;
  readonly aliases: string;
}

type IndicatorRow = Readonly<Record<string, string | number | null>>;

function recordOfRow(row: RecordRow): CatalogueRecord {
  return {
    // Ids, levels and the JSON columns were written by storeReport from these very types.
    reportId: row.report_id as ReportId,
    genre: row.genre,
    agency: row.agency,
    agencyLabel: row.agency_label,
    agencyShortNames: list(row.agency_short_names),
    region: row.region,
    level: row.level as CatalogueRecord['level'],
    yearCovered: row.year_covered,
    yearPublished: row.year_published,
    title: row.title,
    subtitle: row.subtitle,
    kicker: row.kicker,
    byline: JSON.parse(row.byline) as CatalogueRecord['byline'],
    head: row.head === null ? null : (JSON.parse(row.head) as CatalogueRecord['head']),
    sourceFile: row.source_file,
    sha256: row.source_sha256,
    programmes: list(row.programmes),
    people: JSON.parse(row.people) as CatalogueRecord['people'],
  };
}

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
