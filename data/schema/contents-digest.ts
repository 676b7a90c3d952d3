import type { Statement } from 'better-sqlite3';
import { createHash, type Hash } from 'node:crypto';
import { forgetGoneEditions, stateInfo } from './archive-info.ts';
import { hashRows } from './hash-rows.ts';
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';

/**
 * SHA-256 over every value that an archive holds, so that `verify` notices the change of any of them. Each edition has a
 * digest of its own, made once, for what an edition holds is never changed; all else is small and has one together.
 * The digests stand in archive_info as `rows` and `rows:EDITION_KEY`; archives made before there were any state none.
 *
 * Left out: the full-text index and passage_facts, which are made from the rest and checked against it, archive_info
 * itself, and bytes of no edition, that is of sources, which are held against their own hashes (source-fixity.ts).
 */
export function stampContents(database: WritableDatabase): void {
  forgetGoneEditions(database, keyOf(''));
  const unstated = database
    .prepare(
      "SELECT edition_key FROM editions WHERE 'rows:' || edition_key NOT IN (SELECT key FROM archive_info)",
    )
    .pluck()
    .all() as readonly number[];
  const parts = partsOf(database);
  for (const key of unstated) stateInfo(database, keyOf(key), digestOfEdition(parts, key));
  stateInfo(database, SHARED, digestOfShared(parts));
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
  const isShared = stated.get(SHARED) === digestOfShared(parts);
  return { isSound: isShared && differing.size === 0 && stated.size === editions.length + 1, differing };
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

/** Made from the rest, or (archive_info) what states the digests. */
const LEFT_OUT = /^(?:archive_info|passage_facts|passage_index.*|sqlite_.*)$/;
/** The longest column of editions; all others may be changed, and are few. */
const LONG_OF_EDITION = 'raw_text';

/** Names of tables and columns are ours: a file is read only after its schema has been found to be. */
function partsOf(database: ReadableDatabase): Parts {
  const ofEdition: string[] = [`SELECT ${LONG_OF_EDITION} FROM main.editions WHERE edition_key = ?`];
  const shared: string[] = [];
  for (const table of tablesOf(database)) {
    const columns = columnsOf(database, table);
    const order = columns
      .filter(({ pk }) => pk > 0)
      .sort((a, b) => a.pk - b.pk)
      .map(({ name }) => `"${name}"`);
    const isOfEdition = table !== 'editions' && columns.some(({ name }) => name === 'edition_key');
    const names = columns
      .filter(({ type, name }) => (isOfEdition || type !== 'BLOB') && !isLong(table, name))
      .map(({ type, name }) => (type === 'BLOB' ? `hex("${name}")` : `"${name}"`));
    const where = isOfEdition ? ' WHERE edition_key = ?' : '';
    (isOfEdition ? ofEdition : shared).push(
      `SELECT ${names.join(', ')} FROM main."${table}"${where} ORDER BY ${order.join(', ') || 'rowid'}`,
    );
  }
  return {
    ofEdition: ofEdition.map((query) => database.prepare<[number]>(query).raw()),
    shared: shared.map((query) => database.prepare<[]>(query).raw()),
  };
}

function isLong(table: string, column: string): boolean {
  return table === 'editions' && column === LONG_OF_EDITION;
}

function tablesOf(database: ReadableDatabase): readonly string[] {
  const names = database
    .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  return (names as readonly string[]).filter((name) => !LEFT_OUT.test(name));
}

interface Column {
  readonly name: string;
  readonly type: string;
  /** Place in the primary key from 1, 0 for none. */
  readonly pk: number;
}

function columnsOf(database: ReadableDatabase, table: string): readonly Column[] {
  return database
    .prepare<[string], Column>("SELECT name, type, pk FROM pragma_table_info(?, 'main') ORDER BY cid")
    .all(table);
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
