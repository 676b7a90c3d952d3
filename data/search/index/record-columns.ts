import type { Genre } from '../../contract/genre.ts';
import type { Level, NamedReport, ReportId } from '../../contract/model.ts';
import { shortName, shortNameOf } from '../../contract/report-names.ts';
import type { ArchiveFile, ArchiveSet } from '../../schema/archive-set.ts';
import { prepared } from '../../schema/prepared.ts';

/** Of the reports with a text in force what every search counts by; the rest of a record is read for what is shown. */
export interface RecordColumns {
  readonly reports: readonly ReportId[];
  /** Per edition: place in `reports`. */
  readonly reportOf: Uint32Array;
  readonly agency: readonly (string | null)[];
  readonly level: readonly (string | null)[];
  readonly genre: readonly (string | null)[];
  readonly year: readonly (number | null)[];
  /** JSON of the fields without a column, of reports that lie in a collection; else null. */
  readonly fields: readonly (string | null)[];
  /** Names by agency and year that several reports have. */
  readonly sharedNames: ReadonlySet<string>;
  /** The record of the archive that is believed first. */
  read(report: number): RecordRow;
  readAll(): readonly RecordRow[];
}

export interface RecordRow {
  readonly report_id: ReportId;
  readonly agency: string | null;
  readonly agency_label: string | null;
  readonly agency_short_names: string;
  readonly region: string | null;
  readonly level: Level | null;
  readonly year_covered: number | null;
  readonly genre: Genre | null;
  readonly period: string | null;
  readonly title: string | null;
  readonly source_file: string | null;
}

type CountedRow = readonly [
  reportId: ReportId,
  agency: string | null,
  level: string | null,
  genre: string | null,
  year: number | null,
  agencyLabel: string | null,
  fields: string | null,
];

export function loadRecordColumns(set: ArchiveSet): RecordColumns {
  const places = new Map<ReportId, number>();
  const reportOf = Uint32Array.from(set.activeEditions, ({ reportId }) => placeIn(places, reportId));
  const reports = [...places.keys()];
  const columnOf = <Value>(): Value[] => new Array<Value>(reports.length);
  const [agency, level, genre, fields] = [
    columnOf<string | null>(),
    columnOf<string | null>(),
    columnOf<string | null>(),
    columnOf<string | null>(),
  ];
  const year = columnOf<number | null>();
  const told = columnOf<ArchiveFile>();
  const names = new NameCount();
  for (const archive of set.byRecordPrecedence) {
    const counted = archive.database.prepare<[], CountedRow>(COUNTED).raw();
    for (const row of counted.all()) {
      const place = places.get(row[0]);
      if (place === undefined || told[place] !== undefined) continue;
      told[place] = archive;
      [, agency[place], level[place], genre[place], year[place], , fields[place]] = row;
      if (row[5] !== null) names.add(shortNameOf(row[5], row[4]));
    }
    for (const row of prepared<[], RecordRow>(
      archive.database,
      `${RECORDS} WHERE agency_label IS NULL`,
    ).all()) {
      if (told[places.get(row.report_id) ?? -1] === archive) names.add(shortName(namedReport(row)));
    }
  }
  return {
    ...{ reports, reportOf, agency, level, genre, year, fields },
    sharedNames: names.shared,
    read: (report) => readRecord(told[report]!, reports[report]!),
    readAll: () => readAll(places, told),
  };
}

function placeIn(places: Map<ReportId, number>, reportId: ReportId): number {
  let place = places.get(reportId);
  if (place === undefined) places.set(reportId, (place = places.size));
  return place;
}

/** Of names as shortName makes them those that more than one report has. */
class NameCount {
  readonly #seen = new Set<string>();
  readonly shared = new Set<string>();

  add(name: string): void {
    if (this.#seen.has(name)) this.shared.add(name);
    else this.#seen.add(name);
  }
}

export function namedReport(row: RecordRow): NamedReport {
  return {
    reportId: row.report_id,
    agency: row.agency,
    agencyLabel: row.agency_label,
    yearCovered: row.year_covered,
    genre: row.genre,
    period: row.period,
    title: row.title,
    sourceFile: row.source_file,
  };
}

const COUNTED = `SELECT report_id, agency, level, genre, year_covered, agency_label, iif(instr(fields, '"collections"') > 0, fields, NULL)
 FROM reports`;
const RECORDS = `SELECT report_id, agency, agency_label, agency_short_names, region, level, year_covered, genre,
   period, title, source_file
 FROM reports`;

function readRecord({ database }: ArchiveFile, reportId: ReportId): RecordRow {
  return prepared<[string], RecordRow>(database, `${RECORDS} WHERE report_id = ?`).get(reportId)!;
}

function readAll(places: ReadonlyMap<ReportId, number>, told: readonly ArchiveFile[]): readonly RecordRow[] {
  const records = new Array<RecordRow>(told.length);
  for (const archive of new Set(told)) {
    for (const row of prepared<[], RecordRow>(archive.database, RECORDS).all()) {
      const place = places.get(row.report_id);
      if (place !== undefined && told[place] === archive) records[place] = row;
    }
  }
  return records;
}
