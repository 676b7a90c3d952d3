import type { ReportId, ReportSummary } from '../../data/contract/model.ts';
import { nameReports } from '../../data/contract/report-names.ts';

const named = new WeakMap<readonly ReportSummary[], ReadonlyMap<ReportId, string>>();

/** 平湖 2022; with the genre where another of the reports has the same agency and year. */
export function nameOfReport(report: ReportSummary, reports: readonly ReportSummary[]): string {
  return reportName(reports, report.reportId) ?? report.reportId;
}

/** Null for a report that is not in the list. */
export function reportName(reports: readonly ReportSummary[], reportId: ReportId): string | null {
  let names = named.get(reports);
  if (!names) named.set(reports, (names = nameReports(reports)));
  return names.get(reportId) ?? null;
}
