import { genreWords } from '../../data/contract/report-names.ts';
import type { ReportSummary } from '../../data/contract/model.ts';

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
