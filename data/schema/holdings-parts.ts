import { createHash } from 'node:crypto';
import type { ReportId } from '../contract/model.ts';
import { FIGURES_AS_JSON } from './figures-as-json.ts';
import { BYTES_PER_PASSAGE } from './passage-facts.ts';
import { prepared } from './prepared.ts';
import type { ReadableDatabase } from './sqlite.ts';
import { columnsOf, digestedTables, isLong, keyOrder } from './table-columns.ts';

/**
 * Holdings grow text by text, and what is digested anew must not grow with them:
 *
 *     part     of one report: its record, what was told, its texts, and (`said`) their figures
 *     bucket   of the parts of the reports, and of the kept files, whose SHA-256 begins with the same three letters
 *     step     of 256 rows of what was done
 *     root     of all buckets, all steps and the rows of the tables that travel with an archive
 *
 * Each has two digests. `said` is what an archive says, wherever and in whatever order it came there: of it the id is made.
 * `held` is every column, keys included.
 */
export interface Digests {
  readonly said: string;
  readonly held: string;
  /** Passages of texts that count. */
  readonly passages: number;
}

const BUCKET_LETTERS = 3;

export function bucketOf(reportId: ReportId): string {
  return sha256(reportId).slice(0, BUCKET_LETTERS);
}

/** The bucket of a file by its SHA-256. */
export function bucketOfFile(fileSha256: string): string {
  return fileSha256.slice(0, BUCKET_LETTERS);
}

/** `editionKeys`: of all texts of the report. Null where there is no record. */
export function digestReport(
  database: ReadableDatabase,
  reportId: ReportId,
  editionKeys: readonly number[],
): Digests | null {
  const record = prepared<[string], Pick<Digests, 'said' | 'held'>>(
    database,
    `SELECT json_array(${RECORD_SAYS}) AS said, ${heldOf(database, 'reports')} AS held
     FROM main.reports WHERE report_id = ?`,
  ).get(reportId);
  if (!record) return null;
  const told = prepared<[string], string>(
    database,
    `SELECT ${heldOf(database, 'told_fields')} FROM main.told_fields WHERE report_id = ? ORDER BY field`,
  )
    .pluck()
    .all(reportId);
  const texts = prepared<[string], TextRow>(
    database,
    `SELECT edition_key AS key, edition, is_current AS isCurrent, ifnull(length(facts), 0) AS bytes,
       json_array(edition, is_current, text_hash, source_sha256) AS said, ${heldOf(database, 'editions')} AS held
     FROM main.editions LEFT JOIN main.passage_facts USING (edition_key)
     WHERE edition_key IN (SELECT value FROM json_each(?)) ORDER BY edition_key`,
  ).all(JSON.stringify(editionKeys));
  const current = texts.filter(({ isCurrent }) => isCurrent === 1);
  const figures = current.map(({ key, edition }) => [edition, figuresOf(database, key)]).sort(byText);
  return {
    said: digest([record.said, told, texts.map(({ said }) => said).sort(), figures]),
    held: digest([record.held, told, texts.map(({ held }) => held)]),
    passages: current.reduce((sum, { bytes }) => sum + bytes, 0) / BYTES_PER_PASSAGE,
  };
}

interface TextRow {
  readonly key: number;
  readonly edition: string;
  readonly isCurrent: 0 | 1;
  readonly bytes: number;
  readonly said: string;
  readonly held: string;
}

function figuresOf(database: ReadableDatabase, editionKey: number): string {
  return prepared<[number], string>(
    database,
    `SELECT ${FIGURES_AS_JSON} FROM main.indicators WHERE edition_key = ?`,
  )
    .pluck()
    .get(editionKey)!;
}

export type PartOfReport = readonly [reportId: string, digests: Digests];

