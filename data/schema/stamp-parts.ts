import type { ReportId } from '../contract/model.ts';
import { stateInfo } from './archive-info.ts';
import {
  bucketOf,
  bucketOfFile,
  countSteps,
  digestBucket,
  digestReport,
  digestRoot,
  digestSteps,
  type Digests,
  type PartOfReport,
} from './holdings-parts.ts';
import { prepared } from './prepared.ts';
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';

/** What has come or changed, besides the steps that were done. */
export interface Touched {
  /** With the keys of all texts of each. */
  readonly reports: ReadonlyMap<ReportId, readonly number[]>;
  /** SHA-256 of files that are kept now. */
  readonly files: readonly string[];
}

/** States the digests of what has been touched, null: of everything, and returns those of the whole. */
export function stampParts(database: WritableDatabase, touched: Touched | null): Digests {
  return touched === null ? stampAll(database) : stampTouched(database, touched);
}

export interface WholeDigests {
  readonly root: Digests;
  /** What the archive states of its parts is what they are. */
  readonly areStated: boolean;
}

/** Reads everything; `pause` is called between two reports. */
export function digestWhole(database: ReadableDatabase, pause: () => void = () => undefined): WholeDigests {
  const found = digestAll(database, pause);
  const stated = readStated(database);
  const areStated =
    stated.size === found.stated.size && [...found.stated].every(([key, value]) => stated.get(key) === value);
  return { root: found.root, areStated };
}

const KINDS = ['bucket', 'part', 'steps'] as const;

function stampAll(database: WritableDatabase): Digests {
  const { root, stated } = digestAll(database, () => undefined);
  const before = readStated(database);
  for (const key of before.keys()) if (!stated.has(key)) unstate(database, key);
  for (const [key, value] of stated) if (before.get(key) !== value) stateInfo(database, key, value);
  return root;
}

function stampTouched(database: WritableDatabase, touched: Touched): Digests {
  const buckets = new Set(touched.files.map(bucketOfFile));
  for (const [reportId, editionKeys] of touched.reports) {
    const bucket = bucketOf(reportId);
    buckets.add(bucket);
    state(database, partKey(bucket, reportId), digestReport(database, reportId, editionKeys));
  }
  for (const bucket of buckets) {
    const parts = readRange(database, `part:${bucket}:`);
    state(database, `bucket:${bucket}`, digestBucket(database, bucket, parts));
  }
  // Steps are only added: those before the newest that is stated are as they were.
  const newest = readSteps(database).length - 1;
  for (let at = Math.max(0, newest); at < countSteps(database); at++)
    stateInfo(database, stepsKey(at), digestSteps(database, at));
  return digestRoot(database, readRange(database, 'bucket:'), readSteps(database));
}

interface Found {
  readonly root: Digests;
  /** What is to be stated, by key. */
  readonly stated: ReadonlyMap<string, string>;
}

function digestAll(database: ReadableDatabase, pause: () => void): Found {
  const stated = new Map<string, string>();
  const parts = new Map<string, PartOfReport[]>();
  const editions = editionsByReport(database);
  for (const reportId of reportIds(database)) {
    pause();
    const bucket = bucketOf(reportId);
    const part = digestReport(database, reportId, editions.get(reportId) ?? [])!;
    stated.set(partKey(bucket, reportId), encode(part));
    parts.set(bucket, [...(parts.get(bucket) ?? []), [reportId, part]]);
  }
  const letters = new Set([...parts.keys(), ...bucketsOfFiles(database)]);
  const buckets = [...letters].sort().flatMap((bucket): PartOfReport[] => {
    const found = digestBucket(database, bucket, parts.get(bucket) ?? []);
    if (found) stated.set(`bucket:${bucket}`, encode(found));
    return found ? [[bucket, found]] : [];
  });
  const steps = Array.from({ length: countSteps(database) }, (_, at) => digestSteps(database, at));
  steps.forEach((value, at) => stated.set(stepsKey(at), value));
  return { root: digestRoot(database, buckets, steps), stated };
}

/** In the order of SQLite, which is that of their keys in archive_info. */
function reportIds(database: ReadableDatabase): readonly ReportId[] {
  // What an archive calls a report is a report id.
  return database
    .prepare('SELECT report_id FROM main.reports ORDER BY report_id')
    .pluck()
    .all() as ReportId[];
}

function editionsByReport(database: ReadableDatabase): ReadonlyMap<string, readonly number[]> {
  const keys = new Map<string, number[]>();
  const rows = database
    .prepare<[], [string, number]>('SELECT report_id, edition_key FROM main.editions ORDER BY edition_key')
    .raw();
  for (const [reportId, key] of rows.iterate()) {
    const known = keys.get(reportId);
    if (known) known.push(key);
    else keys.set(reportId, [key]);
  }
  return keys;
}

function bucketsOfFiles(database: ReadableDatabase): readonly string[] {
  const files = database.prepare(
    'SELECT sha256 FROM main.sources UNION SELECT sha256 FROM main.source_pieces',
  );
  return (files.pluck().all() as readonly string[]).map(bucketOfFile);
}

function readStated(database: ReadableDatabase): Map<string, string> {
  return new Map(KINDS.flatMap((kind) => readRows(database, `${kind}:`)));
}

function readRange(database: ReadableDatabase, prefix: string): readonly PartOfReport[] {
  return readRows(database, prefix).map(([key, value]) => [key.slice(prefix.length), decode(value)]);
}

function readSteps(database: ReadableDatabase): readonly string[] {
  return readRows(database, 'steps:').map(([, value]) => value);
}

/** `prefix` ends in a colon, before which no key goes on. */
function readRows(database: ReadableDatabase, prefix: string): readonly [string, string][] {
  return prepared<[string, string], [string, string]>(
    database,
    'SELECT key, value FROM main.archive_info WHERE key >= ? AND key < ? ORDER BY key',
  )
    .raw()
    .all(prefix, `${prefix.slice(0, -1)};`);
}

function state(database: WritableDatabase, key: string, digests: Digests | null): void {
  if (digests) stateInfo(database, key, encode(digests));
  else unstate(database, key);
}

function unstate(database: WritableDatabase, key: string): void {
  prepared(database, 'DELETE FROM archive_info WHERE key = ?').run(key);
}

function partKey(bucket: string, reportId: string): string {
  return `part:${bucket}:${reportId}`;
}

/** Sorted as text in the order of their numbers. */
function stepsKey(at: number): string {
  return `steps:${String(at).padStart(12, '0')}`;
}

function encode({ said, held, passages }: Digests): string {
  return `${said} ${held} ${passages}`;
}

function decode(value: string): Digests {
  const [said = '', held = '', passages = ''] = value.split(' ');
  return { said, held, passages: Number(passages) };
}
