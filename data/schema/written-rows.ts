import { createHash } from 'node:crypto';

/** Tables whose rows are those of one edition, in the order in which contents-digest.ts reads them. */
const TABLES = [
  'defects',
  'indicators',
  'mentions',
  'pages',
  'passage_tables',
  'passages',
  'places',
  'sections',
] as const;
type TableOfEdition = (typeof TABLES)[number];

type Value = string | number | null;

/** Half of a character, which SQLite replaces, or none: what is read back may be other text than was written. */
const OTHERWISE_READ = /\\ud[89a-f]|\\u0000/;

/**
 * The rows of one edition as they are written, for its digest: reading back what has just been written took a sixth of
 * an import. `verify` makes the same digest of what stands in the file.
 */
export class WrittenRows {
  readonly #json = new Map<TableOfEdition, string>();

  /** A row with its columns in their order in the table; rows of one table in the order of their primary key. */
  add(table: TableOfEdition, row: readonly Value[]): void {
    this.#json.set(table, (this.#json.get(table) ?? '') + JSON.stringify(row));
  }

  /** A row whose key SQLite has given; the key is the first column. */
  addUnder(key: number, table: TableOfEdition, row: readonly Value[]): void {
    this.#json.set(table, `${this.#json.get(table) ?? ''}[${key},${JSON.stringify(row).slice(1)}`);
  }

  /** Null where the rows are to be read back. */
  digest(rawText: string | null): string | null {
    const whole = [JSON.stringify([rawText]), ...TABLES.map((table) => this.#json.get(table) ?? '')];
    if (whole.some((json) => OTHERWISE_READ.test(json))) return null;
    return createHash('sha256')
      .update(whole.map((json) => `[${json}]`).join(''))
      .digest('hex');
  }
}
