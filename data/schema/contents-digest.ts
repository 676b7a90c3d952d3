import type { Statement } from 'better-sqlite3';
import { createHash, type Hash } from 'node:crypto';
import { forgetGoneEditions, stateInfo } from './archive-info.ts';
import { formOf } from './edition-form.ts';
import { hashRows } from './hash-rows.ts';
import { prepared } from './prepared.ts';
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';
import { digestWhole } from './stamp-parts.ts';
import { columnsOf, digestedTables, isLong, keyOrder, LONG_OF_EDITION } from './table-columns.ts';

/**
 * SHA-256 over every value that an archive holds, so that `verify` notices the change of any of them. Each edition has a
 * digest of its own, made once, for what an edition holds is never changed; all else is small and has one together.
 * The digests stand in archive_info as `rows` and `rows:EDITION_KEY`; archives made before there were any state none.
 *
 * Left out: the full-text index and passage_facts, which are made from the rest and checked against it, archive_info
 * itself, and bytes of no edition, that is of sources, which are held against their own hashes (source-fixity.ts).
 */
export function stampContents(database: WritableDatabase): void {
  stampEditions(database);
  stateShared(database, digestOfShared(partsOf(database)));
}

/** States what is not stated of `editionKeys`, left out: of all. */
export function stampEditions(database: WritableDatabase, editionKeys?: readonly number[]): void {
  const unstated = editionKeys ? editionKeys.filter((key) => !isStated(database, key)) : unstatedOf(database);
  if (unstated.length === 0) return;
  const parts = partsOf(database);
  for (const key of unstated) stateInfo(database, keyOf(key), digestOfEdition(parts, key));
}

/** The digest of an edition that has just been written, made of its rows as they were written. */
export function stateEdition(database: WritableDatabase, editionKey: number, digest: string): void {
  stateInfo(database, keyOf(editionKey), digest);
}

/** The digest of all that is of no edition: of holdings it is made in parts. */
export function stateShared(database: WritableDatabase, digest: string): void {
  stateInfo(database, SHARED, digest);
}

function isStated(database: WritableDatabase, editionKey: number): boolean {
  return prepared(database, 'SELECT 1 FROM archive_info WHERE key = ?').get(keyOf(editionKey)) !== undefined;
}

function unstatedOf(database: WritableDatabase): readonly number[] {
  forgetGoneEditions(database, keyOf(''));
  const unstated = database.prepare(
    "SELECT edition_key FROM editions WHERE 'rows:' || edition_key NOT IN (SELECT key FROM archive_info)",
  );
  // The column holds numbers.
  return unstated.pluck().all() as readonly number[];
}

export interface ContentsCheck {
  /** Null where the archive states no digests. */
  readonly isSound: boolean | null;
  /** Editions whose rows are not those that were stored. */
  readonly differing: ReadonlySet<number>;
}

/** Reads every row; `pause` is called between two editions. Throws what SQLite throws over broken pages. */
export function checkContents(
  database: ReadableDatabase,
  pause: () => void = () => undefined,
): ContentsCheck {
  const stated = new Map(
    database
      .prepare<[], [string, string]>("SELECT key, value FROM main.archive_info WHERE key GLOB 'rows*'")
      .raw()
      .all(),
  );
  if (stated.size === 0) return { isSound: null, differing: new Set() };
  const parts = partsOf(database);
  const editions = database
    .prepare('SELECT edition_key FROM main.editions')
    .pluck()
    .all() as readonly number[];
  const differing = new Set(
    editions.filter((key) => {
      pause();
      return stated.get(keyOf(key)) !== digestOfEdition(parts, key);
    }),
  );
  const isShared = stated.get(SHARED) === sharedOf(database, parts, pause);
  return { isSound: isShared && differing.size === 0 && stated.size === editions.length + 1, differing };
}

function sharedOf(database: ReadableDatabase, parts: Parts, pause: () => void): string {
  return formOf(database) === 3 ? digestWhole(database, pause).root.held : digestOfShared(parts);
}

/** What statedDigests says of an archive that states none. */
export const NO_DIGESTS = '[]';

/** The digests that an archive states, to be compared with those of another file with the same contents. */
export function statedDigests(database: ReadableDatabase): string {
  return JSON.stringify(
    database
      .prepare("SELECT key, value FROM main.archive_info WHERE key GLOB 'rows*' ORDER BY key")
      .raw()
      .all(),
  );
}

const SHARED = 'rows';
const keyOf = (editionKey: number | ''): string => `${SHARED}:${editionKey}`;

/** Prepared once: there are as many editions as texts. */
interface Parts {
  readonly ofEdition: readonly Statement<[number]>[];
  readonly shared: readonly Statement<[]>[];
}

/** Names of tables and columns are ours: a file is read only after its schema has been found to be. */
function partsOf(database: ReadableDatabase): Parts {
  const ofEdition: string[] = [`SELECT ${LONG_OF_EDITION} FROM main.editions WHERE edition_key = ?`];
  const shared: string[] = [];
  for (const table of digestedTables(database)) {
    const columns = columnsOf(database, table);
    const isOfEdition = table !== 'editions' && columns.some(({ name }) => name === 'edition_key');
    const names = columns
      .filter(({ type, name }) => (isOfEdition || type !== 'BLOB') && !isLong(table, name))
      .map(({ type, name }) => (type === 'BLOB' ? `hex("${name}")` : `"${name}"`));
    const where = isOfEdition ? ' WHERE edition_key = ?' : '';
    (isOfEdition ? ofEdition : shared).push(
      `SELECT ${names.join(', ')} FROM main."${table}"${where} ORDER BY ${keyOrder(columns)}`,
    );
  }
  return {
    ofEdition: ofEdition.map((query) => database.prepare<[number]>(query).raw()),
    shared: shared.map((query) => database.prepare<[]>(query).raw()),
  };
}

function digestOfEdition({ ofEdition }: Parts, key: number): string {
  const hash = createHash('sha256');
  for (const query of ofEdition) update(hash, query.iterate(key));
  return hash.digest('hex');
}

function digestOfShared({ shared }: Parts): string {
  const hash = createHash('sha256');
  for (const query of shared) update(hash, query.iterate());
  return hash.digest('hex');
}

/** The rows of one query, told apart from those of the next. */
function update(hash: Hash, rows: Iterable<unknown>): void {
  hash.update('[');
  hashRows(hash, rows);
  hash.update(']');
}
