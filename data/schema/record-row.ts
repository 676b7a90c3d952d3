import type { ReportId } from '../contract/model.ts';
import type { CatalogueRecord } from './parsed-report.ts';
import { prepared } from './prepared.ts';
import { recordsAsStored } from './read-earlier-version.ts';
import type { ReadableDatabase } from './sqlite.ts';

/** A row of `reports`, as `storeRecord` wrote it. */
export interface RecordRow {
  readonly report_id: ReportId;
  readonly genre: CatalogueRecord['genre'];
  readonly period: string | null;
  readonly planned_period: string | null;
  readonly agency: string | null;
  readonly agency_label: string | null;
  readonly agency_short_names: string;
  readonly region: string | null;
  readonly level: CatalogueRecord['level'];
  readonly year_covered: number | null;
  readonly year_published: number | null;
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly kicker: string | null;
  readonly byline: string;
  readonly head: string | null;
  readonly source_file: string | null;
  readonly source_sha256: string | null;
  readonly programmes: string;
  readonly people: string;
  readonly unsure: string;
  readonly fields: string;
}

/** What an archive says of a report, without what a person has laid over it; null where it has no record of it. */
export function readRecord(database: ReadableDatabase, reportId: ReportId): CatalogueRecord | null {
  const row = prepared<[string], RecordRow>(
    database,
    `SELECT * FROM ${recordsAsStored(database)} WHERE report_id = ?`,
  ).get(reportId);
  return row ? recordOfRow(row) : null;
}

export function recordOfRow(row: RecordRow): CatalogueRecord {
  return {
    // The JSON columns were written by storeRecord from these very types.
    reportId: row.report_id,
    genre: row.genre,
    period: row.period,
    plannedPeriod: row.planned_period,
    unsure: list(row.unsure),
    agency: row.agency,
    agencyLabel: row.agency_label,
    agencyShortNames: list(row.agency_short_names),
    region: row.region,
    level: row.level,
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
    ...(row.fields !== '{}' && { fields: JSON.parse(row.fields) as NonNullable<CatalogueRecord['fields']> }),
  };
}

function list(json: string): readonly string[] {
  // Every list column is written by JSON.stringify from an array of strings.
  return JSON.parse(json) as readonly string[];
}
