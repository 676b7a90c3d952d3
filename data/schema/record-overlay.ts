import type { ReportId } from '../contract/model.ts';
import { periodLength, yearOfPeriod } from '../contract/period.ts';
import { definitionOf, type FieldKey } from '../contract/record-fields.ts';
import type { FieldValues } from '../contract/record-values.ts';
import { agencyLabel } from '../text/agency-label.ts';
import { ArchiveSet, type ArchiveFile } from './archive-set.ts';
import { prepared } from './prepared.ts';
import { beside, recordsAsStored } from './read-earlier-version.ts';
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';

/** What people say of a report in the place of what the archives say: fields as a whole, tags one by one. */
export interface RecordEdit {
  readonly values: FieldValues;
  /** Put on: true. Taken off: false. */
  readonly tags: Readonly<Record<string, boolean>>;
  /** Names of collections that it was put in: true; or taken out of: false. */
  readonly collections?: ReadonlyMap<string, boolean>;
}

export type RecordEdits = ReadonlyMap<ReportId, RecordEdit>;

export const NO_EDITS: RecordEdits = new Map();

/** Values of the columns of `reports`, JSON columns as text. */
export type ReportColumns = Readonly<Record<string, string | number | null>>;

/**
 * Lays edits over the records of open archives (read-earlier-version.ts): whatever names `reports` in SQL finds them at once,
 * and the files stay as they are. What was laid over before is taken off.
 */
export function overlayRecords(archives: readonly ArchiveFile[], edits: RecordEdits): void {
  const held = editsAsHeld(edits, new ArchiveSet(archives));
  for (const { database } of archives)
    if (recordsAsStored(database) === 'stored_reports') overlay(database, held);
}

/**
 * Under the ids by which reports are held: what is said of one that was merged into another holds where that says nothing, the
 * nearest first.
 */
export function editsAsHeld(edits: RecordEdits, archives: Pick<ArchiveSet, 'wayOf'>): RecordEdits {
  const held = new Map<ReportId, RecordEdit>();
  const ways = Array.from(edits, ([reportId, edit]) => ({ way: archives.wayOf(reportId), edit }));
  for (const { way, edit } of ways.reverse().sort((a, b) => b.way.length - a.way.length)) {
    const id = way.at(-1)!;
    const known = held.get(id);
    held.set(id, known ? joined(known, edit) : edit);
  }
  return held;
}

function joined(merged: RecordEdit, own: RecordEdit): RecordEdit {
  const collections = new Map(own.collections);
  for (const [name, isIn] of merged.collections ?? [])
    collections.set(name, isIn || collections.get(name) === true);
  return {
    values: { ...merged.values, ...own.values },
    tags: { ...merged.tags, ...own.tags },
    collections,
  };
}

/** Writes edits into the records of an archive that is being made. */
export function storeEdits(database: WritableDatabase, edits: RecordEdits): void {
  for (const [reportId, edit] of edits) {
    const row = prepared<[string], ReportColumns>(database, 'SELECT * FROM reports WHERE report_id = ?').get(
      reportId,
    );
    if (!row) continue;
    const columns = editedColumns(row, edit);
    const changed = Object.keys(columns).filter((name) => columns[name] !== row[name]);
    if (changed.length === 0) continue;
    database
      .prepare(
        `UPDATE reports SET ${changed.map((name) => `${name} = @${name}`).join(', ')} WHERE report_id = @report_id`,
      )
      .run(columns);
  }
}

function overlay(database: ReadableDatabase, edits: RecordEdits): void {
  const stored = prepared<[string], ReportColumns>(
    database,
    'SELECT * FROM stored_reports WHERE report_id = ?',
  );
  const rows = [...edits].flatMap(([reportId, edit]) => {
    const row = stored.get(reportId);
    return row ? [editedColumns(row, edit, (agency) => known(database, agency))] : [];
  });
  if (rows.length === 0 && prepared(database, 'SELECT 1 FROM edited_reports LIMIT 1').get() === undefined)
    return;
  const names = stored.columns().map(({ name }) => name);
  beside(database, () => {
    const insert = prepared(
      database,
      `INSERT INTO edited_reports (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    );
    database.transaction(() => {
      prepared(database, 'DELETE FROM edited_reports').run();
      for (const row of rows) insert.run(row);
    })();
  });
}

/** How the archive calls an agency elsewhere; undefined where it knows none of that name. */
function known(database: ReadableDatabase, agency: string): ReportColumns | undefined {
  return prepared<[string], ReportColumns>(
    database,
    `SELECT agency_label, agency_short_names FROM stored_reports
     WHERE agency = ? AND agency_label IS NOT NULL ORDER BY report_id LIMIT 1`,
  ).get(agency);
}

/** A stored record with what a person says, and what follows from that: names of the agency, the year of the period. */
export function editedColumns(
  row: ReportColumns,
  { values, tags, collections }: RecordEdit,
  knownAgency: (agency: string) => ReportColumns | undefined = () => undefined,
): ReportColumns {
  const columns: Record<string, string | number | null> = { ...row };
  // The column is written by storeRecord from an object of this form.
  const fields = JSON.parse(String(row['fields'])) as Record<string, unknown>;
  // The keys are those of the table of definitions.
  for (const [key, value] of Object.entries(values) as [FieldKey, FieldValues[FieldKey]][]) {
    const { column } = definitionOf(key);
    if (column !== null) columns[column] = stored(key, value ?? null);
    else if (value === null) delete fields[key];
    else fields[key] = value;
  }
  putWords(fields, 'tags', Object.entries(tags));
  putWords(fields, 'collections', collections ?? []);
  columns['fields'] = JSON.stringify(fields);
  if (values.period !== undefined) {
    const period = values.period as string | null; // the schema of a period is that of a text
    columns['period_length'] = period && periodLength(period);
    columns['year_covered'] = period && yearOfPeriod(period);
  }
  if (values.agency !== undefined && values.agency !== row['agency']) {
    const agency = values.agency as string | null; // and so is that of a line
    const other = agency === null ? undefined : knownAgency(agency);
    columns['agency_label'] = other?.['agency_label'] ?? (agency && agencyLabel(agency));
    columns['agency_short_names'] = other?.['agency_short_names'] ?? '[]';
  }
  columns['unsure'] = JSON.stringify(stillUnsure(String(row['unsure']), values));
  return columns;
}

/** Words that go on and off one by one. */
function putWords(
  fields: Record<string, unknown>,
  key: 'tags' | 'collections',
  edited: Iterable<readonly [string, boolean]>,
): void {
  const stored = fields[key];
  const words = new Set(Array.isArray(stored) ? (stored as readonly string[]) : []);
  for (const [word, isOn] of edited) {
    if (isOn) words.add(word);
    else words.delete(word);
  }
  if (words.size > 0) fields[key] = [...words].sort();
  else delete fields[key];
}

/** What a person has stated is sure; the year follows from the period. */
function stillUnsure(unsure: string, values: FieldValues): readonly string[] {
  // The column is written by storeRecord from an array of strings.
  return (JSON.parse(unsure) as readonly string[]).filter((field) => {
    const key = field === 'yearCovered' ? 'period' : field;
    return (values[key as FieldKey] ?? null) === null;
  });
}

/** A value as its column holds it: texts and numbers as they are, the rest as JSON; a byline is never null. */
function stored(key: FieldKey, value: FieldValues[FieldKey]): string | number | null {
  if (definitionOf(key).type === 'byline') return JSON.stringify(value ?? {});
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : value;
}
