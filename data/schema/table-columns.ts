import type { ReadableDatabase } from './sqlite.ts';

export interface Column {
  readonly name: string;
  readonly type: string;
  /** Place in the primary key from 1, 0 for none. */
  readonly pk: number;
}

export function columnsOf(database: ReadableDatabase, table: string): readonly Column[] {
  return database
    .prepare<[string], Column>("SELECT name, type, pk FROM pragma_table_info(?, 'main') ORDER BY cid")
    .all(table);
}

/** The order of the primary key, for ORDER BY. */
export function keyOrder(columns: readonly Column[]): string {
  const names = columns
    .filter(({ pk }) => pk > 0)
    .sort((a, b) => a.pk - b.pk)
    .map(({ name }) => `"${name}"`);
  return names.join(', ') || 'rowid';
}

/** Made from the rest, or (archive_info) what states the digests. */
const LEFT_OUT = /^(?:archive_info|passage_facts|passage_index.*|sqlite_.*)$/;

/** Those whose rows are digested. */
export function digestedTables(database: ReadableDatabase): readonly string[] {
  const names = database
    .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  return (names as readonly string[]).filter((name) => !LEFT_OUT.test(name));
}

/** The longest column of editions; all others may be changed, and are few. */
export const LONG_OF_EDITION = 'raw_text';

export function isLong(table: string, column: string): boolean {
  return table === 'editions' && column === LONG_OF_EDITION;
}
