import { ArchiveError } from '../contract/errors.ts';
import type { ReportId } from '../contract/model.ts';
import type { ArrangedEdition, Arrangement } from '../schema/arrangement.ts';
import { rearrange } from '../schema/arrangement-log.ts';
import { prepared } from '../schema/prepared.ts';
import { restored, withCounting } from '../schema/restored.ts';
import type { WritableDatabase } from '../schema/sqlite.ts';

/** Into the trash, with all its texts; its notes stay. Throws not_found for what the holdings do not hold. */
export function removeReport(database: WritableDatabase, reportId: ReportId): void {
  mustHold(database, reportId);
  rearrange(database, 'remove', [reportId], (now) => withState(now, reportId, 'trash', null));
}

/** Back out of the trash, with a text that counts. */
export function restoreReport(database: WritableDatabase, reportId: ReportId): void {
  mustHold(database, reportId, 'trash');
  rearrange(database, 'restore', [reportId], (now) => restored(now, reportId));
}

/**
 * Two records of one document become one: the texts of `from` become versions of `into`, whose own text goes on to count
 * where it has one. `from` is known from then on as having been merged.
 */
export function mergeReports(database: WritableDatabase, from: ReportId, into: ReportId): void {
  if (from === into) throw new ArchiveError('bad_request', `"${from}" cannot be merged into itself`);
  mustHold(database, from);
  mustHold(database, into);
  if (prepared(database, 'SELECT 1 FROM editions WHERE report_id = ?').get(from) === undefined)
    throw new ArchiveError('not_found', `the holdings have no text of "${from}"`);
  rearrange(database, 'merge', [into, from], (now) => {
    const editions = now.editions.map((one) => (one.reportId === from ? movedTo(now, one, into) : one));
    return withState({ ...now, editions: withCounting(editions, into) }, from, 'merged', into);
  });
}

/**
 * One text becomes a version of another report, and counts there where that has none; where it counted before, the
 * newest of the others does. A report that is left without a text has become that other one, unless another archive has it as
 * well: held without a text it would be seen nowhere. Throws not_found.
 */
export function moveVersion(
  database: WritableDatabase,
  editionKey: number,
  into: ReportId,
  isElsewhere: (reportId: ReportId) => boolean,
): void {
  const { reportId: from, edition } = mustKnow(database, editionKey);
  if (from === into) return;
  mustHold(database, into);
  rearrange(database, 'move', [into, from], (now) => {
    const heir = now.editions.findLast(
      (one) => one.reportId === from && one.edition === edition && one.editionKey !== editionKey,
    );
    const wasChosen = now.editions.some((one) => one.editionKey === editionKey && one.isChosen);
    const isLast = now.editions.every((one) => one.reportId !== from || one.editionKey === editionKey);
    return {
      ...(isLast && !isElsewhere(from) ? withState(now, from, 'merged', into) : now),
      editions: now.editions.map((one) => {
        // A text that did not count where it was counts where there is none.
        if (one.editionKey === editionKey) return movedTo(now, { ...one, isChosen: true }, into);
        return wasChosen && one === heir ? { ...one, isChosen: true } : one;
      }),
    };
  });
}

/** This text counts from now on among the versions of its report. Throws not_found. */
export function chooseVersion(database: WritableDatabase, editionKey: number): void {
  const { reportId, edition } = mustKnow(database, editionKey);
  rearrange(database, 'choose', [reportId], (now) => ({
    ...now,
    editions: now.editions.map((one) =>
      one.edition === edition ? { ...one, isChosen: one.editionKey === editionKey } : one,
    ),
  }));
}

function movedTo(now: Arrangement, moved: ArrangedEdition, into: ReportId): ArrangedEdition {
  const isTaken = now.editions.some(
    (one) => one.reportId === into && one.edition === moved.edition && one.isChosen,
  );
  return { ...moved, reportId: into, isChosen: moved.isChosen && !isTaken };
}

function withState(
  now: Arrangement,
  reportId: ReportId,
  removed: 'trash' | 'merged',
  mergedInto: ReportId | null,
): Arrangement {
  return {
    ...now,
    reports: now.reports.map((one) => (one.reportId === reportId ? { ...one, removed, mergedInto } : one)),
  };
}

function mustHold(database: WritableDatabase, reportId: ReportId, state: 'trash' | null = null): void {
  const row = prepared<[string], { removed: string | null }>(
    database,
    'SELECT removed FROM reports WHERE report_id = ?',
  ).get(reportId);
  if (!row || row.removed !== state)
    throw new ArchiveError(
      'not_found',
      `the holdings have no report "${reportId}"${state ? ' in the trash' : ''}`,
    );
}

function mustKnow(
  database: WritableDatabase,
  editionKey: number,
): Pick<ArrangedEdition, 'reportId' | 'edition'> {
  const row = prepared<[number], Pick<ArrangedEdition, 'reportId' | 'edition'>>(
    database,
    'SELECT report_id AS reportId, edition FROM editions WHERE edition_key = ?',
  ).get(editionKey);
  if (!row) throw new ArchiveError('not_found', `the holdings have no version ${editionKey}`);
  return row;
}
