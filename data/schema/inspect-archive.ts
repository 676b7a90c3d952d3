import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { ArchiveError } from '../contract/errors.ts';
import { openChecked } from './archive-file.ts';
import { strangeValue } from './archive-values.ts';
import { checkContents } from './contents-digest.ts';
import { hasEditionId } from './edition-id.ts';
import type { ReadableDatabase } from './sqlite.ts';
import { areColumnsSound } from './stored-columns.ts';
import { sourceFixity } from './source-fixity.ts';
import { textHash } from './store-report.ts';

/** What an archive is that has been looked at from end to end and found to be one of ours. */
export interface InspectedArchive {
  readonly editionId: string;
  /** Reports with a current text. */
  readonly reports: number;
}

/** 16 GiB: ten thousand reports take less than one. */
const LARGEST = 16 * 1024 ** 3;

/**
 * Looks at an archive from elsewhere before it is taken in: a plain file, our schema and no other, whole pages, values
 * of the kinds and lengths that we write, and contents that are those of its edition id, its text hashes, its digests
 * and the SHA-256 and SM3 of its sources. A damaged full-text index is no reason to refuse it, for that is made anew. Takes as long as reading the file:
 * to be called in a thread that can be ended. Throws archive_missing, archive_damaged, archive_foreign or
 * archive_from_future.
 */
export function inspectArchive(file: string): InspectedArchive {
  checkFile(file);
  const { database, editionId } = openChecked(file);
  try {
    const complaint = brokenPage(database);
    if (complaint !== null) throw new ArchiveError('archive_damaged', `${file}: ${complaint}`);
    const strange = strangeValue(database);
    if (strange !== null)
      throw new ArchiveError('archive_foreign', `${file} holds what no archive does: ${strange}`);
    if (!isWhatItSays(database, editionId))
      throw new ArchiveError('archive_foreign', `the contents of ${file} are not those that it states`);
    return { editionId, reports: countReports(database) };
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError('archive_damaged', `${file}: ${String(error)}`, { cause: error });
  } finally {
    database.close();
  }
}

/** Numbers in the header of a database: bytes 18 and 19 are 1 for a rollback journal (sqlite.org/fileformat.html 1.3). */
const ROLLBACK_JOURNAL = 1;

function checkFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new ArchiveError('archive_missing', `no archive at ${file}`);
  if (!found.isFile()) throw new ArchiveError('archive_damaged', `${file} is no file`);
  if (found.size > LARGEST) throw new ArchiveError('file_too_large', `${file} has ${found.size} bytes`);
  const header = Buffer.alloc(20);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, header);
  } finally {
    closeSync(descriptor);
  }
  if (header.toString('latin1', 0, 15) !== 'SQLite format 3')
    throw new ArchiveError('archive_damaged', `${file} is not an archive`);
  if (header[18] !== ROLLBACK_JOURNAL || header[19] !== ROLLBACK_JOURNAL)
    throw new ArchiveError('archive_foreign', `${file} keeps another journal than archives do`);
}

/** SQLite's own complaint, or null. That its full-text index is broken is another matter. */
export function brokenPage(database: ReadableDatabase): string | null {
  const complaints = database.pragma('quick_check(20)', { simple: false }) as readonly {
    readonly quick_check: string;
  }[];
  return (
    complaints.map((one) => one.quick_check).find((one) => one !== 'ok' && !one.includes('passage_index')) ??
    null
  );
}

function isWhatItSays(database: ReadableDatabase, editionId: string): boolean {
  return (
    hasEditionId(database, editionId) &&
    areTextsWhole(database) &&
    checkContents(database).isSound !== false &&
    areColumnsSound(database) &&
    [...sourceFixity(database).values()].every((one) => one === 'ok')
  );
}

function areTextsWhole(database: ReadableDatabase): boolean {
  const passages = database.prepare<[number], { text: string }>(
    'SELECT text FROM passages WHERE edition_key = ? ORDER BY ordinal',
  );
  return database
    .prepare<[], { edition_key: number; text_hash: string }>('SELECT edition_key, text_hash FROM editions')
    .all()
    .every((edition) => textHash(passages.all(edition.edition_key)) === edition.text_hash);
}

function countReports(database: ReadableDatabase): number {
  return Number(
    database.prepare('SELECT count(DISTINCT report_id) FROM editions WHERE is_current = 1').pluck().get(),
  );
}
