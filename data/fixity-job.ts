import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FixityChecks } from './contract/fixity-model.ts';
import type { FixityRecords } from './fixity-records.ts';
import type { ArchiveFile, ArchiveSet } from './schema/archive-set.ts';
import {
  ASKED_TO_STOP,
  FILE_IS_CLOSED,
  type Checked,
  type CheckKind,
  type CheckTask,
} from './schema/check-archive.ts';

/** The open archives, as far as checking them needs them. */
export interface CheckableArchives {
  readonly set: ArchiveSet;
  /** The file of an archive that is still open has been checked. */
  foundBy(archive: ArchiveFile, checked: Checked): void;
  /** What goes on has become something else, and nobody asked for that. */
  checksChanged(): void;
}

/** A step of a check that cannot be interrupted: SQLite's own look at all pages of a large file on a slow disk. */
const LONGEST_STEP = 30_000;

/**
 * Checks archives one after the other, in a thread of its own with a connection of its own: reading and searching go on.
 * Whoever is about to write or exchange files ends it first, with `stopNow`.
 */
export class FixityJob {
  readonly #entry: string;
  readonly #inUse: CheckableArchives;
  readonly #records: FixityRecords;
  #waiting: ArchiveFile[] = [];
  #kind: CheckKind = 'quick';
  #current: { readonly archive: ArchiveFile; readonly worker: Worker; readonly flags: Int32Array } | null =
    null;

  /** `entry`: the file of rebuild-thread.ts, or of its bundle. */
  constructor(entry: string, inUse: CheckableArchives, records: FixityRecords) {
    this.#entry = entry;
    this.#inUse = inUse;
    this.#records = records;
  }

  get state(): FixityChecks {
    const isOf = (file: string) => (one: ArchiveFile) => one.file === file;
    return {
      isRunning: this.#current !== null,
      archives: this.#inUse.set.archives.map(({ file, role }) => ({
        fileName: path.basename(file),
        role,
        state:
          this.#current?.archive.file === file
            ? 'running'
            : this.#waiting.some(isOf(file))
              ? 'waiting'
              : 'idle',
        last: this.#records.lastOf(file),
      })),
    };
  }

  /** Begins with those that are wanted; while it runs nothing is begun, but that a whole check takes the place of a quick look. */
  start(kind: CheckKind, isWanted: (archive: ArchiveFile) => boolean): FixityChecks {
    // A program that was put together without the thread's file checks nothing in the background.
    if (!existsSync(this.#entry)) return this.state;
    if (this.#current && (kind === 'quick' || this.#kind === 'whole')) return this.state;
    this.stop();
    this.#kind = kind;
    this.#waiting = this.#inUse.set.archives.filter(isWanted);
    this.#next(kind);
    return this.state;
  }

  /** Nothing more is begun, and what is under way ends at its next step. */
  stop(): FixityChecks {
    this.#waiting = [];
    if (this.#current) askToStop(this.#current.flags);
    this.#current = null;
    return this.state;
  }

  /** The same, and when this returns no file is open here any more. */
  stopNow(): void {
    if (!this.#current) return;
    const { flags } = this.#current;
    this.stop();
    Atomics.wait(flags, FILE_IS_CLOSED, 0, LONGEST_STEP);
    this.#inUse.checksChanged();
  }

  #next(kind: CheckKind): void {
    const archive = this.#waiting.shift();
    this.#current = archive ? { archive, ...this.#begin(archive, kind) } : null;
  }

  #begin({ file, role }: ArchiveFile, kind: CheckKind): { worker: Worker; flags: Int32Array } {
    const flags = new Int32Array(new SharedArrayBuffer(8));
    const task: CheckTask = { check: file, role, kind, flags: flags.buffer };
    const worker = new Worker(this.#entry, { workerData: task, stdout: true, stderr: true });
    worker.unref();
    // What the thread posts.
    worker.on('message', (checked: Checked | null) => this.#ended(worker, kind, checked));
    worker.on('error', () => this.#ended(worker, kind, null));
    return { worker, flags };
  }

  #ended(worker: Worker, kind: CheckKind, checked: Checked | null): void {
    // One that was asked to stop is no longer waited for.
    if (this.#current?.worker !== worker) return;
    const { archive } = this.#current;
    this.#next(kind);
    const open = this.#inUse.set.archives.find((one) => one.file === archive.file);
    if (checked && open) {
      this.#records.note(open.file, { ...checked, at: kind === 'whole' ? new Date().toISOString() : null });
      this.#inUse.foundBy(open, checked);
    }
    this.#inUse.checksChanged();
  }
}

function askToStop(flags: Int32Array): void {
  Atomics.store(flags, ASKED_TO_STOP, 1);
  Atomics.notify(flags, ASKED_TO_STOP);
}
