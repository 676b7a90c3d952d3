import type { ReportId, ReportSummary } from '../../../data/contract/model.ts';

/** A yearly review as a list shows it, of which nothing is known but what is said; `reportId`: a test may name it as it likes. */
export function reportSummary(
  reportId: string,
  yearCovered: number,
  more: Partial<Omit<ReportSummary, 'reportId' | 'yearCovered'>>,
): ReportSummary {
  return {
    reportId: reportId as ReportId,
    genre: 'annual-review',
    period: String(yearCovered),
    plannedPeriod: null,
    unsure: [],
    agency: null,
    agencyLabel: null,
    region: null,
    level: null,
    yearCovered,
    yearPublished: null,
    title: '',
    subtitle: null,
    kicker: null,
    byline: {},
    head: null,
    fields: {},
    sourceFile: null,
    sha256: null,
    hasOriginal: false,
    editions: ['digest'],
    ...more,
  };
}
