import type { ReportId, ReportSummary } from '../../data/contract/model.ts';

/** 平湖 2022; the id of a report that is not in the list. */
export function reportName(reports: readonly ReportSummary[], reportId: ReportId): string {
  const report = reports.find((one) => one.reportId === reportId);
  return report ? `${report.agencyLabel} ${report.yearCovered}` : reportId;
}
