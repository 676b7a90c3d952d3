import fs from 'node:fs';
import { ArchiveError } from '../contract/errors.ts';
import { writeLine, type JournalLine } from './journal-line.ts';

/** The three calls by which the journal reaches the disk; a test hands in others that fail as disks do. */
export interface DiskWrites {
  write(descriptor: number, bytes: Uint8Array, position: number): number;
  sync(descriptor: number): void;
  truncate(descriptor: number, length: number): void;
}

export const REAL_DISK: DiskWrites = {
  write: (descriptor, bytes, position) => fs.writeSync(descriptor, bytes, 0, bytes.length, position),
  sync: (descriptor) => fs.fsyncSync(descriptor),
  truncate: (descriptor, length) => fs.ftruncateSync(descriptor, length),
};

/** Where the lines of the journal go. */
export interface Journal {
  readonly length: number;
  append(lines: readonly JournalLine[]): void;
  cutTo(length: number): void;
  close(): void;
}

/** The journal of a notebook that can be read only: nothing is ever acknowledged. */
export const NO_JOURNAL: Journal = {
  length: 0,
  append() {
    throw new ArchiveError('read_only', 'the notebook is open for reading only');
  },
  cutTo: () => undefined,
  close: () => undefined,
};

/** The append-only file beside the database. `append` returns when the lines are on the disk. */
export class JournalFile implements Journal {
  readonly path: string;
  readonly #disk: DiskWrites;
  readonly #descriptor: number;
  #length: number;

  constructor(path: string, disk: DiskWrites = REAL_DISK) {
    this.path = path;
    this.#disk = disk;
    const isNew = !fs.existsSync(path);
    this.#descriptor = fs.openSync(path, fs.constants.O_RDWR | fs.constants.O_CREAT, 0o600);
    this.#length = fs.fstatSync(this.#descriptor).size;
    if (isNew) syncFolderOf(path);
  }

  get length(): number {
    return this.#length;
  }

  /** All lines or none: what a failed write left behind is cut off. */
  append(lines: readonly JournalLine[]): void {
    this.#checkThatTheFileIsStillThere();
    if (fs.fstatSync(this.#descriptor).size !== this.#length)
      this.#disk.truncate(this.#descriptor, this.#length);
    const bytes = Buffer.from(lines.map(writeLine).join(''), 'utf8');
    const before = this.#length;
    try {
      for (let done = 0; done < bytes.length;) {
        done += this.#disk.write(this.#descriptor, bytes.subarray(done), before + done);
      }
      this.#disk.sync(this.#descriptor);
    } catch (error) {
      this.cutTo(before);
      throw error;
    }
    this.#length = before + bytes.length;
  }

  /** Best effort: what cannot be cut off now is cut off by the next append, or completed or dropped at the next start. */
  cutTo(length: number): void {
    this.#length = length;
    try {
      this.#disk.truncate(this.#descriptor, length);
      this.#disk.sync(this.#descriptor);
    } catch {
      return;
    }
  }

  close(): void {
    fs.closeSync(this.#descriptor);
  }

  /** A removed drive or deleted folder leaves a descriptor that still takes writes that nobody will ever read. */
  #checkThatTheFileIsStillThere(): void {
    const open = fs.fstatSync(this.#descriptor);
    const named = fs.statSync(this.path, { throwIfNoEntry: false });
    if (!named || named.ino !== open.ino || named.dev !== open.dev) {
      throw new ArchiveError('notebook_missing', `${this.path} is gone`);
    }
  }
}

/** Writes a whole journal anew: under another name first, so that a crash leaves the one before. */
export function rewriteJournal(path: string, lines: Iterable<JournalLine>): void {
  const unfinished = `${path}.unfinished`;
  const descriptor = fs.openSync(unfinished, 'w', 0o600);
  try {
    for (const line of lines) fs.writeSync(descriptor, writeLine(line));
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
  fs.renameSync(unfinished, path);
  syncFolderOf(path);
}

/** A new name is on the disk only when its folder is; Windows has no such call and needs none. */
function syncFolderOf(file: string): void {
  try {
    const folder = fs.openSync(
      file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'))) || '.',
      'r',
    );
    try {
      fs.fsyncSync(folder);
    } finally {
      fs.closeSync(folder);
    }
  } catch {
    return;
  }
}
