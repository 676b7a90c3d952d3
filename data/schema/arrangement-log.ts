import { ArchiveError } from '../contract/errors.ts';
import type { ArrangementStep } from '../contract/holdings-model.ts';
import type { ReportId } from '../contract/model.ts';
import { arrange, readArrangement, type Arrangement } from './arrangement.ts';
import { prepared } from './prepared.ts';
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';

/** What a person did with the reports of the holdings. */
export type ArrangementAction = ArrangementStep['action'];

/** Does it and keeps how it was, so that it can be undone. What was undone before can then no longer be redone. */
export function rearrange(
  database: WritableDatabase,
  action: ArrangementAction,
  reportIds: readonly [ReportId, ...ReportId[]],
  change: (now: Arrangement) => Arrangement,
): void {
  const before = readArrangement(database, reportIds);
  arrange(database, change(before));
  logArrangement(database, action, reportIds[0], before, readArrangement(database, reportIds));
}

/** Keeps what has been done already: an import writes first. */
export function logArrangement(
  database: WritableDatabase,
  action: ArrangementAction,
  reportId: ReportId,
  before: Arrangement,
  after: Arrangement,
): void {
  forgetUndone(database);
  prepared(database, 'INSERT INTO arrangements (action, report_id, before, after) VALUES (?, ?, ?, ?)').run(
    action,
    reportId,
    JSON.stringify(before),
    JSON.stringify(after),
  );
}

/** What was undone are the newest steps: an import of many files does not read all that were ever done. */
function forgetUndone(database: WritableDatabase): void {
  prepared(database, `DELETE FROM arrangements WHERE ${IS_UNDONE}`).run();
}

const IS_UNDONE = `arrangement_key > ifnull((SELECT arrangement_key FROM arrangements WHERE is_undone = 0
  ORDER BY arrangement_key DESC LIMIT 1), 0)`;

interface LogRow {
  readonly arrangement_key: number;
  readonly action: ArrangementAction;
  readonly report_id: ReportId;
  readonly before: string;
  readonly after: string;
}

export type Undone = Pick<LogRow, 'action'> & { readonly reportId: ReportId };

/** Takes the last action back. Throws not_found where there is none. */
export function undoArrangement(database: WritableDatabase): Undone {
  return turn(database, lastDone(database), 'before');
}

/**
 * Takes back the imports of these reports, the last first, as far as nothing else was done between them. Throws not_found
 * where the last action is none of them.
 */
export function undoImports(
  database: WritableDatabase,
  reportIds: ReadonlySet<ReportId>,
): Undone & { readonly steps: number } {
  let undone: Undone | null = null;
  let steps = 0;
  for (let row = lastDone(database); row && isImportOf(row, reportIds); row = lastDone(database)) {
    undone = turn(database, row, 'before');
    steps++;
  }
  if (!undone) throw new ArchiveError('not_found', 'something else was done since these imports');
  return { ...undone, steps };
}

function isImportOf({ action, report_id }: LogRow, reportIds: ReadonlySet<ReportId>): boolean {
  return (action === 'import' || action === 'version') && reportIds.has(report_id);
}

/** Does again what was taken back last. Throws not_found where there is none. */
export function redoArrangement(database: WritableDatabase): Undone {
  return turn(database, firstUndone(database), 'after');
}

function turn(database: WritableDatabase, row: LogRow | undefined, to: 'before' | 'after'): Undone {
  if (!row) throw new ArchiveError('not_found', 'nothing was done that could be taken back or done again');
  // Written by logArrangement from this very type.
  arrange(database, JSON.parse(row[to]) as Arrangement);
  prepared(database, 'UPDATE arrangements SET is_undone = ? WHERE arrangement_key = ?').run(
    to === 'before' ? 1 : 0,
    row.arrangement_key,
  );
  return { action: row.action, reportId: row.report_id };
}

/** What would be taken back. */
export function lastDone(database: ReadableDatabase): LogRow | undefined {
  return prepared<[], LogRow>(
    database,
    'SELECT * FROM arrangements WHERE is_undone = 0 ORDER BY arrangement_key DESC LIMIT 1',
  ).get();
}

/** What would be done again. */
export function firstUndone(database: ReadableDatabase): LogRow | undefined {
  return prepared<[], LogRow>(
    database,
    `SELECT * FROM arrangements WHERE ${IS_UNDONE} ORDER BY arrangement_key LIMIT 1`,
  ).get();
}
