import fs from 'node:fs';
import path from 'node:path';

/** The files of a notebook, all in one folder. */
export interface NotebookFiles {
  readonly folder: string;
  readonly database: string;
  readonly journal: string;
  readonly lock: string;
  readonly draftCopy: string;
  readonly preferences: string;
  readonly backups: string;
}

export function notebookFiles(folder: string): NotebookFiles {
  return {
    folder,
    database: path.join(folder, 'notebook.sqlite'),
    journal: path.join(folder, 'notebook.journal.jsonl'),
    lock: path.join(folder, 'notebook.lock'),
    draftCopy: path.join(folder, 'notebook.drafts.json'),
    preferences: path.join(folder, 'preferences.json'),
    backups: path.join(folder, 'backups'),
  };
}

/** Present and not empty: a file of no bytes is what a full disk or a failed copy leaves. */
export function hasContents(file: string): boolean {
  return (fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

export function isWritable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A damaged file is kept under another name beside the good one, never deleted. Returns the new name. */
export function setAside(file: string, at: Date): string | null {
  if (!fs.existsSync(file)) return null;
  const stamp = at.toISOString().replaceAll(':', '-').slice(0, 19);
  for (let n = 1; ; n++) {
    const name = `${file}.damaged-${stamp}${n === 1 ? '' : `-${n}`}`;
    if (fs.existsSync(name)) continue;
    fs.renameSync(file, name);
    return name;
  }
}

/** The database with what SQLite keeps beside it. */
export function setDatabaseAside(database: string, at: Date): void {
  for (const suffix of ['', '-wal', '-shm']) {
    if (hasContents(database + suffix)) setAside(database + suffix, at);
    else fs.rmSync(database + suffix, { force: true });
  }
}
