import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ArchiveError } from '../contract/errors.ts';
import type { Problem } from '../contract/library-model.ts';
import { migrate } from '../schema/migrate.ts';
import { openWritable, type WritableDatabase } from '../schema/sqlite.ts';
import { fullestBackup, writeBackup } from './backups.ts';
import { readDraftCopy } from './draft-copy.ts';
import { faultOf } from './health.ts';
import { JournalFile, NO_JOURNAL, type DiskWrites, type Journal } from './journal-file.ts';
import { headerBody, JOURNAL_VERSION, readHeader } from './journal-line.ts';
import { makeNotebook } from './make-notebook.ts';
import type { Preferences } from './preference-file.ts';
import { hasContents, isWritable, setAside, setDatabaseAside, type NotebookFiles } from './notebook-files.ts';
import { NOTEBOOK_APPLICATION_ID, NOTEBOOK_MIGRATIONS } from './notebook-tables.ts';
import { readJournal } from './read-journal.ts';
import { reconcile } from './reconcile.ts';
import { refreshStates } from './states-anew.ts';
import {
  holdsPreferences,
  leaveOutPreferences,
  movePreferences,
  preferencesIn,
  splitPreferences,
} from './without-preferences.ts';
import { writeAnew } from './write-anew.ts';
import { chain, salvageDatabase, salvageLines, unionOf, type Salvage } from './salvage.ts';

export interface OpenedFiles {
  readonly database: WritableDatabase;
  readonly journal: Journal;
  readonly problems: readonly Problem[];
  /** Of an old notebook whose preferences could not be moved into their file. */
  readonly preferences?: Preferences;
}

/**
 * Opens a notebook in whatever state its files are; the caller holds the lock.
 *
 *     database   journal       what is done
 *     –          –             fullest backup, else a new notebook
 *     –          present       made again from the journal
 *     damaged    any           set aside; made again from journal, what it still holds, and the newest backup
 *     sound      –             journal written again
 *     sound      ahead         whole actions applied, an unfinished one dropped (a crash before COMMIT)
 *     sound      behind/torn   set aside, written again
 *     sound      another past  made again from both
 *
 * Refuses (throws) only files of a newer version. Nothing damaged is deleted.
 */
export function openFiles(files: NotebookFiles, now: Date, disk: DiskWrites): OpenedFiles {
  refuseTheFuture(files);
  if (!canWrite(files)) return openForReading(files, now);
  const sound = hasContents(files.database) ? openSound(files, now) : null;
  try {
    return (sound && agreeing(sound, files, now, disk)) ?? madeAgain(files, now, disk);
  } catch (error) {
    sound?.close();
    throw error;
  }
}

/** Null, and closed, where database and journal each hold something that the other lacks. */
function agreeing(
  sound: WritableDatabase,
  files: NotebookFiles,
  now: Date,
  disk: DiskWrites,
): OpenedFiles | null {
  const verdict = reconcile(sound, files, now);
  if (verdict === 'make again') {
    sound.close();
    return null;
  }
  const database = holdsPreferences(sound) ? withoutPreferences(sound, files, now) : sound;
  refreshStates(database, now);
  const preferences = holdsPreferences(database) ? preferencesIn(database) : {};
  return { database, journal: new JournalFile(files.journal, disk), problems: verdict, preferences };
}

function madeAgain(files: NotebookFiles, now: Date, disk: DiskWrites): OpenedFiles {
  const problems = makeAgain(files, now);
  return { database: openDatabase(files.database), journal: new JournalFile(files.journal, disk), problems };
}

/** Where the disk does not take it, the notebook stays as it is, and the next start tries again. */
function withoutPreferences(sound: WritableDatabase, files: NotebookFiles, now: Date): WritableDatabase {
  leaveOutPreferences(sound, files, now);
  return sound.open ? sound : openDatabase(files.database);
}

