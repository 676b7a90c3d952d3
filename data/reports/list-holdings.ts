import type { ArrangementStep, HeldReport, Holdings } from '../contract/holdings-model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { firstUndone, lastDone } from '../schema/arrangement-log.ts';
import type { ParsedReport } from '../schema/parsed-report.ts';
import type { ReadableDatabase } from '../schema/sqlite.ts';

/** Which reader makes the texts of today. */
export type ReadBy = NonNullable<ParsedReport['readBy']>;

/** All empty where nothing was imported yet. */
export function listHoldings({ archives }: ArchiveSet, reader: ReadBy): Holdings {
  const database = archives.find(({ role }) => role === 'holdings')?.database;
  if (!database) return { reports: [], sources: { count: 0, bytes: 0 }, undo: null, redo: null };
  return {
    reports: heldReports(database, reader),
    sources: keptSources(database),
    undo: stepOf(lastDone(database)),
    redo: stepOf(firstUndone(database)),
  };
}

type Flag = 'isRead' | 'isOutdated';

/** A record that was only described here, because a text was put under it and taken away again, is not held. */
function heldReports(database: ReadableDatabase, reader: ReadBy): HeldReport[] {
  return database
    .prepare<[ReadBy], Omit<HeldReport, Flag> & Readonly<Record<Flag, 0 | 1>>>(
      `SELECT report_id AS reportId, agency, agency_label AS agencyLabel, year_covered AS yearCovered, genre, period,
         title, reports.source_file AS sourceFile, count(*) AS versions, max(is_current) AS isRead,
         max(edition = 'original' AND is_current = 1
           AND (ifnull(reader_version, 0) < @readerVersion OR ifnull(repairs_version, 0) < @repairsVersion)
           AND editions.source_sha256 IN (SELECT sha256 FROM sources)) AS isOutdated
       FROM reports JOIN editions USING (report_id)
       WHERE removed IS NULL GROUP BY report_id ORDER BY report_id`,
    )
    .all(reader)
    .map((row) => ({ ...row, isRead: row.isRead === 1, isOutdated: row.isOutdated === 1 }));
}

function keptSources(database: ReadableDatabase): Holdings['sources'] {
  // An aggregate has one row.
  return database
    .prepare<[], Holdings['sources']>('SELECT count(*) AS count, total(bytes) AS bytes FROM sources')
    .get()!;
}

function stepOf(
  row:
    | { readonly action: ArrangementStep['action']; readonly report_id: ArrangementStep['reportId'] }
    | undefined,
): ArrangementStep | null {
  return row ? { action: row.action, reportId: row.report_id } : null;
}
