import type { Column } from '../../data/contract/comparison-model.ts';
import type { ReportSummary } from '../../data/contract/model.ts';
import { MOST_COLUMNS } from './choose-columns.ts';

/** The years of the report's agency, oldest first; where it has one year only, the reports there are. */
export function yearsBeside(report: ReportSummary, reports: readonly ReportSummary[]): readonly Column[] {
  const years = reports.filter((one) => one.agency === report.agency);
  // The report itself stands among them, however many there are.
  const distance = (one: ReportSummary): number =>
    one.reportId === report.reportId ? -1 : Math.abs(one.yearCovered - report.yearCovered);
  return (years.length > 1 ? years : reports)
    .toSorted((a, b) => distance(a) - distance(b) || b.yearCovered - a.yearCovered)
    .slice(0, MOST_COLUMNS)
    .sort((a, b) => a.yearCovered - b.yearCovered)
    .map(({ reportId, editions }) => ({ reportId, edition: editions[0] ?? ('digest' as const) }));
}
