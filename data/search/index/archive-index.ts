import type { Statement } from 'better-sqlite3';
import type { ArchiveFile } from '../../schema/archive-set.ts';
import { searchForm } from '../../text/search-form.ts';
import { occurrences } from '../../text/search-match.ts';
import type { Query } from '../query/query-model.ts';

/**
 * Answers terms joined by AND and OR for one archive: through its full-text index or, when that is damaged, by reading
 * its texts. Both give the same passages; a damaged page that is met on the way turns from the one to the other.
 */
export class ArchiveIndex {
  readonly #archive: ArchiveFile;
  #match: Statement<[string], { readonly keys: Uint8Array | null }> | undefined;
  #units: ReadonlyMap<number, string> | undefined;

  constructor(archive: ArchiveFile) {
    this.#archive = archive;
  }

  get isScanned(): boolean {
    return this.#archive.health.isDamaged;
  }

  /** Calls `add` with the keys of the passages that answer; `expression` is the query as FTS5 is asked it. */
  find(query: Query, expression: string, add: (key: number) => void): void {
    if (!this.isScanned) {
      const keys = this.#readIndex(expression);
      if (keys !== undefined) {
        if (keys !== null) eachListed(keys, add);
        return;
      }
    }
    for (const [key, units] of (this.#units ??= readUnits(this.#archive))) {
      if (holds(query, units)) add(key);
    }
  }

  /** Undefined where the index turns out to be damaged. */
  #readIndex(expression: string): Uint8Array | null | undefined {
    try {
      // One text for all rows crosses into JavaScript in two thirds of the time of a row each.
      this.#match ??= this.#archive.database.prepare(
        'SELECT CAST(group_concat(rowid) AS BLOB) AS keys FROM passage_index WHERE passage_index MATCH ?',
      );
      return this.#match.get(expression)!.keys;
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#archive.health.distrust();
      return undefined;
    }
  }
}

/** SQLITE_CORRUPT and its kin, among them what FTS5 reports of its own tables. */
function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CORRUPT');
}

const COMMA = 0x2c;
const ZERO = 0x30;

/** Reads `12,15,107`. */
function eachListed(keys: Uint8Array, add: (key: number) => void): void {
  let key = 0;
  for (let i = 0; i < keys.length; i++) {
    const code = keys[i]!;
    if (code === COMMA) {
      add(key);
      key = 0;
    } else key = key * 10 + code - ZERO;
  }
  add(key);
}

/** The current texts in search form; kept, for the next question reads them again. */
function readUnits({ database }: ArchiveFile): ReadonlyMap<number, string> {
  const rows = database.prepare<[], { passage_key: number; text: string }>(
    'SELECT passage_key, text FROM passages JOIN editions USING (edition_key) WHERE is_current = 1',
  );
  const units = new Map<number, string>();
  for (const { passage_key, text } of rows.iterate()) units.set(passage_key, searchForm(text).units);
  return units;
}

/** Of a question made of terms, AND and OR. */
export function holds(query: Query, units: string): boolean {
  if (query.kind === 'term') return occurrences({ units, offsets: [] }, query).length > 0;
  if (query.kind === 'and') return query.parts.every((part) => holds(part, units));
  return query.kind === 'or' && query.parts.some((part) => holds(part, units));
}