/** `parts`: of the reports of the bucket, by their ids. Null for a bucket with nothing in it. */
export function digestBucket(
  database: ReadableDatabase,
  bucket: string,
  parts: readonly PartOfReport[],
): Digests | null {
  // Letters of a hexadecimal number come before ~.
  const range = [bucket, `${bucket}~`] as const;
  const sources = prepared<[string, string], Pick<Digests, 'said' | 'held'>>(
    database,
    `SELECT json_array(sha256, sm3, bytes) AS said, ${heldOf(database, 'sources')} AS held
     FROM main.sources WHERE sha256 >= ? AND sha256 < ? ORDER BY sha256`,
  ).all(...range);
  const pieces = prepared<[string, string], string>(
    database,
    `SELECT ${heldOf(database, 'source_pieces')}
     FROM main.source_pieces WHERE sha256 >= ? AND sha256 < ? ORDER BY sha256, piece`,
  )
    .pluck()
    .all(...range);
  if (parts.length === 0 && sources.length === 0 && pieces.length === 0) return null;
  return {
    said: digest([parts.map(([id, { said }]) => [id, said]), sources.map(({ said }) => said)]),
    held: digest([parts.map(([id, { held }]) => [id, held]), sources.map(({ held }) => held), pieces]),
    passages: parts.reduce((sum, [, { passages }]) => sum + passages, 0),
  };
}

/** Rows of what was done that have one digest. */
const STEPS_AT_ONCE = 256;

export function digestSteps(database: ReadableDatabase, at: number): string {
  const rows = prepared<[number, number], string>(
    database,
    `SELECT ${heldOf(database, 'arrangements')} FROM main.arrangements
     WHERE arrangement_key >= ? AND arrangement_key < ? ORDER BY arrangement_key`,
  )
    .pluck()
    .all(at * STEPS_AT_ONCE, (at + 1) * STEPS_AT_ONCE);
  return digest(rows);
}

/** How many such digests there are. */
export function countSteps(database: ReadableDatabase): number {
  const newest = prepared<[], number | null>(database, 'SELECT max(arrangement_key) FROM main.arrangements')
    .pluck()
    .get();
  return (newest ?? null) === null ? 0 : Math.floor(newest! / STEPS_AT_ONCE) + 1;
}

/** `buckets` by their letters, `steps` from the first on. */
export function digestRoot(
  database: ReadableDatabase,
  buckets: readonly PartOfReport[],
  steps: readonly string[],
): Digests {
  const rest = digestedTables(database)
    .filter((table) => !IN_PARTS.has(table))
    .map((table) => ({ table, columns: columnsOf(database, table) }))
    .filter(({ columns }) => !columns.some(({ name }) => name === 'edition_key'))
    .map(({ table, columns }) => [
      table,
      database
        .prepare(`SELECT ${heldOf(database, table)} FROM main."${table}" ORDER BY ${keyOrder(columns)}`)
        .pluck()
        .all(),
    ]);
  return {
    said: digest([buckets.map(([letters, { said }]) => [letters, said]), rest]),
    held: digest([buckets.map(([letters, { held }]) => [letters, held]), steps, rest]),
    passages: buckets.reduce((sum, [, { passages }]) => sum + passages, 0),
  };
}

const IN_PARTS = new Set(['reports', 'told_fields', 'sources', 'source_pieces', 'editions', 'arrangements']);

/** Whatever is added to the columns of a record, what is said here stays what it was. */
const RECORD_SAYS = `report_id, genre, period, planned_period, agency, agency_label, agency_short_names, region, level,
  year_covered, year_published, title, subtitle, kicker, byline, head, source_file, source_sha256, programmes, people,
  unsure, fields, removed, merged_into`;

const columnsHeld = new WeakMap<ReadableDatabase, Map<string, string>>();

/** All columns but the longest, as one JSON array: bytes are held against the hash of their file. */
function heldOf(database: ReadableDatabase, table: string): string {
  const ofDatabase = columnsHeld.get(database) ?? new Map<string, string>();
  columnsHeld.set(database, ofDatabase);
  let known = ofDatabase.get(table);
  if (known === undefined) {
    const names = columnsOf(database, table).filter(
      ({ name, type }) => type !== 'BLOB' && !isLong(table, name),
    );
    known = `json_array(${names.map(({ name }) => `"${name}"`).join(', ')})`;
    ofDatabase.set(table, known);
  }
  return known;
}

function byText(a: readonly (string | undefined)[], b: readonly (string | undefined)[]): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function digest(value: unknown): string {
  return sha256(JSON.stringify(value));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
