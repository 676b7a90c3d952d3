import type { ReportId } from '../contract/model.ts';
import { prepared } from './prepared.ts';
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';

/** Fields that a person can tell when a file is imported: of its record, and how its bytes are to be decoded. */
export const TOLD_FIELDS = [
  'agency',
  'level',
  'region',
  'yearCovered',
  'yearPublished',
  'title',
  'genre',
  'period',
  'encoding',
] as const;
export type ToldField = (typeof TOLD_FIELDS)[number];

export function readTold(database: ReadableDatabase, reportId: ReportId): readonly ToldField[] {
  return prepared<[string], { readonly field: ToldField }>(
    database,
    'SELECT field FROM told_fields WHERE report_id = ? ORDER BY field',
  )
    .all(reportId)
    .map(({ field }) => field);
}

/** What was told before stays told. */
export function addTold(database: WritableDatabase, reportId: ReportId, fields: readonly ToldField[]): void {
  const insert = prepared(
    database,
    'INSERT INTO told_fields (report_id, field) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  for (const field of fields) insert.run(reportId, field);
}

/** These and no others. */
export function replaceTold(
  database: WritableDatabase,
  reportId: ReportId,
  fields: readonly ToldField[],
): void {
  prepared(database, 'DELETE FROM told_fields WHERE report_id = ?').run(reportId);
  addTold(database, reportId, fields);
}
