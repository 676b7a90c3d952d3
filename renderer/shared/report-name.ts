import type { ReportId, ReportSummary } from '../../data/contract/model.ts';

/** 平湖 2022. */
export function nameOfReport({ agencyLabel, yearCovered }: ReportSummary): string {
  return `${agencyLabel} ${yearCovered}`;
}

/** Null for a report that is not in the list. */
export function reportName(reports: readonly ReportSummary[], reportId: ReportId): string | null {
  const report = reports.find((one) => one.reportId === reportId);
  return report ? nameOfReport(report) : null;
}
