import { createHash, randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { ArchiveError } from '../contract/errors.ts';
import type { OpenArchive } from '../contract/library-model.ts';
import { isOurShape } from './archive-shape.ts';
import { APPLICATION_ID, ARCHIVE_TABLES, SCHEMA_VERSION } from './archive-tables.ts';
import type { ArchiveFile } from './archive-set.ts';
import { stampContents } from './contents-digest.ts';
import { readAsToday, recordsAsStored, type QualifiedIds } from './read-earlier-version.ts';
import { indexHealth, stampPassages, stampSearchForm } from './index-health.ts';
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

/** Recomputes the edition id, the number of passages and the digests; whoever changes an archive calls this last, inside the same transaction. */
export function stampEditionId(database: WritableDatabase): void {
  database
    .prepare(
      "INSERT INTO archive_info (key, value) VALUES ('edition_id', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
    )
    .run(editionIdOf(database));
  stampPassages(database);
  stampContents(database);
}

/** The id that the contents of an archive have; the one that it states may be another. */
export function editionIdOf(database: ReadableDatabase): string {
  const hash = createHash('sha256');
  // What the archive says, not what a person has laid over it.
  const reports = recordsAsStored(database);
  for (const query of CONTENTS) {
    let rows = '';
    for (const row of database
      .prepare(query.replace(' FROM reports', ` FROM ${reports}`))
      .raw()
      .iterate()) {
      rows += JSON.stringify(row);
      // Many rows at once: handing over each by itself takes longer than hashing it.
      if (rows.length > 100_000) {
        hash.update(rows);
        rows = '';
      }
    }
    hash.update(rows);
  }
  return hash.digest('hex');
}

/** What an archive says, in a fixed order, whatever the order of its rows in the file. */
const CONTENTS = [
  `SELECT report_id, genre, agency, agency_label, agency_short_names, region, level, year_covered, year_published, title,
     subtitle, kicker, byline, head, source_file, source_sha256, programmes, people
   FROM reports ORDER BY report_id`,
  // What version 1 could not say, only where it is said: an archive of that version keeps its id when it is written anew.
  `SELECT report_id, period, planned_period, unsure, removed, merged_into FROM reports
   WHERE period IS NOT CAST(year_covered AS TEXT) OR planned_period IS NOT NULL OR unsure <> '[]' OR removed IS NOT NULL
   ORDER BY report_id`,
  'SELECT report_id, field FROM told_fields ORDER BY report_id, field',
  // Nor version 2 this.
  "SELECT report_id, fields FROM reports WHERE fields <> '{}' ORDER BY report_id",
  'SELECT sha256, sm3, bytes FROM sources ORDER BY sha256',
  `SELECT report_id, edition, is_current, text_hash, source_sha256 FROM editions
   ORDER BY report_id, edition, is_current, text_hash`,
  // One row an edition, put together by SQLite: a hundred thousand figures handed over singly take twice as long.
  `SELECT report_id, edition, json_group_array(json_array(indicator_id, subject, concept, value_si, unit_si, period,
     indicators.kind, raw_start) ORDER BY ordinal)
   FROM indicators JOIN editions USING (edition_key) WHERE is_current = 1
   GROUP BY report_id, edition ORDER BY report_id, edition`,
  'SELECT * FROM concepts ORDER BY concept',
  'SELECT * FROM comparability ORDER BY concept, agency, from_year, to_year',
  'SELECT kind, preferred, variants, from_year, to_year FROM terms ORDER BY kind, preferred, variants',
  'SELECT * FROM programmes ORDER BY name',
];

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
