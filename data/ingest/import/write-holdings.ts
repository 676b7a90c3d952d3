import { statSync } from 'node:fs';
import type { ReportId } from '../../contract/model.ts';
import { createArchive } from '../../schema/archive-file.ts';
import { forgetDigests, markAsGrowing, stampHoldings } from '../../schema/edition-id.ts';
import {
  arrange,
  readArrangement,
  readArrangementOf,
  readStated,
  type Arrangement,
  type StatedRecord,
} from '../../schema/arrangement.ts';
import { firstUndone, logArrangement, type ArrangementAction } from '../../schema/arrangement-log.ts';
import type { ParsedReport } from '../../schema/parsed-report.ts';
import { restored } from '../../schema/restored.ts';
import { openWritable, type WritableDatabase } from '../../schema/sqlite.ts';
import type { Touched } from '../../schema/stamp-parts.ts';
import { storePlaces } from '../../schema/store-places.ts';
import { storeReport, type StoredAs } from '../../schema/store-report.ts';
import { storeSource, type SourceBytes } from '../../schema/store-source.ts';

/** What an import does to the holdings: a text with its bytes, or a report that comes back out of the trash. */
export type HoldingsChange =
  | {
      readonly kind: 'text';
      readonly report: ParsedReport;
      readonly as: StoredAs;
      /** What a person calls the step; left out: an import, or a version. */
      readonly action?: 'reread';
      readonly source: SourceBytes | undefined;
    }
  | { readonly kind: 'restore'; readonly reportId: ReportId };

export function reportIdOf(change: HoldingsChange): ReportId {
  return change.kind === 'text' ? change.report.record.reportId : change.reportId;
}

/** All or nothing, in one transaction; each change can be undone by itself afterwards. */
export function writeHoldings(file: string, changes: readonly HoldingsChange[]): void {
  const write = (database: WritableDatabase): Touched | null => {
    // What was undone is forgotten with the first step after it.
    const isOneForgotten = firstUndone(database) !== undefined;
    const applied = changes.map((change) => ({ reportId: reportIdOf(change), ...apply(database, change) }));
    const reports = new Map(applied.map(({ reportId, editionKeys }) => [reportId, editionKeys]));
    return isOneForgotten ? null : { reports, files: applied.flatMap(({ files }) => files) };
  };
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) {
    createArchive(file, (database) => {
      write(database);
      markAsGrowing(database);
    });
    return;
  }
  revise(file, write);
}

/** The text that is held is what this reader makes of its source as well. */
export function noteReader(
  file: string,
  editionKey: number,
  { readerVersion, repairsVersion }: NonNullable<ParsedReport['readBy']>,
): void {
  revise(file, (database) => {
    database
      .prepare('UPDATE editions SET reader_version = ?, repairs_version = ? WHERE edition_key = ?')
      .run(readerVersion, repairsVersion, editionKey);
    return null;
  });
}

/** Pages and places of an edition that has none; its text stays as it is. */
export function writePlaces(
  file: string,
  editionKey: number,
  placed: Pick<ParsedReport, 'pages' | 'places'>,
): void {
  revise(file, (database) => {
    forgetDigests(database, editionKey);
    for (const table of ['pages', 'places'])
      database.prepare(`DELETE FROM ${table} WHERE edition_key = ?`).run(editionKey);
    storePlaces(database, editionKey, placed);
    return null;
  });
}

/** `change` returns what it has touched; null where it may be anything. */
function revise(file: string, change: (database: WritableDatabase) => Touched | null): void {
  const database = openWritable(file);
  try {
    database.transaction(() => stampHoldings(database, change(database)))();
  } finally {
    database.close();
  }
}

interface Applied {
  /** Of all texts that the report has now. */
  readonly editionKeys: readonly number[];
  readonly files: readonly string[];
}

function apply(database: WritableDatabase, change: HoldingsChange): Applied {
  const reportId = reportIdOf(change);
  const before = readArrangement(database, [reportId]);
  const said = readStated(database, reportId);
  const editionKeys = before.editions.map(({ editionKey }) => editionKey);
  const files: string[] = [];
  if (change.kind === 'restore') {
    arrange(database, restored(before, reportId));
  } else {
    if (change.source) files.push(storeSource(database, change.source));
    editionKeys.push(storeReport(database, change.report, change.as));
  }
  const after = readArrangementOf(database, reportId, editionKeys);
  const says = readStated(database, reportId);
  const isOtherwise = said !== null && says !== null && essenceOf(said) !== essenceOf(says);
  logArrangement(
    database,
    actionOf(change),
    reportId,
    { ...withoutNew(before, after), ...(isOtherwise && { records: [said] }) },
    { ...after, ...(isOtherwise && { records: [says] }) },
  );
  return { editionKeys, files };
}

function actionOf(change: HoldingsChange): ArrangementAction {
  if (change.kind === 'restore') return 'restore';
  return change.action ?? (change.as === 'version' ? 'version' : 'import');
}

/** All but the file, which follows from the text that counts. */
function essenceOf({ record, told }: StatedRecord): string {
  return JSON.stringify([{ ...record, sourceFile: null, sha256: null }, told]);
}

/** As it was: a text that has just come did not count, a report that has just come was not there. */
function withoutNew(before: Arrangement, after: Arrangement): Arrangement {
  const editions = new Map(before.editions.map((one) => [one.editionKey, one]));
  const reports = new Map(before.reports.map((one) => [one.reportId, one]));
  return {
    editions: after.editions.map((one) => editions.get(one.editionKey) ?? { ...one, isChosen: false }),
    reports: after.reports.map((one) => reports.get(one.reportId) ?? { ...one, removed: 'trash' }),
  };
}
