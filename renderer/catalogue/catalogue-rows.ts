import type { ReportId, ReportSummary } from '../../data/contract/model.ts';
import { definitionOf, RECORD_FIELDS, type FieldKey } from '../../data/contract/record-fields.ts';
import { missingIn, textOfValue, valueIn } from '../../data/contract/record-values.ts';

export const GROUPINGS = ['none', 'agency', 'year', 'genre', 'collection', 'completeness'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What can stand at the head of a column: a field, the name of the report, or how much of the record is missing. */
export type ColumnKey = FieldKey | 'report' | 'completeness';

export interface CatalogueChoice {
  /** Anywhere in the record, or in the report's name. */
  readonly words: string;
  /** A field and the text that it shows; an empty text: says nothing. Null: all reports. */
  readonly filter: { readonly field: FieldKey; readonly text: string } | null;
  /** Those of the collection that is shown; null: not narrowed. */
  readonly within: ReadonlySet<ReportId> | null;
  readonly sort: { readonly by: ColumnKey; readonly isDown: boolean };
  readonly grouping: Grouping;
}

export interface CatalogueRecord {
  readonly report: ReportSummary;
  readonly name: string;
  /** Required fields that say nothing. */
  readonly missing: readonly FieldKey[];
}

export type CatalogueRow =
  | { readonly kind: 'group'; readonly key: string; readonly label: string; readonly size: number }
  /** A report that lies in several collections has a row in each. */
  | ({ readonly kind: 'record'; readonly key: string } & CatalogueRecord);

/** How the rows are told in words. */
export interface RowWords {
  readonly locale: 'zh' | 'en';
  readonly unknown: string;
  readonly complete: string;
  /** Of a report in no collection. */
  readonly inNone: string;
  readonly lacking: (n: number) => string;
}

/** Every report with what the table needs of it; made once for a list of reports. */
export function recordsOf(
  reports: readonly ReportSummary[],
  nameOf: (reportId: ReportId) => string,
): readonly CatalogueRecord[] {
  return reports.map((report) => ({ report, name: nameOf(report.reportId), missing: missingIn(report) }));
}

export function matching(
  records: readonly CatalogueRecord[],
  { words, filter, within }: Pick<CatalogueChoice, 'words' | 'filter' | 'within'>,
  locale: 'zh' | 'en',
): readonly CatalogueRecord[] {
  const wanted = words.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  return records.filter((record) => {
    if (within && !within.has(record.report.reportId)) return false;
    if (filter && textOfValue(filter.field, valueIn(record.report, filter.field), locale) !== filter.text)
      return false;
    if (wanted.length === 0) return true;
    const whole = wholeText(record, locale);
    return wanted.every((word) => whole.includes(word));
  });
}

/** All that a record says, small letters. */
function wholeText({ report, name }: CatalogueRecord, locale: 'zh' | 'en'): string {
  const texts = RECORD_FIELDS.map(({ key }) => textOfValue(key, valueIn(report, key), locale));
  return [name, report.reportId, report.sourceFile ?? '', ...texts].join('\n').toLowerCase();
}

/** In order, each group under its head; what is not known stands last. */
export function rowsOf(
  records: readonly CatalogueRecord[],
  { sort, grouping }: Pick<CatalogueChoice, 'sort' | 'grouping'>,
  say: RowWords,
): readonly CatalogueRow[] {
  const sorted = sortedBy(records, sort, say.locale);
  if (grouping === 'none') return sorted.map((record) => rowOf(record, ''));
  const grouped = sorted.flatMap((record) =>
    groupsOf(record, grouping, say).map((label) => ({ label, record })),
  );
  const groups = [...Map.groupBy(grouped, ({ label }) => label)];
  const named = (label: string): string => (label === say.unknown || label === say.inNone ? '' : label);
  groups.sort(([a], [b]) => inOrder(named(a), named(b), say.locale));
  return groups.flatMap(([label, own]): CatalogueRow[] => [
    { kind: 'group', key: `group ${label}`, label, size: own.length },
    ...own.map(({ record }) => rowOf(record, label)),
  ]);
}

function rowOf(record: CatalogueRecord, group: string): CatalogueRow {
  return { kind: 'record', key: `${group} ${record.report.reportId}`, ...record };
}

function groupsOf(
  { report, missing }: CatalogueRecord,
  grouping: Grouping,
  say: RowWords,
): readonly string[] {
  switch (grouping) {
    case 'none':
      return [''];
    case 'year':
      return [report.yearCovered === null ? say.unknown : String(report.yearCovered)];
    case 'completeness':
      return [missing.length === 0 ? say.complete : say.lacking(missing.length)];
    case 'collection': {
      const names = valueIn(report, 'collections');
      return Array.isArray(names) ? names.map(String) : [say.inNone];
    }
    case 'agency':
    case 'genre':
      return [textOfValue(grouping, valueIn(report, grouping), say.locale) || say.unknown];
  }
}

function sortedBy(
  records: readonly CatalogueRecord[],
  { by, isDown }: CatalogueChoice['sort'],
  locale: 'zh' | 'en',
): readonly CatalogueRecord[] {
  const keyed = records.map((record, place) => ({ record, place, text: cellText(record, by, locale) }));
  keyed.sort((a, b) => {
    // What says nothing stands last, whichever way the rest is turned.
    const order = inOrder(a.text, b.text, locale);
    const isEmpty = a.text === '' || b.text === '';
    return (isDown && !isEmpty ? -order : order) || a.place - b.place;
  });
  return keyed.map(({ record }) => record);
}

export function cellText(
  { report, name, missing }: CatalogueRecord,
  key: ColumnKey,
  locale: 'zh' | 'en',
): string {
  if (key === 'report') return name;
  if (key === 'completeness') return missing.map((field) => definitionOf(field)[locale]).join(' · ');
  return textOfValue(key, valueIn(report, key), locale);
}

const COLLATORS = {
  zh: new Intl.Collator('zh-CN', { numeric: true }),
  en: new Intl.Collator('en', { numeric: true }),
};

function inOrder(a: string, b: string, locale: 'zh' | 'en'): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return COLLATORS[locale].compare(a, b);
}

/** Different texts that a field shows, most used first, with how often; the empty one among them. */
export function valuesOf(
  records: readonly CatalogueRecord[],
  field: FieldKey,
  locale: 'zh' | 'en',
): readonly { readonly text: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { report } of records) {
    const text = textOfValue(field, valueIn(report, field), locale);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
}
