import type { Column } from '../../data/contract/comparison-model.ts';
import type { EditionName, ReportSummary } from '../../data/contract/model.ts';
import { seriesKind } from '../../data/contract/series-kind.ts';
import { columnOf, inTime, MOST_COLUMNS } from './choose-columns.ts';

/**
 * The like reports of the report's agency, oldest first; where it has one year only, the reports there are. Each in the
 * edition that was being read, where it has it.
 */
export function yearsBeside(
  report: ReportSummary,
  reports: readonly ReportSummary[],
  edition: EditionName,
): readonly Column[] {
  const years = reports.filter(
    (one) => one.agency === report.agency && seriesKind(one) === seriesKind(report),
  );
  // The report itself stands among them, however many there are.
  const distance = (one: ReportSummary): number =>
    one.reportId === report.reportId ? -1 : Math.abs((one.yearCovered ?? 0) - (report.yearCovered ?? 0));
  return (years.length > 1 ? years : reports)
    .toSorted((a, b) => distance(a) - distance(b) || inTime(b, a))
    .slice(0, MOST_COLUMNS)
    .sort(inTime)
    .map((one) => (one.editions.includes(edition) ? { reportId: one.reportId, edition } : columnOf(one)));
}
