import type { ReportId } from './contract/model.ts';
import type { Thing } from './contract/touches.ts';
import { listReports, summaryOf } from './reports/list-reports.ts';
import type { ArchiveFile, ArchiveSet } from './schema/archive-set.ts';

/** What the open archives show, as far as it must be told when it changes. */
export interface ShownState {
  /** Report id → its catalogue record. */
  readonly records: ReadonlyMap<string, string>;
  /** Report id and edition → hash of the text. */
  readonly texts: ReadonlyMap<string, string>;
  readonly archives: string;
}

/** Of archives one of which cannot be read: whatever comes after shows something else. */
const UNREADABLE: ShownState = { records: new Map(), texts: new Map(), archives: 'unreadable' };

/** `reportIds`: of these reports alone; left out: of all. */
export function shownState(set: ArchiveSet, reportIds?: readonly ReportId[]): ShownState {
  try {
    return readState(set, reportIds);
  } catch {
    return UNREADABLE;
  }
}

function readState(set: ArchiveSet, reportIds?: readonly ReportId[]): ShownState {
  const reports = reportIds?.flatMap((id) => summaryOf(set, id) ?? []) ?? listReports(set);
  const editions = reportIds?.flatMap((id) => set.textsOf(id)) ?? set.activeEditions;
  return {
    records: new Map(reports.map((report) => [report.reportId, JSON.stringify(report)])),
    texts: new Map(editions.map((one) => [`${one.reportId} ${one.edition}`, one.textHash])),
    archives: JSON.stringify(set.archives.map(faceOf)),
  };
}

/** Which archives are open besides the holdings, and which of their reports go by other ids. */
export function besidesHoldings({ archives }: ArchiveSet): string {
  const others = archives.filter(({ role }) => role !== 'holdings');
  return JSON.stringify(others.map((one) => [faceOf(one), one.qualified?.ids]));
}

function faceOf({ file, role, editionId, health }: ArchiveFile): readonly unknown[] {
  return [file, role, editionId, health.isDamaged];
}

export function changesBetween(before: ShownState, after: ShownState): Thing[] {
  const things: Thing[] = [];
  const isKnown = [...after.records.keys()].every((id) => before.records.has(id));
  if (!isKnown || before.records.size !== after.records.size) things.push('reports');
  if ([...after.records].some(([id, record]) => (before.records.get(id) ?? record) !== record))
    things.push('records');
  if (!areEqual(before.texts, after.texts)) things.push('texts');
  // A file that was written to is another one, also where its reports are the same.
  if (before.archives !== after.archives || things.length > 0) things.push('archives');
  return things;
}

function areEqual(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
}
