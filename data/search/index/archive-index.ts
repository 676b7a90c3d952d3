import type { Statement } from 'better-sqlite3';
import type { ArchiveFile } from '../../schema/archive-set.ts';
import { searchForm } from '../../text/search-form.ts';
import { occurrences } from '../../text/search-match.ts';
import { gramsAlone, type Gram } from '../../text/search-grams.ts';
import type { Query } from '../query/query-model.ts';
import { addMember, emptySet, intersection, union, type BitSet } from './bit-set.ts';
import { UnknownForm } from './index-leaf.ts';
import { Postings } from './postings.ts';

/**
 * Answers terms joined by AND and OR for one archive: through its full-text index or, when that is damaged, by reading
 * its texts. Both give the same passages; a damaged page that is met on the way turns from the one to the other.
 */
export class ArchiveIndex {
  readonly #archive: ArchiveFile;
  #match: Statement<[string], { readonly keys: Uint8Array | null }> | undefined;
  #postings: Postings | undefined;
  #units: ReadonlyMap<number, string> | undefined;

  constructor(archive: ArchiveFile) {
    this.#archive = archive;
  }

  get isScanned(): boolean {
    return this.#archive.health.isDamaged;
  }

  /** The keys below `size` of the passages that answer; `expression` is the query as FTS5 is asked it. */
  find(query: Query, expression: string, size: number): BitSet {
    const read = this.isScanned ? undefined : this.#readIndex(query, expression, size);
    if (read !== undefined) return read;
    const found = emptySet(size);
    for (const [key, units] of (this.#units ??= readUnits(this.#archive))) {
      if (holds(query, units)) addMember(found, key);
    }
    return found;
  }

  /** Undefined where the index turns out to be damaged. */
  #readIndex(query: Query, expression: string, size: number): BitSet | undefined {
    try {
      return this.#readLeaves(query, size) ?? this.#ask(expression, size);
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#archive.health.distrust();
      return undefined;
    }
  }

  /** Null where that would take more than joining the rows of single grams. */
  #readLeaves(query: Query, size: number): BitSet | null {
    if (query.kind === 'term') {
      const grams = gramsAlone(query.units, query.open);
      return grams && this.#rowsOfAny(grams, size);
    }
    if (query.kind !== 'and' && query.kind !== 'or') return null;
    const sets: BitSet[] = [];
    for (const part of query.parts) {
      const set = this.#readLeaves(part, size);
      if (set === null) return null;
      sets.push(set);
    }
    return sets.reduce(query.kind === 'and' ? intersection : union);
  }

  #rowsOfAny(grams: readonly Gram[], size: number): BitSet | null {
    try {
      const postings = (this.#postings ??= new Postings(this.#archive.database));
      return grams.map((gram) => postings.rowsOf(gram, size)).reduce(union);
    } catch (error) {
      // SQLite says whether it is damage.
      if (error instanceof UnknownForm) return null;
      throw error;
    }
  }

  #ask(expression: string, size: number): BitSet {
    // One text for all rows crosses into JavaScript in two thirds of the time of a row each.
    this.#match ??= this.#archive.database.prepare(
      'SELECT CAST(group_concat(rowid) AS BLOB) AS keys FROM passage_index WHERE passage_index MATCH ?',
    );
    const { keys } = this.#match.get(expression)!;
    const found = emptySet(size);
    if (keys !== null) eachListed(keys, (key) => addMember(found, key));
    return found;
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
