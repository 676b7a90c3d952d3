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
  const years = likeYears(report, reports);
  const distance = (one: ReportSummary): number =>
    one.reportId === report.reportId ? -1 : Math.abs((one.yearCovered ?? 0) - (report.yearCovered ?? 0));
  return (years.length > 1 ? years : oneOfEach(alikeTo(report, reports), (one) => one.agency))
    .toSorted((a, b) => distance(a) - distance(b) || inTime(b, a))
    .slice(0, MOST_COLUMNS)
    .sort(inTime)
    .map((one) => (one.editions.includes(edition) ? { reportId: one.reportId, edition } : columnOf(one)));
}

/** Whether the report's agency has no like report of another year. */
export function isOneYear(report: ReportSummary, reports: readonly ReportSummary[]): boolean {
  return likeYears(report, reports).length === 1;
}

function likeYears(report: ReportSummary, reports: readonly ReportSummary[]): readonly ReportSummary[] {
  const own = alikeTo(report, reports).filter((one) => one.agency === report.agency);
  return oneOfEach(own, (one) => one.yearCovered);
}

/** The report first: of its own year, or agency, it stands there itself. */
function alikeTo(report: ReportSummary, reports: readonly ReportSummary[]): readonly ReportSummary[] {
  return [report, ...reports].filter((one) => seriesKind(one) === seriesKind(report));
}
