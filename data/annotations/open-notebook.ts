import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { EditionTexts } from '../schema/edition-text.ts';
import { migrate } from '../schema/migrate.ts';
import { openWritable } from '../schema/sqlite.ts';
import { JournalFile, REAL_DISK, type DiskWrites } from './journal-file.ts';
import { headerLine } from './journal-line.ts';
import { infoOf, setInfo } from './notebook-database.ts';
import { NotebookLog } from './notebook-log.ts';
import { NOTEBOOK_MIGRATIONS } from './notebook-tables.ts';
import { lockNotebook } from './notebook-lock.ts';
import { Notebook } from './notebook.ts';

export interface NotebookOptions {
  readonly folder: string;
  readonly texts: EditionTexts;
  readonly now?: () => Date;
  /** Signs notes until a person has given a name (preference `author`). */
  readonly author?: string;
  readonly disk?: DiskWrites;
}

/** The file names of a notebook, all in one folder. */
export function notebookFiles(folder: string): { readonly database: string; readonly journal: string; readonly lock: string } {
  return {
    database: path.join(folder, 'notebook.sqlite'),
    journal: path.join(folder, 'notebook.journal.jsonl'),
    lock: path.join(folder, 'notebook.lock'),
  };
}

export function openNotebook(options: NotebookOptions): Notebook {
  const files = notebookFiles(options.folder);
  const now = options.now ?? ((): Date => new Date());
  fs.mkdirSync(options.folder, { recursive: true });
  const lock = lockNotebook(files.lock);
  const database = openWritable(files.database);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  migrate(database, NOTEBOOK_MIGRATIONS, 'notebook_from_future');
  const journal = new JournalFile(files.journal, options.disk ?? REAL_DISK);
  if (infoOf(database, 'notebook') === null) {
    const header = headerLine(randomUUID());
    setInfo(database, 'device', randomBytes(4).toString('hex'));
    setInfo(database, 'notebook', 'x');
    database.prepare('INSERT INTO entries (seq, hash, action_id, body) VALUES (0, ?, ?, ?)').run(header.hash, '', header.body);
    journal.append([header]);
  }
  const log = new NotebookLog(database, journal, infoOf(database, 'device') ?? '', now);
  return new Notebook({
    log,
    texts: options.texts,
    now,
    author: options.author ?? '',
    problems: [],
    close: () => {
      database.close();
      journal.close();
      lock.release();
    },
  });
}
