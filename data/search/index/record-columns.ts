import type { Genre } from '../../contract/genre.ts';
import type { Level, NamedReport, ReportId } from '../../contract/model.ts';
import { shortName, shortNameOf } from '../../contract/report-names.ts';
import type { ArchiveFile, ArchiveSet } from '../../schema/archive-set.ts';
import { prepared } from '../../schema/prepared.ts';
import { Coded } from './coded.ts';
import { once } from './once.ts';
import { KIND, keyWith, recordKind, type KindKey, type RecordKind } from './record-kinds.ts';

/** Of the reports with a text in force what every search counts by; the rest of a record is read for what is shown. */
export interface RecordColumns {
  readonly reports: readonly ReportId[];
  /** Per edition: place in `reports`. */
  readonly reportOf: Uint32Array;
  readonly agency: Column<string | null>;
  readonly kind: Column<RecordKind>;
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

/** Each different value once, and for each report its place among them. */
export interface Column<Value> {
  readonly values: readonly Value[];
  readonly codes: Uint32Array;
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
  // The reports of the texts, each once, and for each text the place of its report.
  const places = new Coded<ReportId>();
  const { reportId: ofTexts } = set.activeTexts;
  const reportOf = new Uint32Array(ofTexts.length);
  for (let i = 0; i < ofTexts.length; i++) reportOf[i] = places.codeOf(ofTexts[i]!);
  const reports = places.values;
  const codes = (): Uint32Array => new Uint32Array(reports.length);
  const coded = { agency: codes(), label: codes(), kind: codes() };
  const [agencies, labels, kinds] = [new Coded<Text>(), new Coded<Text>(), new Coded<KindKey>()];
  const told = new Array<ArchiveFile>(reports.length);
  for (const archive of set.byRecordPrecedence) {
    const { reportId, agency, label, kind } = readCounted(archive);
    for (let i = 0; i < reportId.length; i++) {
      const place = places.placeOf(reportId[i]!);
      if (place === undefined || told[place] !== undefined) continue;
      told[place] = archive;
      coded.agency[place] = agencies.codeOf(agency[i]!);
      coded.label[place] = labels.codeOf(label[i]!);
      coded.kind[place] = kinds.codeOf(kind[i]!);
    }
  }
  const visit: RecordColumns['visit'] = (names, see) => visitRecords(places, told, names, see);
  const label = { values: labels.values, codes: coded.label };
  const kind = { values: kinds.values.map(recordKind), codes: coded.kind };
  return {
    ...{ reports, reportOf, kind, visit },
    agency: { values: agencies.values, codes: coded.agency },
    sharedNames: once(() =>
      namesOfSeveral(label, kind, (see) =>
        visitRecords(places, told, NAMING, see, 'WHERE agency_label IS NULL'),
      ),
    ),
    read: (report) => readRecord(told[report]!, reports[report]!),
  };
}

type Text = string | null;

interface Counted {
  readonly reportId: readonly ReportId[];
  readonly agency: readonly Text[];
  readonly label: readonly Text[];
  readonly kind: readonly KindKey[];
}

/** Of records without their collections. */
interface CountedAlone {
  readonly kind: readonly number[];
}

const COUNTED = { reportId: 'report_id', agency: 'agency', label: 'agency_label', kind: KIND } as const;
const IN_COLLECTIONS = { reportId: 'report_id', fields: 'fields' } as const;

function readCounted(archive: ArchiveFile): Counted {
  // Of columns of these types.
  const counted = readColumns(archive, COUNTED) as unknown as Omit<Counted, 'kind'> & CountedAlone;
  const { reportId, fields } = readColumns(
    archive,
    IN_COLLECTIONS,
    `WHERE instr(fields, '"collections"') > 0`,
  ) as unknown as { readonly reportId: readonly ReportId[]; readonly fields: readonly string[] };
  if (reportId.length === 0) return counted;
  const fieldsOf = new Map(reportId.map((id, i) => [id, fields[i]!]));
  const kind = counted.kind.map((key, i) => {
    const own = fieldsOf.get(counted.reportId[i]!);
    return own === undefined ? key : keyWith(key, own);
  });
  return { ...counted, kind };
}

/** A column crosses into JavaScript as one text: a row each is most of a first search, and of what it leaves behind. */
function readColumns<Name extends string>(
  { database }: ArchiveFile,
  wanted: Readonly<Record<Name, string>>,
  where = '',
): Readonly<Record<Name, readonly unknown[]>> {
  const columns = Object.entries<string>(wanted).map(
    ([name, value]) => `json_group_array(${value}) AS ${name}`,
  );
  const row = prepared<[], Readonly<Record<string, string>>>(
    database,
    `SELECT ${columns.join(', ')} FROM reports ${where}`,
  ).get()!;
  // Made by the statement above.
  return Object.fromEntries(
    Object.entries(row).map(([name, json]) => [name, JSON.parse(json) as readonly unknown[]]),
  ) as Readonly<Record<Name, readonly unknown[]>>;
}

/** Names as shortName makes them that more than one report has. `unlabelled` visits those whose agency has no label. */
function namesOfSeveral(
  label: Column<Text>,
  kind: Column<RecordKind>,
  unlabelled: (see: (record: Pick<RecordRow, (typeof NAMING)[number]>) => void) => void,
): ReadonlySet<string> {
  const years = kind.values.map(({ year }) => year);
  const hasUnlabelled = label.values.includes(null);
  // Else a name says of which label and year it is made, and those of different ones differ.
  const mayBeAlike = hasUnlabelled || years.includes(null);
  const seen = new Set<string>();
  const shared = new Set<string>();
  const see = (name: string): void => void (seen.has(name) ? shared : seen).add(name);
  for (const { own, year, isShared } of labelsAndYears(label, years, kind.codes)) {
    if (!isShared && !mayBeAlike) continue;
    const name = shortNameOf(own, year);
    see(name);
    if (isShared) see(name);
  }
  if (hasUnlabelled) unlabelled((record) => see(shortName(namedReport(record))));
  return shared;
}

interface LabelAndYear {
  readonly own: string;
  readonly year: number | null;
  readonly isShared: boolean;
}

/** Each pair of a label and a year: as one number each, alike ones stand side by side once sorted. */
function* labelsAndYears(
  label: Column<Text>,
  years: readonly (number | null)[],
  kinds: Uint32Array,
): Generator<LabelAndYear> {
  const year = new Coded<number | null>();
  const yearOf = Uint32Array.from(years, (one) => year.codeOf(one));
  const pairs = new Float64Array(label.codes.length);
  for (let i = 0; i < pairs.length; i++) pairs[i] = label.codes[i]! * year.values.length + yearOf[kinds[i]!]!;
  pairs.sort();
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    while (to < pairs.length && pairs[to] === pairs[from]) to++;
    const [labelCode, yearCode] = [
      Math.floor(pairs[from]! / year.values.length),
      pairs[from]! % year.values.length,
    ];
    const own = label.values[labelCode] ?? null;
    if (own !== null) yield { own, year: year.values[yearCode]!, isShared: to - from > 1 };
  }
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
  places: Coded<ReportId>,
  told: readonly ArchiveFile[],
  names: readonly Name[],
  see: (record: Pick<RecordRow, Name>, report: number) => void,
  where = '',
): void {
  // Names of columns are names of fields.
  const wanted = Object.fromEntries([...names, 'report_id'].map((name) => [name, name]));
  for (const archive of new Set(told)) {
    const columns = readColumns(archive, wanted, where);
    columns['report_id']!.forEach((reportId, row) => {
      const place = places.placeOf(reportId as ReportId);
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
