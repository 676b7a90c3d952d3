import fs from 'node:fs';
import { ArchiveError } from '../contract/errors.ts';
import type { Problem } from '../contract/library-model.ts';
import type { Thing } from '../contract/touches.ts';
import type { EditionTexts } from '../schema/edition-text.ts';
import { refreshWords } from './annotation-index.ts';
import { isDailyDue, writeBackup } from './backups.ts';
import { REAL_DISK, type DiskWrites } from './journal-file.ts';
import { infoOf } from './notebook-database.ts';
import { isWritable, notebookFiles } from './notebook-files.ts';
import { NotebookLog } from './notebook-log.ts';
import { lockNotebook } from './notebook-lock.ts';
import { Notebook } from './notebook.ts';
import { openFiles } from './open-files.ts';
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
 * `problems`. Throws notebook_locked, notebook_from_future, notebook_missing (no such drive), disk_full.
 */
export function openNotebook(options: NotebookOptions): Notebook {
  const now = options.now ?? ((): Date => new Date());
  const files = notebookFiles(options.folder);
  try {
    fs.mkdirSync(options.folder, { recursive: true });
    const lock = isWritable(options.folder) ? lockNotebook(files.lock) : { release: (): void => undefined };
    try {
      const { database, journal, problems } = openFiles(files, now(), options.disk ?? REAL_DISK);
      refreshWords(database);
      const readOnly = problems.some((problem) => problem.code === 'read_only');
      const hindered =
        !readOnly && isDailyDue(files.backups, now())
          ? writeBackup(database, files.backups, 'daily', now())
          : null;
      const failure = hindered && storageFailure(hindered, 'backup');
      const code = failure instanceof ArchiveError ? failure.code : 'disk_full';
      const backupProblem: Problem[] = failure ? [{ code, subject: 'backups' }] : [];
      return new Notebook({
        log: new NotebookLog(database, journal, infoOf(database, 'device') ?? '', now, options.onChanged),
        files,
        texts: options.texts,
        now,
        author: options.author ?? '',
        problems: [...problems, ...backupProblem],
        close: () => {
          database.close();
          journal.close();
          lock.release();
        },
      });
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    const failure = storageFailure(error, options.folder);
    if (failure instanceof ArchiveError) throw failure;
    throw error;
  }
}
