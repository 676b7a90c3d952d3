import type { NamedReport, ReportId, ReportSummary } from '../../data/contract/model.ts';
import { nameReports } from '../../data/contract/report-names.ts';
import type { Locale } from '../messages/bilingual.ts';

const named = new WeakMap<readonly NamedReport[], Partial<Record<Locale, ReadonlyMap<ReportId, string>>>>();

/** 平湖 2022; with the genre, in the language of the interface, where another of the reports has the same agency and year. */
export function nameOfReport(
  report: ReportSummary,
  reports: readonly ReportSummary[],
  locale: Locale,
): string {
  return reportName(reports, report.reportId, locale) ?? report.reportId;
}

/** Null for a report that is not in the list. */
export function reportName(
  reports: readonly NamedReport[],
  reportId: ReportId,
  locale: Locale,
): string | null {
  let names = named.get(reports);
  if (!names) named.set(reports, (names = {}));
  return (names[locale] ??= nameReports(reports, locale)).get(reportId) ?? null;
}
