import type { Genre } from '../../contract/genre.ts';
import type { Level, NamedReport, ReportId } from '../../contract/model.ts';
import { shortName, shortNameOf } from '../../contract/report-names.ts';
import type { ArchiveFile, ArchiveSet } from '../../schema/archive-set.ts';
import type { RecordsAsColumns, TextsAsColumns } from '../../schema/archive-columns.ts';
import { Coded, type CodedColumn } from '../../schema/coded.ts';
import { prepared } from '../../schema/prepared.ts';
import { recordKind, type KindKey, type RecordKind } from '../../schema/record-kinds.ts';
import { storedColumns } from '../../schema/stored-columns.ts';
import { countedRecords, readColumns } from './counted-records.ts';
import { once } from '../../schema/once.ts';

/** Of the reports with a text in force what every search counts by; the rest of a record is read for what is shown. */
export interface RecordColumns {
  readonly reports: readonly ReportId[];
  /** Per edition: place in `reports`. */
  readonly reportOf: Uint32Array;
  readonly agency: CodedColumn<string | null>;
  readonly kind: CodedColumn<RecordKind>;
  /** What the only archive keeps of each text, agencies in order; null where there is more to be thought of. */
  readonly ofTexts: Pick<TextsAsColumns, 'kind' | 'agency' | 'kinds'> | null;
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
  const { reports, reportOf } = set.activeTexts;
  const archives = set.byRecordPrecedence;
  const places = once(() => new Map(reports.map((id, place) => [id, place])));
  const { agency, label, kind: kinds, told, ofTexts } = inOrderOfTexts(archives) ?? byId(archives, places());
  const toldBy = (report: number): ArchiveFile => archives[told?.[report] ?? 0]!;
  const visit = (names: readonly (keyof RecordRow)[], see: See, where = ''): void => {
    for (const archive of archives)
      visitRecords(archive, names, where, (record) => {
        const place = places().get(record.report_id);
        if (place !== undefined && toldBy(place) === archive) see(record, place);
      });
  };
  const kind = { values: kinds.values.map(recordKind), codes: kinds.codes };
  return {
    ...{ reports, reportOf, agency, kind, ofTexts, visit },
    sharedNames: once(() =>
      namesOfSeveral(label, kind, ofTexts?.alike, (see) => visit(NAMING, see, 'WHERE agency_label IS NULL')),
    ),
    read: (report) => readRecord(toldBy(report), reports[report]!),
  };
}

interface Told extends Pick<RecordsAsColumns, 'agency' | 'label' | 'kind'> {
  /** Per report: place of the archive that tells of it; null where one does of all. */
  readonly told: Int32Array | null;
  readonly ofTexts: TextsAsColumns | null;
}

/** Of an only archive that keeps its columns nothing has to be looked at: its records come in the order of its texts. */
function inOrderOfTexts(archives: readonly ArchiveFile[]): Told | null {
  const [only, ...others] = archives;
  if (!only || others.length > 0) return null;
  const stored = storedColumns(only.database);
  const [texts, records] = [stored?.texts(), stored?.records()];
  if (!texts || !records) return null;
  const counted = countedRecords(only);
  const { agency, label, kind } = counted;
  // Behind them stand records without a text.
  const ofTexts = <Value>({ values, codes }: CodedColumn<Value>): CodedColumn<Value> => ({
    values,
    codes: codes.subarray(0, texts.reports),
  });
  const asKept = counted === records ? texts : null;
  return { agency: ofTexts(agency), label: ofTexts(label), kind: ofTexts(kind), told: null, ofTexts: asKept };
}

function byId(archives: readonly ArchiveFile[], places: ReadonlyMap<ReportId, number>): Told {
  const column = (): Uint32Array => new Uint32Array(places.size);
  const agency: Filled<Text> = { values: [], codes: column() };
  const label: Filled<Text> = { values: [], codes: column() };
  const kind: Filled<KindKey> = { values: [], codes: column() };
  const told = new Int32Array(places.size).fill(-1);
  archives.forEach((archive, i) => {
    const counted = countedRecords(archive);
    const untold = placesOf(counted.ids, places, told);
    fill(agency, counted.agency, untold);
    fill(label, counted.label, untold);
    fill(kind, counted.kind, untold);
    for (let row = 0; row < untold.length; row++) if (untold[row]! >= 0) told[untold[row]!] = i;
  });
  return { agency, label, kind, told, ofTexts: null };
}

