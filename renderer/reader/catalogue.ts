import { genreWords } from '../../data/contract/report-names.ts';
import type { ReportSummary } from '../../data/contract/model.ts';

/**
 * What tells a report from the others of its agency and year: nothing where there is none, else the genre; the name of the
 * file too where genre and title are the same.
 */
export function distinctionOf(
  report: ReportSummary,
  reports: readonly ReportSummary[],
  language: 'zh' | 'en',
): { readonly genre: string | null; readonly file: string | null } {
  const beside = reports.filter(
    (one) => one !== report && one.agency === report.agency && one.yearCovered === report.yearCovered,
  );
  if (beside.length === 0) return { genre: null, file: null };
  const genre = genreWords(report, language);
  const hasTwin = beside.some((one) => one.title === report.title && genreWords(one, language) === genre);
  return { genre, file: hasTwin && report.title !== null ? report.sourceFile : null };
}

/** With more reports than this the catalogue is folded by agency. */
export const LONG_CATALOGUE = 40;

/** The reports that hold every word, in the agency, its region, the year or the title; all of them without a word. */
export function narrowed(reports: readonly ReportSummary[], words: string): readonly ReportSummary[] {
  const wanted = words.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return reports;
  return reports.filter((report) => {
    const { agency, agencyLabel, region, yearCovered, title, sourceFile } = report;
    const text = [agency, agencyLabel, region, yearCovered, title, sourceFile, genreWords(report)]
      .join('\n')
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
