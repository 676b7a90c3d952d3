import type { ReportId } from '../contract/model.ts';
import { createArchive } from './archive-file.ts';
import type { ActiveEdition, ArchiveFile, ArchiveSet } from './archive-set.ts';
import { indexCurrent } from './index-current.ts';
import { prepared } from './prepared.ts';
import type { WritableDatabase } from './sqlite.ts';

/**
 * Writes an archive of some reports: their records as they are in force, edits included, the texts that count with their
 * figures and places, and their sources where they are to go along; the thesaurus of all archives. Reports have the ids
 * that they have here. Throws what SQLite throws where there is no room.
 */
export function packReports(
  set: ArchiveSet,
  reportIds: readonly ReportId[],
  { file, keepSources }: { readonly file: string; readonly keepSources: boolean },
): void {
  const wanted = new Set(reportIds);
  const editions = set.activeEditions
    .filter(({ reportId }) => wanted.has(reportId))
    .sort((a, b) => compare(a.reportId, b.reportId) || compare(a.edition, b.edition));
  createArchive(file, (database) => {
    const packing = new Packing(database);
    for (const reportId of [...wanted].sort(compare))
      for (const archive of set.byRecordPrecedence) if (packing.addRecord(archive, reportId)) break;
    for (const edition of editions) packing.addEdition(edition, keepSources);
    for (const archive of set.byRecordPrecedence) packing.addThesaurus(archive);
    indexCurrent(database);
  });
}

/** Rows of an edition, and which of their columns are keys that are given anew. */
const OF_EDITION: readonly (readonly [table: string, key: string | null, order: string])[] = [
  ['sections', 'section_key', 'section_key'],
  ['passages', 'passage_key', 'passage_key'],
  ['passage_tables', null, 'passage_key'],
  ['pages', null, 'number'],
  ['places', null, 'edition_key'],
  ['indicators', 'indicator_key', 'indicator_key'],
  ['defects', null, 'ordinal'],
  ['mentions', 'mention_key', 'mention_key'],
];
const KEYS = new Set(['section_key', 'passage_key', 'indicator_key', 'mention_key']);
const THESAURUS = ['concepts', 'comparability', 'terms', 'programmes'] as const;

type Row = Record<string, unknown>;

/** Puts rows of several archives into one, in which each key is given once. */
class Packing {
  readonly #to: WritableDatabase;
  readonly #columns = new Map<string, readonly string[]>();
  readonly #next = new Map<string, number>();
  readonly #terms = new Set<string>();

  constructor(to: WritableDatabase) {
    this.#to = to;
  }

  /** False where the archive has no record of the report. */
  addRecord({ database }: ArchiveFile, reportId: ReportId): boolean {
    const names = this.#columnsOf('reports');
    const row = database
      .prepare<[string], Row>(`SELECT ${names.join(', ')} FROM reports WHERE report_id = ?`)
      .get(reportId);
    if (!row) return false;
    this.#insert('reports', { ...row, removed: null, merged_into: null });
    for (const told of database
      .prepare<[string], Row>('SELECT report_id, field FROM told_fields WHERE report_id = ?')
      .all(reportId))
      this.#insert('told_fields', told);
    return true;
  }

  addEdition(edition: ActiveEdition, keepSource: boolean): void {
    const { archive, editionKey, reportId, sourceSha256 } = edition;
    const names = this.#columnsOf('editions');
    const row = archive.database
      .prepare<[number], Row>(`SELECT ${names.join(', ')} FROM editions WHERE edition_key = ?`)
      .get(editionKey)!;
    if (keepSource && sourceSha256 !== null) this.#addSource(archive, sourceSha256);
    const key = this.#keys('edition_key', 1);
    this.#insert('editions', { ...row, edition_key: key, report_id: reportId, is_chosen: 1, is_current: 1 });
    /** What is added to each key of the old archive, by the name of the key. */
    const moved = new Map<string, number>();
    for (const [table, own, order] of OF_EDITION) {
      const rows = this.#rowsOf(archive, table, editionKey, order);
      const keys = own === null ? [] : rows.map((one) => Number(one[own]));
      if (own !== null && keys.length > 0)
        moved.set(own, this.#keys(own, keys.at(-1)! - keys[0]! + 1) - keys[0]!);
      for (const one of rows) this.#insert(table, withKeys(one, key, moved));
    }
  }

  addThesaurus({ database }: ArchiveFile): void {
    for (const table of THESAURUS) {
      const names = this.#columnsOf(table).filter((name) => name !== 'term_key');
      for (const row of database.prepare<[], Row>(`SELECT ${names.join(', ')} FROM ${table}`).all()) {
        const known = JSON.stringify(row);
        if (table === 'terms' && this.#terms.has(known)) continue;
        this.#terms.add(known);
        this.#insert(table, row, 'OR IGNORE');
      }
    }
  }

  #addSource({ database }: ArchiveFile, sha256: string): void {
    for (const table of ['sources', 'source_pieces'] as const)
      for (const row of database
        .prepare<[string], Row>(`SELECT ${this.#columnsOf(table).join(', ')} FROM ${table} WHERE sha256 = ?`)
        .iterate(sha256))
        this.#insert(table, row, 'OR IGNORE');
  }

  #rowsOf({ database }: ArchiveFile, table: string, editionKey: number, order: string): readonly Row[] {
    const names = this.#columnsOf(table);
    return database
      .prepare<[number], Row>(
        `SELECT ${names.join(', ')} FROM ${table} WHERE edition_key = ? ORDER BY ${order}`,
      )
      .all(editionKey);
  }

  /** The first of so many keys in a row that nothing has yet. */
  #keys(name: string, count: number): number {
    const first = this.#next.get(name) ?? 1;
    this.#next.set(name, first + count);
    return first;
  }

  /** Of the table that we have just made: what a file calls its own never gets into SQL. */
  #columnsOf(table: string): readonly string[] {
    const known = this.#columns.get(table);
    if (known) return known;
    const names = this.#to.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table);
    this.#columns.set(table, names as readonly string[]);
    return names as readonly string[];
  }

  #insert(table: string, row: Row, otherwise = ''): void {
    const names = Object.keys(row);
    prepared(
      this.#to,
      `INSERT ${otherwise} INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ).run(...Object.values(row));
  }
}

function withKeys(row: Row, editionKey: number, moved: ReadonlyMap<string, number>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (name === 'edition_key') return [name, editionKey];
      return [name, KEYS.has(name) && value !== null ? Number(value) + (moved.get(name) ?? 0) : value];
    }),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
