import type { ReportId } from '../contract/model.ts';
import { describedBy, type DescribedRow } from './described-report.ts';
import type { CatalogueRecord } from './parsed-report.ts';
import { prepared } from './prepared.ts';
import { recordsAsStored } from './read-earlier-version.ts';
import type { ReadableDatabase } from './sqlite.ts';

/** A row of `reports`, as `storeRecord` wrote it. */
export interface RecordRow extends DescribedRow {
  readonly agency_short_names: string;
  readonly programmes: string;
  readonly people: string;
}

/** What an archive says of a report, without what a person has laid over it; null where it has no record of it. */
export function readRecord(database: ReadableDatabase, reportId: ReportId): CatalogueRecord | null {
  return readIn(database, recordsAsStored(database), reportId);
}

/** The same with what a person has laid over it (record-overlay.ts). */
export function readRecordInForce(database: ReadableDatabase, reportId: ReportId): CatalogueRecord | null {
  return readIn(database, 'reports', reportId);
}

function readIn(
  database: ReadableDatabase,
  records: ReturnType<typeof recordsAsStored>,
  reportId: ReportId,
): CatalogueRecord | null {
  const row = prepared<[string], RecordRow>(database, `SELECT * FROM ${records} WHERE report_id = ?`).get(
    reportId,
  );
  return row ? recordOfRow(row) : null;
}

export function recordOfRow(row: RecordRow): CatalogueRecord {
  const { fields, ...described } = describedBy(row);
  return {
    ...described,
    // The JSON columns were written by storeRecord from these very types.
    agencyShortNames: list(row.agency_short_names),
    programmes: list(row.programmes),
    people: JSON.parse(row.people) as CatalogueRecord['people'],
    ...(Object.keys(fields).length > 0 && { fields }),
  };
}

function list(json: string): readonly string[] {
  // Every list column is written by JSON.stringify from an array of strings.
  return JSON.parse(json) as readonly string[];
}
