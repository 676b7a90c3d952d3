import { renameSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { ArchiveError, type ErrorCode } from './contract/errors.ts';
import type { IndexRebuild } from './contract/library-model.ts';
import type { ArchiveFile, ArchiveSet } from './schema/archive-set.ts';
import { removeLeftovers } from './schema/leftovers.ts';
import type { OnProgress } from './schema/index-current.ts';
import { rebuildArchive } from './schema/rebuild-archive.ts';
import type { RebuildMessage, RebuildTask } from './schema/rebuild-thread.ts';
import { holdAsOnlyWriter } from './schema/writer-lock.ts';

/** The open archives, as far as making their indexes anew needs them. */
export interface RebuildableArchives {
  readonly set: ArchiveSet;
  /** Closes every archive, calls `change`, opens them again. */
  reopen(change: () => void): void;
  /** Where the new file belongs: the place of the old one, or beside the notebook where that is not ours. */
  placeFor(archive: ArchiveFile): string;
}

type Entry = IndexRebuild['archives'][number];

/**
 * Makes full-text indexes anew, one archive after the other, in a thread of its own: reading and searching go on. A
 * new file takes its place in the moment in which it is whole, and no other process writes to the library meanwhile.
 */
export class RebuildJob {
  readonly #entry: string;
  readonly #inUse: RebuildableArchives;
  readonly #holdingsFile: string;
  #archives: Entry[] = [];
  #worker: Worker | null = null;
  #running: Promise<void> | null = null;
  #closed = false;

  /** `entry`: the file of rebuild-thread.ts, or of its bundle. */
  constructor(entry: string, inUse: RebuildableArchives, holdingsFile: string) {
    this.#holdingsFile = holdingsFile;
    this.#entry = entry;
    this.#inUse = inUse;
  }

  get progress(): IndexRebuild {
    return { isRunning: this.#running !== null, archives: this.#archives };
  }

  /** Of damaged archives, or of all; while it runs nothing is begun. What failed before is tried again. */
  start(all: boolean): IndexRebuild {
    const wanted = this.#inUse.set.archives.filter(
      (one) => one.health.isDamaged || (all && one.role === 'holdings'),
    );
    if (this.#running || wanted.length === 0) return this.progress;
    this.#archives = wanted.map(({ file, role }) => ({
      fileName: path.basename(file),
      role,
      state: 'waiting',
      done: 0,
      total: 0,
      code: null,
    }));
    this.#running = this.#all(wanted).finally(() => (this.#running = null));
    return this.progress;
  }

  /** Resolves when nothing runs. */
  async settled(): Promise<void> {
    await this.#running;
  }

  close(): void {
    this.#closed = true;
    void this.#worker?.terminate();
  }

  async #all(archives: readonly ArchiveFile[]): Promise<void> {
    for (const [at, archive] of archives.entries()) {
      if (this.#closed) return;
      this.#say(at, { state: 'running' });
      const code = await this.#alone(archive, (done, total) => this.#say(at, { done, total }));
      this.#say(at, { state: code === null ? 'rebuilt' : 'failed', code });
    }
  }

  /** Null, or why it did not work. */
  async #alone(archive: ArchiveFile, progress: OnProgress): Promise<ErrorCode | null> {
    let release = (): void => undefined;
    try {
      release = await holdAsOnlyWriter(this.#holdingsFile);
    } catch (error) {
      if (error instanceof ArchiveError) return error.code;
      // No lock can be made there, so that nobody else writes there either; a copy may lie elsewhere.
    }
    try {
      return this.#closed ? 'cancelled' : await this.#one(archive, progress);
    } finally {
      release();
    }
  }

  async #one(archive: ArchiveFile, progress: OnProgress): Promise<ErrorCode | null> {
    let place;
    try {
      place = this.#inUse.placeFor(archive);
    } catch {
      return 'read_only';
    }
    const to = `${place}.rebuilt`;
    try {
      const code = await this.#write({ file: archive.file, to }, progress);
      if (code !== null || this.#closed) return code ?? 'cancelled';
      // Removed or exchanged meanwhile: what was written is of no use to anybody.
      if (
        !this.#inUse.set.archives.some(
          (one) => one.file === archive.file && one.editionId === archive.editionId,
        )
      )
        return 'conflict';
      this.#inUse.reopen(() => renameSync(to, place));
      return null;
    } catch {
      return 'read_only';
    } finally {
      removeLeftovers(place);
    }
  }

  #write(task: RebuildTask, progress: OnProgress): Promise<ErrorCode | null> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(this.#entry, { workerData: task });
      this.#worker = worker;
      worker.on('message', (message: RebuildMessage) => {
        if (message.kind === 'progress') progress(message.done, message.total);
        else resolve(message.kind === 'failed' ? message.code : null);
      });
      worker.on('error', (error: unknown) => {
        // A program that was put together without the thread's file still does the work, only not in the background.
        if (codeOf(error)?.endsWith('MODULE_NOT_FOUND')) {
          try {
            rebuildArchive(task.file, task.to, progress);
            resolve(null);
          } catch (reason) {
            reject(reason instanceof Error ? reason : new Error(String(reason)));
          }
        } else resolve('internal');
      });
      worker.on('exit', () => resolve('cancelled'));
    });
  }

  #say(at: number, news: Partial<Entry>): void {
    this.#archives = this.#archives.map((one, i) => (i === at ? { ...one, ...news } : one));
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