/** -1: of no text, or an archive before has told of it. */
function placesOf(
  ids: readonly ReportId[],
  places: ReadonlyMap<ReportId, number>,
  told: Int32Array,
): Int32Array {
  const found = new Int32Array(ids.length);
  for (let row = 0; row < ids.length; row++) {
    const place = places.get(ids[row]!);
    found[row] = place === undefined || told[place]! >= 0 ? -1 : place;
  }
  return found;
}

interface Filled<Value> {
  readonly values: Value[];
  readonly codes: Uint32Array;
}

/** Of the records that have a place; values of others are left out. */
function fill<Value>(to: Filled<Value>, { values, codes }: CodedColumn<Value>, places: Int32Array): void {
  const known = to.values.length === 0 ? null : new Map(to.values.map((value, code) => [value, code]));
  const numbers = new Int32Array(values.length).fill(-1);
  for (let row = 0; row < places.length; row++) {
    if (places[row]! < 0) continue;
    const code = codes[row]!;
    if (numbers[code]! < 0) numbers[code] = known?.get(values[code]!) ?? to.values.push(values[code]!) - 1;
    to.codes[places[row]!] = numbers[code]!;
  }
}

type Text = string | null;

/**
 * Names as shortName makes them that more than one report has. `alike`: the labels and years that several have, where they
 * are known. `unlabelled` visits those whose agency has no label.
 */
function namesOfSeveral(
  label: CodedColumn<Text>,
  kind: CodedColumn<RecordKind>,
  alike: TextsAsColumns['alike'] | undefined,
  unlabelled: (see: (record: Pick<RecordRow, (typeof NAMING)[number]>) => void) => void,
): ReadonlySet<string> {
  const year = new Coded<number | null>();
  const yearOf = Uint32Array.from(kind.values, (one) => year.codeOf(one.year));
  const hasUnlabelled = label.values.includes(null);
  // Else a name says of which label and year it is made, and those of different ones differ.
  const mayBeAlike = hasUnlabelled || year.values.includes(null);
  if (alike && !mayBeAlike) return new Set(alike.map(([own, at]) => shortNameOf(own, at)));
  const pairs = sortedPairs(label.codes, kind.codes, yearOf, year.values.length);
  const seen = new Set<string>();
  const shared = new Set<string>();
  const see = (name: string): void => void (seen.has(name) ? shared : seen).add(name);
  for (let i = 0, from = 0; i < pairs.length; i++) {
    const pair = pairs[i]!;
    if (pairs[i + 1] === pair) continue;
    const isShared = i > from;
    from = i + 1;
    const own = label.values[Math.floor(pair / year.values.length)] ?? null;
    if (own === null || (!isShared && !mayBeAlike)) continue;
    const name = shortNameOf(own, year.values[pair % year.values.length]!);
    see(name);
    if (isShared) see(name);
  }
  if (hasUnlabelled) unlabelled((record) => see(shortName(namedReport(record))));
  return shared;
}

/** Each pair of a label and a year as one number: alike ones stand side by side. */
function sortedPairs(
  labels: Uint32Array,
  kinds: Uint32Array,
  yearOf: Uint32Array,
  years: number,
): Float64Array {
  const pairs = new Float64Array(labels.length);
  for (let i = 0; i < pairs.length; i++) pairs[i] = labels[i]! * years + yearOf[kinds[i]!]!;
  return pairs.sort();
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

type See = (record: RecordRow, report: number) => void;

/** Of what it sees a record has the named columns, and its id. */
function visitRecords(
  archive: ArchiveFile,
  names: readonly (keyof RecordRow)[],
  where: string,
  see: (record: RecordRow) => void,
): void {
  // Names of columns are names of fields.
  const wanted = Object.fromEntries([...names, 'report_id'].map((name) => [name, name]));
  const columns = readColumns(archive, wanted, where);
  const all = Object.keys(wanted);
  columns['report_id']!.forEach((_, row) => {
    const values = all.map((name) => [name, columns[name]![row]] as const);
    see(Object.fromEntries(values) as unknown as RecordRow);
  });
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
