import fs from 'node:fs';
import { ArchiveError } from '../contract/errors.ts';
import type { Problem } from '../contract/library-model.ts';
import type { Thing } from '../contract/touches.ts';
import type { EditionTexts } from '../schema/edition-text.ts';
import { keepPrivate } from '../schema/private-files.ts';
import { refreshWords } from './annotation-index.ts';
import { isDailyDue, writeBackup } from './backups.ts';
import { NO_JOURNAL, REAL_DISK, type DiskWrites } from './journal-file.ts';
import { infoOf } from './notebook-database.ts';
import { isWritable, notebookFiles, type NotebookFiles } from './notebook-files.ts';
import { NotebookLog } from './notebook-log.ts';
import { lockNotebook } from './notebook-lock.ts';
import { Notebook } from './notebook.ts';
import { openFiles, openForReading, type OpenedFiles } from './open-files.ts';
import { storageFailure } from './storage-failure.ts';

export interface NotebookOptions {
  readonly folder: string;
  readonly texts: EditionTexts;
  readonly now?: () => Date;
  /** Signs notes until a person has given a name (preference `author`). */
  readonly author?: string;
  readonly disk?: DiskWrites;
  /** Told after every write what has changed for whoever shows it. */
  readonly onChanged?: (things: Iterable<Thing>) => void;
}

/**
 * Opens the notebook in a folder, or makes a new one. Damage is mended as far as any file allows and told in
 * `problems`; where the disk has no room left the notes are there to be read. Throws notebook_locked,
 * notebook_from_future, notebook_missing (no such drive).
 */
export function openNotebook(options: NotebookOptions): Notebook {
  const now = options.now ?? ((): Date => new Date());
  const files = notebookFiles(options.folder);
  try {
    fs.mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    keepPrivate(options.folder);
    const lock = lockWhereThereIsRoom(files);
    try {
      const opened = lock ? openWhereThereIsRoom(files, now(), options.disk ?? REAL_DISK) : null;
      const notebook = notebookIn(
        opened ?? openForReading(files, now(), 'disk_full'),
        files,
        now,
        options,
        () => lock?.release(),
      );
      keepPrivate(options.folder);
      return notebook;
    } catch (error) {
      lock?.release();
      throw error;
    }
  } catch (error) {
    const failure = storageFailure(error, options.folder);
    if (failure instanceof ArchiveError) throw failure;
    throw error;
  }
}

function notebookIn(
  { database, journal, problems, preferences }: OpenedFiles,
  files: NotebookFiles,
  now: () => Date,
  options: NotebookOptions,
  release: () => void,
): Notebook {
  refreshWords(database);
  const isReadOnly = journal === NO_JOURNAL;
  const backUp = (): Error | null =>
    !isReadOnly && isDailyDue(files.backups, now())
      ? writeBackup(database, files.backups, 'daily', now())
      : null;
  const hindered = backUp();
  const failure = hindered && storageFailure(hindered, 'backup');
  const code = failure instanceof ArchiveError ? failure.code : 'disk_full';
  const backupProblem: Problem[] = failure ? [{ code, subject: 'backups' }] : [];
  // A program that stays open for weeks has a backup of each day as well.
  const timer = setInterval(backUp, AN_HOUR).unref();
  return new Notebook({
    log: new NotebookLog(database, journal, infoOf(database, 'device') ?? '', now, options.onChanged),
    files,
    texts: options.texts,
    now,
    author: options.author ?? '',
    preferences,
    problems: [...problems, ...backupProblem],
    close: () => {
      clearInterval(timer);
      database.close();
      journal.close();
      release();
    },
  });
}

const AN_HOUR = 3_600_000;

/** Null where the disk has no room for a lock: then nothing can be written that another process could lose. */
function lockWhereThereIsRoom(files: NotebookFiles): { release(): void } | null {
  if (!isWritable(files.folder)) return { release: () => undefined };
  return unlessFull(() => lockNotebook(files.lock));
}

function openWhereThereIsRoom(files: NotebookFiles, now: Date, disk: DiskWrites): OpenedFiles | null {
  return unlessFull(() => openFiles(files, now, disk));
}

function unlessFull<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch (error) {
    const failure = storageFailure(error, 'notebook');
    if (failure instanceof ArchiveError && failure.code === 'disk_full') return null;
    throw error;
  }
}