function openDatabase(file: string): WritableDatabase {
  const database = openWritable(file);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Null for a database that cannot be trusted. After an unclean end SQLite writes the -wal into the database when it
 * opens it; should that -wal be another database's, the file as it was must still be there.
 */
function openSound(files: NotebookFiles, now: Date): WritableDatabase | null {
  const kept = hasContents(`${files.database}-wal`) ? keepCopies(files.database) : null;
  let database: WritableDatabase | undefined;
  try {
    database = openDatabase(files.database);
    const fault = faultOf(database);
    if (fault === null) {
      const writable = database;
      migrate(writable, NOTEBOOK_MIGRATIONS, 'notebook_from_future', () => {
        writeBackup(writable, files.backups, 'migration', now);
      });
      kept?.discard();
      return writable;
    }
  } catch (error) {
    if (error instanceof ArchiveError || isTrouble(error)) {
      database?.close();
      throw error;
    }
  }
  database?.close();
  kept?.putBack();
  return null;
}

/** A full disk or a lock says nothing about the file. */
function isTrouble(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return !/^SQLITE_(CORRUPT|NOTADB|ERROR|IOERR|PROTOCOL|FORMAT)/.test(code);
}

function keepCopies(database: string): { discard(): void; putBack(): void } {
  const names = [database, `${database}-wal`].filter((name) => fs.existsSync(name));
  for (const name of names) fs.copyFileSync(name, `${name}.kept`);
  return {
    discard: () => names.forEach((name) => fs.rmSync(`${name}.kept`, { force: true })),
    putBack: () => names.forEach((name) => fs.renameSync(`${name}.kept`, name)),
  };
}

function makeAgain(files: NotebookFiles, now: Date): Problem[] {
  const sources = sourcesOf(files);
  const wasThere = hasContents(files.database) || hasContents(files.journal);
  const bodies = unionOf(sources);
  const notebookId = sources.find((one) => one.notebookId !== null)?.notebookId ?? randomUUID();
  const device = sources.find((one) => one.device !== null)?.device ?? null;
  const lines = chain(headerBody(notebookId), movePreferences(bodies, files, now));
  // Of several versions of a draft the copy has the last.
  const drafts = [...sources.flatMap((one) => one.drafts), ...readDraftCopy(files.draftCopy)];
  keepDamagedJournal(files, now);
  writeAnew(files, { notebookId, device, lines, drafts }, now, () => setDatabaseAside(files.database, now));
  // Where nothing but a backup was left, it is named: what was written since then is not here.
  const restored = wasThere ? null : fullestBackup(files.backups)?.name;
  if (bodies.length > 0)
    return [{ code: 'notebook_recovered', subject: restored ?? path.basename(files.database) }];
  return wasThere ? [{ code: 'notebook_damaged', subject: path.basename(files.database) }] : [];
}

/** A sound journal is contained in the one that replaces it; of a damaged one a copy stays. */
function keepDamagedJournal(files: NotebookFiles, now: Date): void {
  const contents = readJournal(files.journal);
  if (!contents || (contents.damaged === 0 && contents.soundLines === contents.lines.length)) return;
  const copy = `${files.journal}.copy`;
  fs.copyFileSync(files.journal, copy);
  setAside(copy, now);
}

/** Everything that holds entries, the most complete first. */
function sourcesOf(files: NotebookFiles): Salvage[] {
  const journal = readJournal(files.journal);
  const fullest = fullestBackup(files.backups);
  const databases = hasContents(files.database)
    ? [salvageDatabase(files.database, true), salvageDatabase(files.database, false)]
    : [];
  return [
    ...(journal ? [salvageLines(journal.lines)] : []),
    ...databases,
    ...(fullest ? [salvageLines(fullest.contents.lines)] : []),
  ];
}

function canWrite(files: NotebookFiles): boolean {
  return [files.folder, files.database, files.journal].every(
    (file) => !fs.existsSync(file) || isWritable(file),
  );
}

/** A notebook on a read-only medium, or on a disk with no room left, is read into memory; every save is refused with `read_only`. */
export function openForReading(
  files: NotebookFiles,
  now: Date,
  why: 'read_only' | 'disk_full' = 'read_only',
): OpenedFiles {
  const sources = sourcesOf(files);
  const notebookId = sources.find((one) => one.notebookId !== null)?.notebookId ?? randomUUID();
  const { others, preferences } = splitPreferences(unionOf(sources));
  const lines = chain(headerBody(notebookId), others);
  const database = openWritable(':memory:');
  makeNotebook(database, { notebookId, device: null, lines, drafts: [] }, now);
  return {
    database,
    journal: NO_JOURNAL,
    problems: [{ code: why, subject: path.basename(files.folder) }],
    preferences,
  };
}

/** Read from the files' headers, before anything opens them: a newer version's file is left exactly as it is. */
function refuseTheFuture(files: NotebookFiles): void {
  const head = firstBytes(files.database, 100);
  // SQLite file format, section 1.3: user_version at 60, application_id at 68, big-endian.
  if (head.length === 100 && head.readUInt32BE(68) === NOTEBOOK_APPLICATION_ID) {
    const version = head.readUInt32BE(60);
    if (version > NOTEBOOK_MIGRATIONS.length) {
      throw new ArchiveError('notebook_from_future', `${files.database} has version ${version}`);
    }
  }
  const found = /"entry":(\{[^\n]*\})\}\n/u.exec(firstBytes(files.journal, 4096).toString('utf8'));
  try {
    const header = found?.[1] === undefined ? null : readHeader(found[1]);
    if (header && header.version > JOURNAL_VERSION) {
      throw new ArchiveError('notebook_from_future', `${files.journal} has version ${header.version}`);
    }
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
  }
}

function firstBytes(file: string, count: number): Buffer {
  if (!fs.existsSync(file)) return Buffer.alloc(0);
  const descriptor = fs.openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(count);
    return bytes.subarray(0, fs.readSync(descriptor, bytes, 0, count, 0));
  } finally {
    fs.closeSync(descriptor);
  }
}
