import type { NamedReport, ReportId, ReportSummary } from '../../data/contract/model.ts';
import { genreWords, nameReports } from '../../data/contract/report-names.ts';
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

/**
 * What tells a report from the others of its agency and year: nothing where there is none, else the genre; the name of the
 * file too where genre and title are the same.
 */
export function distinctionOf(
  report: ReportSummary,
  reports: readonly ReportSummary[],
  locale: Locale,
): { readonly genre: string | null; readonly file: string | null } {
  const beside = reports.filter(
    (one) => one !== report && one.agency === report.agency && one.yearCovered === report.yearCovered,
  );
  if (beside.length === 0) return { genre: null, file: null };
  const genre = genreWords(report, locale);
  const hasTwin = beside.some((one) => one.title === report.title && genreWords(one, locale) === genre);
  return { genre, file: hasTwin && report.title !== null ? report.sourceFile : null };
}
