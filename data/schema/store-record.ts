import { periodLength } from '../contract/period.ts';
import type { CatalogueRecord } from './parsed-report.ts';
import { prepared } from './prepared.ts';
import type { WritableDatabase } from './sqlite.ts';

/** Columns of `reports` that a record fills, and the names of its fields. */
const COLUMNS = {
  report_id: 'reportId',
  genre: 'genre',
  period: 'period',
  period_length: 'periodLength',
  planned_period: 'plannedPeriod',
  agency: 'agency',
  agency_label: 'agencyLabel',
  agency_short_names: 'agencyShortNames',
  region: 'region',
  level: 'level',
  year_covered: 'yearCovered',
  year_published: 'yearPublished',
  title: 'title',
  subtitle: 'subtitle',
  kicker: 'kicker',
  byline: 'byline',
  head: 'head',
  source_file: 'sourceFile',
  source_sha256: 'sha256',
  programmes: 'programmes',
  people: 'people',
  unsure: 'unsure',
  fields: 'fields',
} as const;

const NAMES = Object.keys(COLUMNS);
const INSERT = `INSERT INTO reports (${NAMES.join(', ')})
  VALUES (${Object.values(COLUMNS)
    .map((field) => `@${field}`)
    .join(', ')})
  ON CONFLICT (report_id) DO UPDATE SET ${NAMES.slice(1)
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}`;

/** Writes the catalogue record of a report that is new here, or writes it anew: see `storeReport` for when that may be. */
export function storeRecord(database: WritableDatabase, record: CatalogueRecord): void {
  prepared(database, INSERT).run({
    ...record,
    periodLength: record.period && periodLength(record.period),
    agencyShortNames: JSON.stringify(record.agencyShortNames),
    byline: JSON.stringify(record.byline),
    head: record.head && JSON.stringify(record.head),
    programmes: JSON.stringify(record.programmes),
    people: JSON.stringify(record.people),
    unsure: JSON.stringify(record.unsure),
    fields: JSON.stringify(record.fields ?? {}),
  });
}
