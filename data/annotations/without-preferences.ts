/**
 * Notebooks of version 0.1.0 had preferences, the history of searches among them, as entries of the journal. They are
 * moved into their file when such a notebook is opened, and nothing of them stays in journal, database and backups.
 */
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { WritableDatabase } from '../schema/sqlite.ts';
import { listBackups } from './backups.ts';
import type { Change } from './change.ts';
import { readEntry } from './journal-entry.ts';
import { writeLine } from './journal-line.ts';
import { infoOf, linesOf } from './notebook-database.ts';
import type { NotebookFiles } from './notebook-files.ts';
import { readPreferences, writePreferences, type Preferences } from './preference-file.ts';
import { parseJournal } from './read-journal.ts';
import { chain, type Draft } from './salvage.ts';
import { writeAnew } from './write-anew.ts';

export function holdsPreferences(database: WritableDatabase): boolean {
  return database.prepare("SELECT 1 FROM changes WHERE kind = 'preference' LIMIT 1").get() !== undefined;
}

/** What they are in a notebook of an earlier version. */
export function preferencesIn(database: WritableDatabase): Preferences {
  return splitPreferences([...linesOf(database)].slice(1).map(({ body }) => body)).preferences;
}

/** Entries about preferences and all others; of several values the last counts. */
export function splitPreferences(bodies: readonly string[]): {
  readonly others: readonly string[];
  readonly preferences: Preferences;
} {
  const preferences: Record<string, string> = {};
  const others = bodies.filter((body) => {
    const ofPreferences = preferencesOf(body);
    for (const { entity, fields } of ofPreferences)
      if (typeof fields['value'] === 'string') preferences[entity] = fields['value'];
    return ofPreferences.length === 0;
  });
  return { others, preferences };
}

/** They were never part of a batch: an entry is about preferences or about other things. */
function preferencesOf(body: string): readonly Change[] {
  return (readEntry(body)?.changes ?? []).filter(({ kind }) => kind === 'preference');
}

/** The bodies without those about preferences, which are written to their file; what stands there already is newer. */
export function movePreferences(
  bodies: readonly string[],
  files: NotebookFiles,
  now: Date,
): readonly string[] {
  const { others, preferences } = splitPreferences(bodies);
  if (others.length < bodies.length)
    writePreferences(files.preferences, { ...preferences, ...readPreferences(files.preferences, now) });
  return others;
}

/**
 * Writes journal and database anew without preferences; they say the same before and after. The database is closed when
 * another has taken its place, and open and as it was where the disk did not take that one.
 */
export function leaveOutPreferences(database: WritableDatabase, files: NotebookFiles, now: Date): void {
  const [header, ...entries] = linesOf(database);
  if (!header) return;
  const bodies = entries.map(({ body }) => body);
  try {
    const contents = {
      notebookId: infoOf(database, 'notebook') ?? '',
      device: infoOf(database, 'device'),
      lines: chain(header.body, movePreferences(bodies, files, now)),
      drafts: database.prepare<[], Draft>('SELECT draft_key AS key, value, at FROM drafts').all(),
    };
    writeAnew(files, contents, now, () => {
      database.close();
      for (const suffix of ['', '-wal', '-shm']) fs.rmSync(files.database + suffix, { force: true });
    });
    cleanBackups(files.backups);
  } catch (error) {
    if (!database.open) throw error;
  }
}

/** A backup that is not whole is left as it is: what can be saved of it is worth more. */
function cleanBackups(folder: string): void {
  for (const { name } of listBackups(folder)) {
    try {
      cleanBackup(path.join(folder, name));
    } catch {
      // It stays as it was.
    }
  }
}

function cleanBackup(file: string): void {
  const { lines, damaged, soundLines } = parseJournal(gunzipSync(fs.readFileSync(file)).toString('utf8'));
  const [header, ...entries] = lines;
  if (!header || damaged > 0 || soundLines !== lines.length) return;
  const bodies = entries.map(({ body }) => body);
  const others = bodies.filter((body) => preferencesOf(body).length === 0);
  if (others.length === bodies.length) return;
  const unfinished = `${file}.unfinished`;
  const descriptor = fs.openSync(unfinished, 'w', 0o600);
  try {
    fs.writeFileSync(descriptor, gzipSync(chain(header.body, others).map(writeLine).join('')));
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
  fs.renameSync(unfinished, file);
}
