import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { ArchiveError } from '../contract/errors.ts';
import type { OpenArchive } from '../contract/library-model.ts';
import { isOurShape } from './archive-shape.ts';
import { APPLICATION_ID, ARCHIVE_TABLES, SCHEMA_VERSION } from './archive-tables.ts';
import type { ArchiveFile } from './archive-set.ts';
import { stampEditionId } from './edition-id.ts';
import { readAsToday, type QualifiedIds } from './read-earlier-version.ts';
import { indexHealth, stampSearchForm } from './index-health.ts';
import { openReadable, openWritable, type ReadableDatabase, type WritableDatabase } from './sqlite.ts';

/**
 * Writes a new archive file: the tables, then what `fill` puts in, then the edition id. The same contents give the
 * same bytes. The file appears under its name only when it is whole.
 */
export function createArchive(file: string, fill: (database: WritableDatabase) => void): void {
  // A name of its own: another process may be making the same archive.
  const unfinished = `${file}.${randomUUID()}.unfinished`;
  const database = openWritable(unfinished);
  try {
    database.pragma('page_size = 4096');
    database.pragma('journal_mode = DELETE');
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
    database.transaction(() => {
      database.exec(ARCHIVE_TABLES);
      stampSearchForm(database);
      fill(database);
      stampEditionId(database);
    })();
    database.exec("INSERT INTO passage_index (passage_index) VALUES ('optimize')");
    database.exec('VACUUM');
    database.close();
    renameSync(unfinished, file);
  } catch (error) {
    database.close();
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** What `stampEditionId` writes. Nothing else that a file says of itself is taken for an id. */
const EDITION_ID = /^[0-9a-f]{64}$/;

/**
 * Opens an archive for reading. Throws archive_missing, archive_damaged (no database, or a broken page),
 * archive_foreign (a database, but not of our making) or archive_from_future.
 */
export function openArchive(file: string, role: OpenArchive['role']): ArchiveFile {
  const { database, schemaVersion, editionId } = openChecked(file);
  // What this program or its makers wrote is believed page by page; of a page from elsewhere every cell is looked at.
  if (role !== 'added') database.pragma('cell_size_check = off');
  return { role, file, editionId, schemaVersion, database, health: indexHealth(database) };
}

/** An archive whose schema is exactly ours and whose edition id has the form of one. Throws what openArchive throws. */
export function openChecked(
  file: string,
  qualified?: QualifiedIds,
): Pick<ArchiveFile, 'database' | 'schemaVersion' | 'editionId'> {
  if (!existsSync(file)) throw new ArchiveError('archive_missing', `no archive at ${file}`);
  let database;
  try {
    database = openReadable(file);
    const schemaVersion = ourVersion(database);
    readAsToday(database, qualified);
    return { database, schemaVersion, editionId: statedId(database) };
  } catch (error) {
    database?.close();
    if (error instanceof ArchiveError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ArchiveError('archive_damaged', `${file}: ${reason}`, { cause: error });
  }
}

/** Before anything else is read: what a foreign schema could run never runs. */
function ourVersion(database: ReadableDatabase): number {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (Number(database.pragma('application_id', { simple: true })) !== APPLICATION_ID)
    throw new ArchiveError('archive_damaged', `${database.name} is not an archive`);
  if (version > SCHEMA_VERSION)
    throw new ArchiveError('archive_from_future', `${database.name} has schema ${version}`);
  if (!isOurShape(database, version))
    throw new ArchiveError('archive_foreign', `${database.name} has not the tables of schema ${version}`);
  return version;
}

function statedId(database: ReadableDatabase): string {
  const stated = database.prepare("SELECT value FROM archive_info WHERE key = 'edition_id'").pluck().get();
  if (typeof stated !== 'string' || !EDITION_ID.test(stated))
    throw new ArchiveError('archive_foreign', `${database.name} states no edition id`);
  return stated;
}
