import { GENRE_NAMES } from './genre.ts';
import type { NamedReport, ReportId } from './model.ts';
import { periodLength, periodWords } from './period.ts';

type Language = 'zh' | 'en';

/** 平湖 2022; what is not known is left out, and a report of which neither is known goes by its title or its file. */
export function shortName({ agencyLabel, yearCovered, title, sourceFile, reportId }: NamedReport): string {
  if (agencyLabel === null) return title ?? sourceFile ?? [yearCovered, reportId].filter(Boolean).join(' ');
  return shortNameOf(agencyLabel, yearCovered);
}

/** Of a report whose agency has a short name. */
export function shortNameOf(agencyLabel: string, yearCovered: number | null): string {
  return yearCovered === null ? agencyLabel : `${agencyLabel} ${yearCovered}`;
}

/** 年度总结; of a part of a year: 上半年总结. Null where the genre is not known. */
export function genreWords({ genre, period }: NamedReport, language: Language = 'zh'): string | null {
  if (genre === null) return null;
  const name = GENRE_NAMES[genre][language];
  const length = period && periodLength(period);
  if (genre !== 'interim-review' || !period || !length || length === 'span' || length === 'year') return name;
  const words = periodWords(period, language).replace(/^\d{4}年/, '');
  return language === 'zh' ? `${words}总结` : `${name}, ${words}`;
}

/** What kind of document each report is, for those that share agency and year with another; nobody takes the others for one. */
export function sharedGenres(
  reports: readonly NamedReport[],
  language: Language = 'zh',
): ReadonlyMap<ReportId, string> {
  const shared = [...Map.groupBy(reports, shortName).values()].filter((own) => own.length > 1);
  return new Map(
    shared.flat().flatMap((report) => {
      const words = genreWords(report, language);
      return words === null ? [] : [[report.reportId, words] as const];
    }),
  );
}

/**
 * What each report is called among the others: the one place where names are made. Agency and year are enough until two
 * reports share them; then the genre is added, then the title, and at last a number.
 */
export function nameReports(
  reports: readonly NamedReport[],
  language: Language = 'zh',
): ReadonlyMap<ReportId, string> {
  const ways: readonly ((report: NamedReport) => string)[] = [
    shortName,
    (report) => joined(shortName(report), genreWords(report, language)),
    (report) => joined(shortName(report), genreWords(report, language), report.title),
  ];
  const names = new Map<ReportId, string>();
  let unnamed = reports;
  for (const way of ways) {
    const shared = [...Map.groupBy(unnamed, way)];
    for (const [name, [only, ...others]] of shared)
      if (only && others.length === 0) names.set(only.reportId, name);
    unnamed = shared.flatMap(([, own]) => (own.length > 1 ? own : []));
  }
  for (const [name, own] of Map.groupBy(unnamed, ways.at(-1)!)) {
    [...own]
      .sort((a, b) => (a.reportId < b.reportId ? -1 : 1))
      .forEach((report, place) => names.set(report.reportId, `${name} (${place + 1})`));
  }
  return names;
}

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' ');
}
