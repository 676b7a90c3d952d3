import fs from 'node:fs';
import path from 'node:path';
import type { Problem } from '../contract/library-model.ts';
import type { WritableDatabase } from '../schema/sqlite.ts';
import { applyEntries } from './apply-entries.ts';
import { rewriteJournal } from './journal-file.ts';
import { readEntry, readLines } from './journal-entry.ts';
import type { JournalLine } from './journal-line.ts';
import { bytesOf } from './make-notebook.ts';
import { infoOf, linesOf, setInfo, tipOf } from './notebook-database.ts';
import { hasContents, setAside, type NotebookFiles } from './notebook-files.ts';
import { readJournal, type JournalContents } from './read-journal.ts';

/**
 * Makes a sound database and its journal say the same. Returns what the person should know, or `make again` where
 * each holds something that the other lacks.
 */
export function reconcile(
  database: WritableDatabase,
  files: NotebookFiles,
  now: Date,
): readonly Problem[] | 'make again' {
  const recovered: Problem = { code: 'notebook_recovered', subject: path.basename(files.journal) };
  if (!hasContents(files.journal)) {
    writeFromDatabase(database, files);
    return tipOf(database).seq === 0 ? [] : [recovered];
  }
  const contents = readJournal(files.journal);
  if (!contents) return 'make again';
  if (saysTheSame(database, files.journal, contents)) return [];
  if (!contents.hasCarriageReturns && isAhead(database, contents)) {
    applyWhatIsMissing(database, files, contents, now);
    return [];
  }
  if (!contents.lines.every((line) => hasLine(database, line))) return 'make again';
  setAside(files.journal, now);
  writeFromDatabase(database, files);
  return [recovered];
}

function writeFromDatabase(database: WritableDatabase, files: NotebookFiles): void {
  rewriteJournal(files.journal, linesOf(database));
  setInfo(database, 'journal_bytes', String(fs.statSync(files.journal).size));
}

/**
 * The usual case. Every line is read, for one that was altered in the middle is told and mended when the notebook is
 * opened, not on the day when the journal is needed.
 */
function saysTheSame(database: WritableDatabase, journal: string, contents: JournalContents): boolean {
  if (infoOf(database, 'journal_bytes') !== String(fs.statSync(journal).size)) return false;
  const { seq, hash } = tipOf(database);
  return (
    contents.damaged === 0 &&
    contents.soundLines === contents.lines.length &&
    contents.lines.length === seq + 1 &&
    contents.lines[seq]?.hash === hash
  );
}

/** The journal begins as the database does, goes on, and at most its last line is torn. */
function isAhead(database: WritableDatabase, { lines, soundLines, damaged }: JournalContents): boolean {
  const { seq, hash } = tipOf(database);
  return soundLines === lines.length && damaged <= 1 && lines[seq]?.hash === hash;
}

function applyWhatIsMissing(
  database: WritableDatabase,
  files: NotebookFiles,
  { lines }: JournalContents,
  now: Date,
): void {
  const { seq } = tipOf(database);
  const whole = wholeActions(lines.slice(seq + 1));
  const length = bytesOf(lines.slice(0, seq + 1 + whole.length));
  database
    .transaction(() => {
      applyEntries(database, readLines(whole), now.getTime());
      setInfo(database, 'journal_bytes', String(length));
    })
    .immediate();
  const descriptor = fs.openSync(files.journal, 'r+');
  try {
    fs.ftruncateSync(descriptor, length);
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Without an action whose last parts did not reach the disk: it was never acknowledged. */
function wholeActions(lines: readonly JournalLine[]): readonly JournalLine[] {
  const last = lines.at(-1);
  const entry = last && readEntry(last.body);
  if (!entry || entry.part === entry.parts - 1) return lines;
  return lines.slice(0, lines.length - 1 - entry.part);
}

function hasLine(database: WritableDatabase, line: JournalLine): boolean {
  return (
    database.prepare('SELECT 1 FROM entries WHERE seq = ? AND hash = ?').get(line.seq, line.hash) !==
    undefined
  );
}
