import fs from 'node:fs';
import { openWritable } from '../schema/sqlite.ts';
import { rewriteJournal } from './journal-file.ts';
import { makeNotebook, type NotebookContents } from './make-notebook.ts';
import type { NotebookFiles } from './notebook-files.ts';

/**
 * Writes journal and database of a notebook anew; `putAway` clears the database's place when the new one is whole. The
 * journal is written first: from then on a crash loses nothing, for the next start begins with it.
 */
export function writeAnew(
  files: NotebookFiles,
  contents: NotebookContents,
  now: Date,
  putAway: () => void,
): void {
  const unfinished = `${files.database}.unfinished`;
  fs.rmSync(unfinished, { force: true });
  const database = openWritable(unfinished);
  try {
    makeNotebook(database, contents, now);
    database.close();
  } catch (error) {
    database.close();
    fs.rmSync(unfinished, { force: true });
    throw error;
  }
  rewriteJournal(files.journal, contents.lines);
  putAway();
  fs.renameSync(unfinished, files.database);
}
