import { ArchiveError } from '../../data/contract/errors.ts';
import type { EditionName, ReportSummary } from '../../data/contract/model.ts';
import type { Column } from '../../data/contract/comparison-model.ts';
import { UsageError } from './command.ts';

/** Whether `written` means this report's agency: its slug (`pinghu`), label (平湖), full name, or a part of the name. */
export function isAgency(report: ReportSummary, written: string): boolean {
  return (
    report.reportId.startsWith(`${written}-`) ||
    report.agencyLabel === written ||
    report.agency === written ||
    (written.length > 1 && (report.agency?.includes(written) ?? false))
  );
}

/** The full names that `written` may mean. Throws not_found where there is none. */
export function findAgencies(reports: readonly ReportSummary[], written: string): readonly string[] {
  const exact = reports.filter(
    (report) => report.agency === written || report.reportId.startsWith(`${written}-`),
  );
  const found = exact.length > 0 ? exact : reports.filter((report) => isAgency(report, written));
  if (found.length === 0) throw new ArchiveError('not_found', `unknown agency "${written}"`);
  return [...new Set(found.flatMap((report) => report.agency ?? []))];
}

/**
 * `pinghu:2020`, `平湖:2020`, or a report id. Of several documents of an agency and year the one yearly review is meant.
 * Throws UsageError, not_found.
 */
export function findReport(reports: readonly ReportSummary[], written: string): ReportSummary {
  const byId = reports.find((report) => report.reportId === written);
  if (byId) return byId;
  const [, agency = '', year = ''] = /^(.+)[:：](\d{4})$/.exec(written) ?? [];
  if (!agency && reports.some((report) => isAgency(report, written)))
    throw new UsageError(`${written}: AGENCY:YEAR or a report id is wanted, such as pinghu:2020`);
  if (!agency) throw new ArchiveError('not_found', `unknown report "${written}"`);
  const ofYear = reports.filter((report) => report.yearCovered === Number(year));
  const found = ofYear.filter((report) => isAgency(report, agency));
  if (found.length === 0) throw new ArchiveError('not_found', `no report of "${agency}" covers ${year}`);
  const bySlug = found.filter((report) => report.reportId.startsWith(`${agency}-`));
  const exact = bySlug.filter((report) => report.reportId === `${agency}-${year}`);
  const meant = [exact, bySlug, found].find((some) => some.length > 0)!;
  const reviews = meant.filter(({ genre }) => genre === 'annual-review');
  const [best, ...others] = reviews.length > 0 ? reviews : meant;
  if (others.length > 0)
    throw new UsageError(
      `${written}: may be ${[best!, ...others].map(({ reportId }) => reportId).join(' or ')}`,
    );
  return best!;
}

/** Like is compared with like: the originals where both sides have one, else the 提要 of both. */
export function columnsToCompare(
  left: ReportSummary,
  right: ReportSummary,
  wanted: EditionName | undefined,
): { readonly left: Column; readonly right: Column } {
  const common = (['original', 'digest'] as const).find(
    (one) => left.editions.includes(one) && right.editions.includes(one),
  );
  const edition = (report: ReportSummary): EditionName => wanted ?? common ?? report.editions[0] ?? 'digest';
  return {
    left: { reportId: left.reportId, edition: edition(left) },
    right: { reportId: right.reportId, edition: edition(right) },
  };
}
