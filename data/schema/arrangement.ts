import { forgetDigests } from './edition-id.ts';
import type { EditionName, ReportId } from '../contract/model.ts';
import { indexEdition, unindexEdition } from './edition-index.ts';
import type { CatalogueRecord } from './parsed-report.ts';
import { prepared } from './prepared.ts';
import { readRecord } from './record-row.ts';
import type { WritableDatabase } from './sqlite.ts';
import { storeRecord } from './store-record.ts';
import { readTold, replaceTold, type ToldField } from './told-fields.ts';

/** Which texts belong to which report and which of them count, and which reports are there: all that can be rearranged. */
export interface Arrangement {
  readonly editions: readonly ArrangedEdition[];
  readonly reports: readonly ArrangedReport[];
  /** What records said, where a step has changed that; left out: nowhere. */
  readonly records?: readonly StatedRecord[];
}

export interface StatedRecord {
  readonly record: CatalogueRecord;
  readonly told: readonly ToldField[];
}

export interface ArrangedEdition {
  readonly editionKey: number;
  readonly reportId: ReportId;
  readonly edition: EditionName;
  /** The version that counts among those of its report. */
  readonly isChosen: boolean;
}

export interface ArrangedReport {
  readonly reportId: ReportId;
  readonly removed: 'trash' | 'merged' | null;
  readonly mergedInto: ReportId | null;
}

/** As it is now, of some reports; editions in the order in which they came. */
export function readArrangement(database: WritableDatabase, reportIds: readonly ReportId[]): Arrangement {
  const wanted = JSON.stringify([...new Set(reportIds)]);
  const reports = readReports(database, wanted);
  // Each text is of a report that is there, and looking for texts that are not reads all of them.
  if (reports.length === 0) return { editions: [], reports };
  const editions = prepared<[string], EditionRow>(
    database,
    `${EDITIONS} WHERE report_id IN (SELECT value FROM json_each(?)) ORDER BY edition_key`,
  ).all(wanted);
  return { editions: editions.map(arranged), reports };
}

/** The same of one report of which all texts are known: `editionKeys`. */
export function readArrangementOf(
  database: WritableDatabase,
  reportId: ReportId,
  editionKeys: readonly number[],
): Arrangement {
  const editions = prepared<[string], EditionRow>(
    database,
    `${EDITIONS} WHERE edition_key IN (SELECT value FROM json_each(?)) ORDER BY edition_key`,
  ).all(JSON.stringify(editionKeys));
  return { editions: editions.map(arranged), reports: readReports(database, JSON.stringify([reportId])) };
}

type EditionRow = Omit<ArrangedEdition, 'isChosen'> & { readonly chosen: 0 | 1 };

const EDITIONS =
  'SELECT edition_key AS editionKey, report_id AS reportId, edition, is_chosen AS chosen FROM editions';

function arranged({ chosen, ...one }: EditionRow): ArrangedEdition {
  return { ...one, isChosen: chosen === 1 };
}

/** `wanted`: ids, as JSON. */
function readReports(database: WritableDatabase, wanted: string): readonly ArrangedReport[] {
  return prepared<[string], ArrangedReport>(
    database,
    `SELECT report_id AS reportId, removed, merged_into AS mergedInto FROM reports
     WHERE report_id IN (SELECT value FROM json_each(?)) ORDER BY report_id`,
  ).all(wanted);
}

/** Null where there is no record. */
export function readStated(database: WritableDatabase, reportId: ReportId): StatedRecord | null {
  const record = readRecord(database, reportId);
  return record && { record, told: readTold(database, reportId) };
}

/**
 * Makes it so: what counts no longer leaves the full-text index, what counts now enters it, ids of passages and figures
 * follow the report that a text belongs to, and each record names the file of the text that counts. The caller owns the
 * transaction.
 */
export function arrange(database: WritableDatabase, { editions, reports, records = [] }: Arrangement): void {
  for (const { record, told } of records) {
    storeRecord(database, record);
    replaceTold(database, record.reportId, told);
  }
  for (const { reportId, removed, mergedInto } of reports) {
    prepared(database, 'UPDATE reports SET removed = ?, merged_into = ? WHERE report_id = ?').run(
      removed,
      mergedInto,
      reportId,
    );
  }
  const moved = editions.filter((one) => stateOf(database, one).reportId !== one.reportId);
  const touched = new Set([
    ...reports.map(({ reportId }) => reportId),
    ...editions.map((one) => one.reportId),
  ]);
  for (const one of editions) setFlags(database, one.editionKey, false, false);
  for (const one of moved) moveEdition(database, one);
  for (const { editionKey, reportId, isChosen } of editions)
    setFlags(database, editionKey, isChosen, isChosen && isHeld(database, reportId));
  for (const reportId of touched) nameSource(database, reportId);
}

interface EditionState {
  readonly reportId: ReportId;
  readonly isCurrent: 0 | 1;
}

function stateOf(
  database: WritableDatabase,
  { editionKey }: Pick<ArrangedEdition, 'editionKey'>,
): EditionState {
  // Editions are never deleted.
  return prepared<[number], EditionState>(
    database,
    'SELECT report_id AS reportId, is_current AS isCurrent FROM editions WHERE edition_key = ?',
  ).get(editionKey)!;
}

function setFlags(
  database: WritableDatabase,
  editionKey: number,
  isChosen: boolean,
  isCurrent: boolean,
): void {
  const wasCurrent = stateOf(database, { editionKey }).isCurrent === 1;
  if (wasCurrent && !isCurrent) unindexEdition(database, editionKey);
  if (!wasCurrent && isCurrent) indexEdition(database, editionKey);
  prepared(database, 'UPDATE editions SET is_chosen = ?, is_current = ? WHERE edition_key = ?').run(
    isChosen ? 1 : 0,
    isCurrent ? 1 : 0,
    editionKey,
  );
}

function isHeld(database: WritableDatabase, reportId: ReportId): boolean {
  return (
    prepared(database, 'SELECT 1 FROM reports WHERE report_id = ? AND removed IS NULL').get(reportId) !==
    undefined
  );
}

function moveEdition(database: WritableDatabase, { editionKey, reportId, edition }: ArrangedEdition): void {
  prepared(database, 'UPDATE editions SET report_id = ? WHERE edition_key = ?').run(reportId, editionKey);
  forgetDigests(database, editionKey);
  const stem = `${reportId}:${edition}:`;
  prepared(database, 'UPDATE passages SET passage_id = ? || ordinal WHERE edition_key = ?').run(
    stem,
    editionKey,
  );
  prepared(database, "UPDATE indicators SET indicator_id = ? || 'i' || ordinal WHERE edition_key = ?").run(
    stem,
    editionKey,
  );
}

/** The record of a report names the file that its text came from. */
function nameSource(database: WritableDatabase, reportId: ReportId): void {
  prepared(
    database,
    `UPDATE reports SET source_file = chosen.source_file, source_sha256 = chosen.source_sha256
     FROM (SELECT source_file, source_sha256 FROM editions
           WHERE report_id = @reportId AND edition = 'original' AND is_chosen = 1) AS chosen
     WHERE report_id = @reportId AND chosen.source_sha256 IS NOT NULL`,
  ).run({ reportId });
}
