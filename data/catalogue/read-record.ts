import { ArchiveError } from '../contract/errors.ts';
import type { ReportId } from '../contract/model.ts';
import { RECORD_FIELDS, type FieldKey } from '../contract/record-fields.ts';
import type { RecordChanges, RecordDetails } from '../contract/record-model.ts';
import { valueIn } from '../contract/record-values.ts';
import type { ArchiveFile, ArchiveSet } from '../schema/archive-set.ts';
import { prepared } from '../schema/prepared.ts';
import { recordsAsStored } from '../schema/read-earlier-version.ts';
import type { RecordEdit } from '../schema/record-overlay.ts';
import {
  describedBy,
  DESCRIBING_COLUMNS,
  type DescribedReport,
  type DescribedRow,
} from '../schema/described-report.ts';

/** What the notebook holds of a record. */
export interface EditsOfRecord {
  readonly edit: RecordEdit | undefined;
  readonly changes: RecordChanges;
}

/** A record as the archive has it and as it is in force, with what people did to it. Throws not_found. */
export function readRecord(
  set: ArchiveSet,
  reportId: ReportId,
  { edit, changes }: EditsOfRecord,
): RecordDetails {
  const archive = set.byRecordPrecedence.find((one) => rowIn(one, 'reports', reportId));
  const now = archive && rowIn(archive, 'reports', reportId);
  const before = archive && rowIn(archive, recordsAsStored(archive.database), reportId);
  if (!now || !before) throw new ArchiveError('not_found', `unknown report "${reportId}"`);
  const isEdited = (key: FieldKey): boolean => {
    if (key === 'tags') return Object.keys(edit?.tags ?? {}).length > 0;
    if (key === 'collections') return (edit?.collections?.size ?? 0) > 0;
    return edit?.values[key] !== undefined;
  };
  const fields = RECORD_FIELDS.map(({ key }) => ({
    field: key,
    stored: valueIn(before, key),
    value: valueIn(now, key),
    isEdited: isEdited(key),
  }));
  return { reportId, fields, ...changes };
}

function rowIn(
  { database }: ArchiveFile,
  records: 'reports' | 'stored_reports',
  reportId: ReportId,
): DescribedReport | null {
  const row = prepared<[string], DescribedRow>(
    database,
    `SELECT ${DESCRIBING_COLUMNS} FROM ${records} WHERE report_id = ?`,
  ).get(reportId);
  return row ? describedBy(row) : null;
}
