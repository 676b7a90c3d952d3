import { SEARCH_FORM_VERSION } from '../text/search-form.ts';
import { stateInfo } from './archive-info.ts';
import { BYTES_PER_PASSAGE } from './passage-facts.ts';
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';

/** Whether the full-text index of one archive can be believed. What finds out that it cannot says so here. */
export class IndexHealth {
  #isDamaged: boolean;

  constructor(isDamaged: boolean) {
    this.#isDamaged = isDamaged;
  }

  get isDamaged(): boolean {
    return this.#isDamaged;
  }

  /** From now on the texts are read instead. */
  distrust(): void {
    this.#isDamaged = true;
  }
}

/**
 * A look at the index that costs next to nothing: it can be read, holds as many rows as there are current passages, and
 * was made with today's search form. A wrong gram inside is for `library.verify` to find.
 */
export function indexHealth(database: ReadableDatabase): IndexHealth {
  try {
    return new IndexHealth(
      formVersion(database) !== SEARCH_FORM_VERSION || indexedRows(database) !== currentPassages(database),
    );
  } catch {
    return new IndexHealth(true);
  }
}

/** States in the archive with which search form its index is made. */
export function stampSearchForm(database: WritableDatabase): void {
  stateInfo(database, 'search_form', String(SEARCH_FORM_VERSION));
}

/** States how many passages are current: counting them takes longer, the more an archive holds. */
export function stampPassages(database: WritableDatabase): void {
  statePassages(database, countPassages(database));
}

export function statePassages(database: WritableDatabase, passages: number): void {
  stateInfo(database, 'current_passages', String(passages));
}

/** Archives that state none were made with the first. */
function formVersion(database: ReadableDatabase): number {
  const stated = database.prepare("SELECT value FROM archive_info WHERE key = 'search_form'").pluck().get();
  return Number(stated ?? 1);
}

function currentPassages(database: ReadableDatabase): number {
  const stated = database
    .prepare("SELECT value FROM archive_info WHERE key = 'current_passages'")
    .pluck()
    .get();
  return stated === undefined ? countPassages(database) : Number(stated);
}

function countPassages(database: ReadableDatabase): number {
  const bytes = database
    .prepare(
      'SELECT sum(length(facts)) FROM passage_facts JOIN editions USING (edition_key) WHERE is_current = 1',
    )
    .pluck()
    .get();
  return Number(bytes ?? 0) / BYTES_PER_PASSAGE;
}

/**
 * FTS5 keeps its number of rows as the first number of the row with id 1 of its data table, a varint: seven bits a
 * byte, most significant first, the upper bit set on all but the last (sqlite.org/fts5.html, "The averages record").
 */
function indexedRows(database: ReadableDatabase): number {
  // A word that no text can hold: SQLite must still open the index and its structure.
  database.prepare('SELECT rowid FROM passage_index WHERE passage_index MATCH \'"¤¤"\'').get();
  const block = database.prepare('SELECT block FROM passage_index_data WHERE id = 1').pluck().get();
  let rows = 0;
  if (!Buffer.isBuffer(block)) return 0;
  for (const byte of block) {
    rows = rows * 128 + (byte & 0x7f);
    if (byte < 0x80) break;
  }
  return rows;
}
