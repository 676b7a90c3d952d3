import type { Column } from '../../data/contract/comparison-model.ts';
import type { EditionName, ReportId, ReportSummary } from '../../data/contract/model.ts';
import { leftOutOf, seriesKind } from '../../data/contract/series-kind.ts';

/** As many as the contract takes, and as a screen can show. */
export const MOST_COLUMNS = 5;

export interface ReportGroup {
  /** An agency, or a year. */
  readonly key: string;
  readonly reports: readonly ReportSummary[];
}

/** Reports of which it is known beside what they stand. */
export function placedAmong(reports: readonly ReportSummary[]): readonly ReportSummary[] {
  const unknown = new Set(leftOutOf(reports));
  return reports.filter((report) => !unknown.has(report));
}

/** Agencies with their reports by year, those with most first. A report of no known agency is in no group. */
export function byAgency(reports: readonly ReportSummary[]): ReportGroup[] {
  return [...Map.groupBy(reports, (report) => report.agency)]
    .flatMap(([key, own]) => (key === null ? [] : [{ key, reports: own.toSorted(inTime) }]))
    .sort((a, b) => b.reports.length - a.reports.length);
}

/** Years with their agencies, newest first. */
export function byYear(reports: readonly ReportSummary[]): ReportGroup[] {
  return [...Map.groupBy(reports, (report) => report.yearCovered)]
    .sort(([a], [b]) => (b ?? 0) - (a ?? 0))
    .flatMap(([year, own]) => (year === null ? [] : [{ key: String(year), reports: own }]));
}

/** By the time that they speak of; of one year the whole before its parts. */
export function inTime(a: ReportSummary, b: ReportSummary): number {
  return (
    (a.yearCovered ?? 0) - (b.yearCovered ?? 0) ||
    ((a.period ?? '') < (b.period ?? '') ? -1 : a.period === b.period ? 0 : 1)
  );
}

/**
 * Adds a report, or takes it out when it is there. Years of one agency keep their order in time. A pinned column stays
 * first; beside it the last column makes room where there is none left.
 */
export function toggleReport(
  columns: readonly Column[],
  report: ReportSummary,
  reports: readonly ReportSummary[],
  pinned: ReportId | null = null,
): Column[] {
  const [first, ...others] = columns;
  if (first && first.reportId === pinned && report.reportId !== pinned) {
    const isThere = others.some((column) => column.reportId === report.reportId);
    const kept = isThere ? others : others.slice(0, MOST_COLUMNS - 2);
    return [first, ...toggleReport(kept, report, reports)];
  }
  if (columns.some((column) => column.reportId === report.reportId))
    return columns.filter((column) => column.reportId !== report.reportId);
  if (columns.length >= MOST_COLUMNS) return [...columns];
  const added = { reportId: report.reportId, edition: editionFor(report, columns) };
  const known = new Map(reports.map((one) => [one.reportId, one]));
  const all = [...columns, added];
  const isOneAgency = all.every((column) => known.get(column.reportId)?.agency === report.agency);
  if (!isOneAgency || !isInTime(columns, known)) return all;
  return all.sort((a, b) => yearOf(a, known) - yearOf(b, known));
}

export function swapWithNext(columns: readonly Column[], index: number): Column[] {
  const [one, next] = [columns[index], columns[index + 1]];
  return one && next ? columns.with(index, next).with(index + 1, one) : [...columns];
}

/** To the first place. */
export function moveFirst(columns: readonly Column[], index: number): Column[] {
  const moved = columns[index];
  return moved ? [moved, ...removeAt(columns, index)] : [...columns];
}

export function removeAt(columns: readonly Column[], index: number): Column[] {
  return columns.filter((_, i) => i !== index);
}

export function withEdition(columns: readonly Column[], index: number, edition: EditionName): Column[] {
  return columns.map((column, i) => (i === index ? { ...column, edition } : column));
}

/** The first few sets of like reports that anybody would want to see, for an empty page: one of each year or agency. */
export function suggestions(reports: readonly ReportSummary[], most: number): (readonly ReportSummary[])[] {
  const placed = placedAmong(reports);
  const ofYears = yearsOfAgencies(placed);
  const ofAgencies = byYear(placed).flatMap((group) => alikeIn(group, (report) => report.agency));
  return [...ofYears, ...ofAgencies].slice(0, most).map((alike) => alike.slice(-MOST_COLUMNS));
}

/** Of each agency its like reports, one of each year, oldest first, where there are several; those with most years first. */
export function yearsOfAgencies(reports: readonly ReportSummary[]): (readonly ReportSummary[])[] {
  return byAgency(placedAmong(reports)).flatMap((group) => alikeIn(group, (report) => report.yearCovered));
}

/** The first of those that do not differ. */
export function oneOfEach(
  reports: readonly ReportSummary[],
  differBy: (report: ReportSummary) => string | number | null,
): readonly ReportSummary[] {
  return [...Map.groupBy(reports, differBy).values()].flatMap(([first]) => first ?? []);
}

function alikeIn(
  group: ReportGroup,
  differBy: (report: ReportSummary) => string | number | null,
): (readonly ReportSummary[])[] {
  return [...Map.groupBy(group.reports, seriesKind).values()]
    .map((alike) => oneOfEach(alike, differBy))
    .filter((alike) => alike.length > 1);
}

/** A report as it is first put beside others: in the edition that it has. */
export function columnOf({ reportId, editions }: ReportSummary): Column {
  return { reportId, edition: editions[0] ?? 'digest' };
}

/** What the other columns show, where this report has it. */
function editionFor(report: ReportSummary, columns: readonly Column[]): EditionName {
  const wanted = columns.at(-1)?.edition ?? 'digest';
  return report.editions.includes(wanted) ? wanted : (report.editions[0] ?? 'digest');
}

function isInTime(columns: readonly Column[], known: ReadonlyMap<ReportId, ReportSummary>): boolean {
  return columns.every((column, i) => i === 0 || yearOf(columns[i - 1]!, known) <= yearOf(column, known));
}

function yearOf(column: Column, known: ReadonlyMap<ReportId, ReportSummary>): number {
  return known.get(column.reportId)?.yearCovered ?? 0;
}
