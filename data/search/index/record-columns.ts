import type { Genre } from '../../contract/genre.ts';
import type { Level, NamedReport, ReportId } from '../../contract/model.ts';
import { shortName, shortNameOf } from '../../contract/report-names.ts';
import type { ArchiveFile, ArchiveSet } from '../../schema/archive-set.ts';
import { prepared } from '../../schema/prepared.ts';
import { once } from './once.ts';

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
  sharedNames(): ReadonlySet<string>;
  /** The record of the archive that is believed first. */
  read(report: number): RecordRow;
  /** Some columns of all records for one question; nobody keeps them, for there may be a hundred thousand. */
  visit<Name extends keyof RecordRow>(
    names: readonly Name[],
    see: (record: Pick<RecordRow, Name>, report: number) => void,
  ): void;
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

export function loadRecordColumns(set: ArchiveSet): RecordColumns {
  const { places, reports, reportOf } = reportsOf(set.activeTexts.reportId);
  const columnOf = <Value>(): Value[] => new Array<Value>(reports.length);
  const [agency, label, level] = [columnOf<Text>(), columnOf<Text>(), columnOf<Text>()];
  const [genre, fields, year] = [columnOf<Text>(), columnOf<Text>(), columnOf<number | null>()];
  const told = columnOf<ArchiveFile>();
  for (const archive of set.byRecordPrecedence) {
    const counted = readCounted(archive);
    for (let i = 0; i < counted.reportId.length; i++) {
      const place = places.get(counted.reportId[i]!);
      if (place === undefined || told[place] !== undefined) continue;
      told[place] = archive;
      agency[place] = counted.agency[i]!;
      level[place] = counted.level[i]!;
      genre[place] = counted.genre[i]!;
      year[place] = counted.year[i]!;
      label[place] = counted.label[i]!;
      fields[place] = counted.fields[i]!;
    }
  }
  const visit: RecordColumns['visit'] = (names, see) => visitRecords(places, told, names, see);
  return {
    ...{ reports, reportOf, agency, level, genre, year, fields, visit },
    sharedNames: once(() => namesOfSeveral(label, year, visit)),
    read: (report) => readRecord(told[report]!, reports[report]!),
  };
}

type Text = string | null;

/** The reports of the texts, each once, and for each text the place of its report. */
function reportsOf(reportIds: readonly ReportId[]) {
  const places = new Map<ReportId, number>();
  const reports: ReportId[] = [];
  const reportOf = new Uint32Array(reportIds.length);
  for (let i = 0; i < reportIds.length; i++) {
    const reportId = reportIds[i]!;
    let place = places.get(reportId);
    if (place === undefined) {
      place = reports.push(reportId) - 1;
      places.set(reportId, place);
    }
    reportOf[i] = place;
  }
  return { places, reports, reportOf };
}

interface Counted {
  readonly reportId: readonly ReportId[];
  readonly agency: readonly Text[];
  readonly level: readonly Text[];
  readonly genre: readonly Text[];
  readonly year: readonly (number | null)[];
  readonly label: readonly Text[];
  readonly fields: readonly Text[];
}

const COUNTED = {
  reportId: 'report_id',
  agency: 'agency',
  level: 'level',
  genre: 'genre',
  year: 'year_covered',
  label: 'agency_label',
  fields: `iif(instr(fields, '"collections"') > 0, fields, NULL)`,
} as const satisfies Record<keyof Counted, string>;

function readCounted(archive: ArchiveFile): Counted {
  // Of columns of these types.
  return readColumns(archive, COUNTED) as unknown as Counted;
}

/** A column crosses into JavaScript as one text: a row each is most of a first search, and of what it leaves behind. */
function readColumns<Name extends string>(
  { database }: ArchiveFile,
  wanted: Readonly<Record<Name, string>>,
): Readonly<Record<Name, readonly unknown[]>> {
  const columns = Object.entries<string>(wanted).map(
    ([name, value]) => `json_group_array(${value}) AS ${name}`,
  );
  const row = prepared<[], Readonly<Record<string, string>>>(
    database,
    `SELECT ${columns.join(', ')} FROM reports`,
  ).get()!;
  // Made by the statement above.
  return Object.fromEntries(
    Object.entries(row).map(([name, json]) => [name, JSON.parse(json) as readonly unknown[]]),
  ) as Readonly<Record<Name, readonly unknown[]>>;
}

/** Names as shortName makes them that more than one report has. */
function namesOfSeveral(
  labels: readonly Text[],
  years: readonly (number | null)[],
  visit: RecordColumns['visit'],
): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  const others = new Map<number, string>();
  if (labels.includes(null))
    visit(NAMING, (record, report) => {
      if (record.agency_label === null) others.set(report, shortName(namedReport(record)));
    });
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    const name = label === null ? others.get(i)! : shortNameOf(label, years[i]!);
    if (seen.has(name)) shared.add(name);
    else seen.add(name);
  }
  return shared;
}

/** What a report is called by. */
export const NAMING = [
  'report_id',
  'agency',
  'agency_label',
  'year_covered',
  'genre',
  'period',
  'title',
  'source_file',
] as const satisfies readonly (keyof RecordRow)[];

export function namedReport(row: Pick<RecordRow, (typeof NAMING)[number]>): NamedReport {
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

const RECORDS = `SELECT report_id, agency, agency_label, agency_short_names, region, level, year_covered, genre,
   period, title, source_file
 FROM reports`;

function readRecord({ database }: ArchiveFile, reportId: ReportId): RecordRow {
  return prepared<[string], RecordRow>(database, `${RECORDS} WHERE report_id = ?`).get(reportId)!;
}

function visitRecords<Name extends keyof RecordRow>(
  places: ReadonlyMap<ReportId, number>,
  told: readonly ArchiveFile[],
  names: readonly Name[],
  see: (record: Pick<RecordRow, Name>, report: number) => void,
): void {
  // Names of columns are names of fields.
  const wanted = Object.fromEntries([...names, 'report_id'].map((name) => [name, name]));
  for (const archive of new Set(told)) {
    const columns = readColumns(archive, wanted);
    columns['report_id']!.forEach((reportId, row) => {
      const place = places.get(reportId as ReportId);
      if (place === undefined || told[place] !== archive) return;
      const values = names.map((name) => [name, columns[name]![row]] as const);
      see(Object.fromEntries(values) as Pick<RecordRow, Name>, place);
    });
  }
}

/** All by which an agency may be meant: its name, label, short names, place, and the id of the report. */
export const NAMING_AGENCY = ['report_id', 'agency', 'agency_label', 'agency_short_names', 'region'] as const;

export function agencyNames(record: Pick<RecordRow, (typeof NAMING_AGENCY)[number]>): readonly string[] {
  // The column is written by storeReport alone, from a list of strings.
  const shortNames = JSON.parse(record.agency_short_names) as readonly string[];
  return [
    record.agency ?? '',
    record.agency_label ?? '',
    ...shortNames,
    record.region ?? '',
    record.report_id,
  ];
}
