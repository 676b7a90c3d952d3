import { GENRE_NAMES, genreFamily, type Genre } from './genre.ts';
import { partWords, periodLength } from './period.ts';

/** What of a report decides which of its figures stand together. */
export interface SeriesOwner {
  readonly agency: string | null;
  readonly genre: Genre | null;
  /** Of the report, not of the figure. */
  readonly period: string | null;
  readonly yearCovered: number | null;
}

/** Fields without which nobody can say beside what a report stands: it is in no series and among no comparisons. */
export const PLACING_FIELDS = ['agency', 'genre', 'period', 'yearCovered'] as const;

/** Reports of which one of them is not known. */
export function leftOutOf<Report extends SeriesOwner>(reports: readonly Report[]): Report[] {
  return reports.filter((report) => PLACING_FIELDS.some((field) => report[field] === null));
}

/**
 * What a report's series are told apart by: nothing for the review of a whole year, else the family of its genre, the
 * part of the year, or both. A half-year never joins a year, nor the first half the second. Null where agency, genre,
 * period or year is not known, for a span of years, which is a point of no series, and for the summary of some part of a
 * year of which nobody said which.
 */
export function seriesKind({ agency, genre, period, yearCovered }: SeriesOwner): string | null {
  if (agency === null || genre === null || period === null || yearCovered === null) return null;
  const length = periodLength(period);
  if (length === null || length === 'span' || (genre === 'interim-review' && length === 'year')) return null;
  const family = genreFamily(genre);
  const parts = [family === 'annual-review' ? '' : family, length === 'year' ? '' : period.slice(5)];
  return parts.filter((part) => part !== '').join('.');
}

const PART_OF_YEAR = /(?:^|\.)(H[12]|Q[1-4]|\d{2})$/;

/** Whether a figure speaks of the stretch that the reports of a series are about: a whole year, or the same part of one. */
export function isOfSeriesPeriod(kind: string, period: string): boolean {
  const length = periodLength(period);
  return length !== null && length !== 'span' && period.slice(5) === (PART_OF_YEAR.exec(kind)?.[1] ?? '');
}

/** 上半年; 信息公开年报 一季度. Empty for the reviews of whole years. */
export function kindWords(kind: string, language: 'zh' | 'en'): string {
  const part = PART_OF_YEAR.exec(kind);
  const family = kind.slice(0, part?.index);
  const names: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = GENRE_NAMES;
  const words = [names[family]?.[language] ?? family, part ? partWords(part[1]!, language) : ''];
  return words.filter((word) => word !== '').join(' ');
}
