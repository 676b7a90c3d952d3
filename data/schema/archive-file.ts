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
import { stampColumns } from './stored-columns.ts';

/**
 * Writes a new archive file: the tables, then what `fill` puts in, then the edition id. The same contents give the
 * same bytes. The file appears under its name only when it is whole.
 */
export function createArchive(file: string, fill: (database: WritableDatabase) => void): void {
  // Names of their own: another process may be making the same archive.
  const [loaded, unfinished] = [nameBeside(file), nameBeside(file)];
  try {
    const database = openWritable(loaded);
    try {
      load(database, fill);
      writeCompact(database, unfinished);
    } finally {
      database.close();
    }
    renameSync(unfinished, file);
  } finally {
    for (const one of [loaded, unfinished]) rmSync(one, { force: true });
  }
}

function nameBeside(file: string): string {
  return `${file}.${randomUUID()}.unfinished`;
}

/**
 * All in one transaction of a file that nobody reads: pages that were not there before it need no journal, and a power
 * cut leaves nothing that would be missed.
 */
function load(database: WritableDatabase, fill: (database: WritableDatabase) => void): void {
  database.pragma('page_size = 4096');
  database.pragma('journal_mode = DELETE');
  database.pragma('synchronous = OFF');
  database.pragma(`cache_size = -${LOADING_KILOBYTES}`);
  database.pragma(`application_id = ${APPLICATION_ID}`);
  database.pragma(`user_version = ${SCHEMA_VERSION}`);
  database.transaction(() => {
    database.exec(ARCHIVE_TABLES);
    stampSearchForm(database);
    loadingIndex(database, () => fill(database));
    stampEditionId(database);
    stampColumns(database);
  })();
}

/** Of pages, and of what waits for the index, in kilobytes. */
const LOADING_KILOBYTES = 65_536;

/**
 * Few large sorted runs and one merge of them at the end; as FTS5 does it by itself, each word is merged anew at every
 * doubling of the index. Whoever adds to the archive later finds FTS5's own settings.
 */
function loadingIndex(database: WritableDatabase, fill: () => void): void {
  setIndex(database, LOADING);
  fill();
  database.exec("INSERT INTO passage_index (passage_index) VALUES ('optimize')");
  setIndex(database, USUAL);
}

/** Bytes of a run, which sqlite.org/fts5.html does not describe, but FTS5 always had (fts5_config.c), and how many are merged. */
interface IndexSettings {
  readonly hashsize: number;
  readonly automerge: number;
}

const LOADING: IndexSettings = { hashsize: LOADING_KILOBYTES * 1024, automerge: 0 };
const USUAL: IndexSettings = { hashsize: 1_048_576, automerge: 4 };

function setIndex(database: WritableDatabase, settings: IndexSettings): void {
  const set = database.prepare('INSERT INTO passage_index (passage_index, rank) VALUES (?, ?)');
  // As integers: a number of JavaScript is bound as a real, which is refused.
  for (const [name, value] of Object.entries(settings)) set.run(name, BigInt(value as number));
}

/** Row behind row and page behind page, without the room that was used only while it was loaded. */
function writeCompact(database: WritableDatabase, file: string): void {
  database.pragma('synchronous = FULL');
  database.prepare('VACUUM INTO ?').run(file);
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
