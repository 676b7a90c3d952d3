import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { WritableDatabase } from '../schema/sqlite.ts';
import { writeLine } from './journal-line.ts';
import { linesOf, tipOf } from './notebook-database.ts';
import { parseJournal, type JournalContents } from './read-journal.ts';

export type BackupReason = 'daily' | 'migration' | 'merge' | 'restore' | 'asked';

export interface Backup {
  /** The file's name in the folder of backups. */
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason: string;
  readonly bytes: number;
  /** Entries of the journal that it holds; null for one of before this stood in its name. */
  readonly entries: number | null;
}

const FORM = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z-([a-z]+)(?:-(\d{1,12}))?\.jsonl\.gz$/;

/** Newest first. */
export function listBackups(folder: string): Backup[] {
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return fs
    .readdirSync(folder)
    .flatMap((name) => {
      const found = FORM.exec(name);
      if (!found) return [];
      const [, day, hours, minutes, seconds, reason, entries] = found;
      const bytes = fs.statSync(path.join(folder, name)).size;
      return [
        {
          name,
          at: `${day}T${hours}:${minutes}:${seconds}.000Z`,
          reason: reason ?? '',
          bytes,
          entries: entries === undefined ? null : Number(entries),
        },
      ];
    })
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/**
 * A backup is the journal, compressed: text that checks itself line by line, and that a notebook of any later version
 * can be made from. Never throws: what hinders a backup must not hinder a person. Returns the reason for a failure.
 */
export function writeBackup(
  database: WritableDatabase,
  folder: string,
  reason: BackupReason,
  at: Date,
): Error | null {
  try {
    const { seq } = tipOf(database);
    // An empty one would push out, in time, those with notes.
    if (seq === 0 && reason !== 'asked') return null;
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const name = `${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z-${reason}-${seq}.jsonl.gz`;
    const unfinished = path.join(folder, 'unfinished');
    const text = [...linesOf(database)].map(writeLine).join('');
    const descriptor = fs.openSync(unfinished, 'w', 0o600);
    try {
      // Not writeSync, which on a disk that is nearly full writes a part and says so in a number only.
      fs.writeFileSync(descriptor, gzipSync(text));
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(unfinished, path.join(folder, name));
    removeOldBackups(folder, at);
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/**
 * What is left when everything else is lost: of those that can be read the one with most entries, whatever the clock
 * said when it was made, for entries are only ever added.
 */
export function fullestBackup(
  folder: string,
): { readonly name: string; readonly contents: JournalContents } | null {
  let fullest: { readonly name: string; readonly contents: JournalContents } | null = null;
  for (const { name } of listBackups(folder)) {
    const contents = readBackup(folder, name);
    if (contents && contents.lines.length > (fullest?.contents.lines.length ?? 0))
      fullest = { name, contents };
  }
  return fullest;
}

/** Null for a backup that cannot be read at all. */
export function readBackup(folder: string, name: string): JournalContents | null {
  if (!FORM.test(name)) return null;
  try {
    return parseJournal(gunzipSync(fs.readFileSync(path.join(folder, name))).toString('utf8'));
  } catch {
    return null;
  }
}

/** Whether today (UTC) has no daily backup yet. */
export function isDailyDue(folder: string, at: Date): boolean {
  const day = at.toISOString().slice(0, 10);
  return !listBackups(folder).some((backup) => backup.reason === 'daily' && backup.at.startsWith(day));
}

const DAYS = 7;
const WEEKS = 4;
const MONTHS = 12;
/** Of backups made for another reason, that many. Those that a person asked for stay until a person removes them. */
const OTHERS = 10;

/** Which backups stay: the newest of each of the last 7 days, 4 weeks and 12 months that have one. */
export function keptBackups(backups: readonly Backup[]): ReadonlySet<string> {
  const kept = new Set<string>();
  const newestFirst = [...backups].sort((a, b) => (a.at < b.at ? 1 : -1));
  const daily = newestFirst.filter((backup) => backup.reason === 'daily');
  const keepNewestOf = (periodOf: (at: string) => string, periods: number): void => {
    const seen = new Set<string>();
    for (const backup of daily) {
      const period = periodOf(backup.at);
      if (seen.has(period) || seen.size >= periods) continue;
      seen.add(period);
      kept.add(backup.name);
    }
  };
  keepNewestOf((at) => at.slice(0, 10), DAYS);
  keepNewestOf(weekOf, WEEKS);
  keepNewestOf((at) => at.slice(0, 7), MONTHS);
  const others = newestFirst.filter((one) => one.reason !== 'daily' && one.reason !== 'asked');
  for (const backup of others.slice(0, OTHERS)) kept.add(backup.name);
  for (const backup of newestFirst) if (backup.reason === 'asked') kept.add(backup.name);
  return kept;
}

/** Weeks begin on Monday; 1970-01-01 was a Thursday. */
function weekOf(at: string): string {
  const days = Math.floor(Date.parse(at) / 86_400_000);
  return String(Math.floor((days + 3) / 7));
}

/** Clocks go wrong: a backup from the future of `at` is left alone. */
function removeOldBackups(folder: string, at: Date): void {
  const backups = listBackups(folder);
  const past = backups.filter((backup) => backup.at <= at.toISOString());
  const kept = keptBackups(past);
  for (const backup of past)
    if (!kept.has(backup.name)) fs.rmSync(path.join(folder, backup.name), { force: true });
}
