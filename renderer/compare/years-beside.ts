import type { Column } from '../../data/contract/comparison-model.ts';
import type { EditionName, ReportSummary } from '../../data/contract/model.ts';
import { seriesKind } from '../../data/contract/series-kind.ts';
import { columnOf, inTime, MOST_COLUMNS, oneOfEach } from './choose-columns.ts';

/**
 * The like reports of the report's agency, one of each year, oldest first; where it has one year only, those of other
 * agencies, and of them one of each. Each in the edition that was being read, where it has it.
 */
export function yearsBeside(
  report: ReportSummary,
  reports: readonly ReportSummary[],
  edition: EditionName,
): readonly Column[] {
  // Of its own year, or agency, the report itself stands there.
  const alike = [report, ...reports].filter((one) => seriesKind(one) === seriesKind(report));
  const years = oneOfEach(
    alike.filter((one) => one.agency === report.agency),
    (one) => one.yearCovered,
  );
  const distance = (one: ReportSummary): number =>
    one.reportId === report.reportId ? -1 : Math.abs((one.yearCovered ?? 0) - (report.yearCovered ?? 0));
  return (isOneYear(report, reports) ? oneOfEach(alike, (one) => one.agency) : years)
    .toSorted((a, b) => distance(a) - distance(b) || inTime(b, a))
    .slice(0, MOST_COLUMNS)
    .sort(inTime)
    .map((one) => (one.editions.includes(edition) ? { reportId: one.reportId, edition } : columnOf(one)));
}

/** Whether the report's agency has no like report of another year. */
export function isOneYear(report: ReportSummary, reports: readonly ReportSummary[]): boolean {
  return reports.every(
    (one) =>
      one.agency !== report.agency ||
      seriesKind(one) !== seriesKind(report) ||
      one.yearCovered === report.yearCovered,
  );
}
