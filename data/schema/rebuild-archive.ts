import { existsSync } from 'node:fs';
import { ArchiveError } from '../contract/errors.ts';
import { createArchive, openChecked } from './archive-file.ts';
import { checkContents } from './contents-digest.ts';
import { diskRefusal } from './disk-refusal.ts';
import { keepForm, stampEditionId } from './edition-id.ts';
import { indexCurrent, type OnProgress } from './index-current.ts';
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';

/**
 * Writes an archive file of any version anew as one of today's, from its own reports, with a new full-text index and new passage facts. The new file
 * appears at `to`, by default in the place of the old one, when it is whole and says the same (its edition id), so a
 * power cut or a damage that goes deeper leaves what was there. A file that is replaced must not be open elsewhere.
 * Returns the passages that the index holds; throws archive_missing, archive_damaged, disk_full or read_only.
 */
export function rebuildArchive(file: string, to: string = file, onProgress?: OnProgress): number {
  if (!existsSync(file)) throw new ArchiveError('archive_missing', `no archive at ${file}`);
  let passages = 0;
  try {
    createArchive(to, (database) => {
      const { database: old, editionId: stated } = openChecked(file);
      try {
        // Digests made anew over rows that have changed would hide the change.
        if (checkContents(old).isSound === false) throw new Error('its rows are not those of its digests');
        for (const table of TABLES) copyRows(old, database, table);
        passages = indexCurrent(database, onProgress);
        keepForm(old, database);
        stampEditionId(database);
        if (editionId(database) !== stated) throw new Error('its contents are not those of its edition id');
      } finally {
        old.close();
      }
    });
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    // The old file is as it was; either the new one finds no place, or the damage is deeper.
    throw new ArchiveError(diskRefusal(error) ?? 'archive_damaged', `${file}: ${reason}`, { cause: error });
  }
  return passages;
}

/** Everything that cannot be made from the rest, in an order that foreign keys allow. */
const TABLES = [
  'reports',
  'told_fields',
  'sources',
  'source_pieces',
  'editions',
  'sections',
  'passages',
  'passage_tables',
  'pages',
  'places',
  'indicators',
  'defects',
  'mentions',
  'arrangements',
  'concepts',
  'comparability',
  'terms',
  'programmes',
] as const;

function copyRows(from: ReadableDatabase, to: WritableDatabase, table: (typeof TABLES)[number]): void {
  // The names are those of the table that we have just made, not what the file calls its own.
  const names = to.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as readonly string[];
  const rows = from.prepare(`SELECT ${names.join(', ')} FROM ${table}`).raw();
  const insert = to.prepare(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  // better-sqlite3 gives a raw row as an array.
  for (const row of rows.iterate()) insert.run(...(row as unknown[]));
}

function editionId(database: ReadableDatabase): unknown {
  return database.prepare("SELECT value FROM archive_info WHERE key = 'edition_id'").pluck().get();
}
