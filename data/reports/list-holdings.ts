import type { ArrangementStep, HeldReport, Holdings } from '../contract/model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { firstUndone, lastDone } from '../schema/arrangement-log.ts';
import type { ReadableDatabase } from '../schema/sqlite.ts';

/** All empty where nothing was imported yet. */
export function listHoldings({ archives }: ArchiveSet): Holdings {
  const database = archives.find(({ role }) => role === 'holdings')?.database;
  if (!database) return { reports: [], undo: null, redo: null };
  return {
    reports: heldReports(database),
    undo: stepOf(lastDone(database)),
    redo: stepOf(firstUndone(database)),
  };
}

/** A record that was only described here, because a text was put under it and taken away again, is not held. */
function heldReports(database: ReadableDatabase): HeldReport[] {
  return database
    .prepare<[], HeldReport>(
      `SELECT report_id AS reportId, agency, agency_label AS agencyLabel, year_covered AS yearCovered, genre, period,
         title, reports.source_file AS sourceFile, count(*) AS versions
       FROM reports JOIN editions USING (report_id)
       WHERE removed IS NULL GROUP BY report_id ORDER BY report_id`,
    )
    .all();
}

function stepOf(
  row:
    | { readonly action: ArrangementStep['action']; readonly report_id: ArrangementStep['reportId'] }
    | undefined,
): ArrangementStep | null {
  return row ? { action: row.action, reportId: row.report_id } : null;
}
