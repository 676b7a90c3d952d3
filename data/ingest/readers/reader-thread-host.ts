import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import { ArchiveError, type ErrorCode } from '../../contract/errors.ts';
import type { OriginalText } from '../original-text.ts';
import { LARGEST_ORIGINAL } from '../../contract/file-limits.ts';
import { checkedOriginal } from '../checked-original.ts';
import { formatOf } from '../file-format.ts';
import { startParserThread } from '../parser-thread.ts';
import { GOES_ON, type ReaderAnswer, type ReaderTask } from './reader-messages.ts';
import { isPlain, readPlain } from './read-plain.ts';
import { bytesToRead } from './zip-sizes.ts';

export interface ReaderLimits {
  /**
   * For one file, and more for each MiB of it, unpacked: what hangs is a small broken file, what takes long is a large whole one. A
   * file with pages has it for each of them.
   */
  readonly milliseconds: number;
  readonly millisecondsPerMegabyte: number;
  /**
   * More for the first file of each format, which waits until the thread has begun and its library is loaded: a cold disk
   * and a virus scanner take their time.
   */
  readonly millisecondsToBegin?: number;
  /** Of the thread's heap. */
  readonly megabytes: number;
}

/** So many times longer where a person would rather wait. */
const PATIENT = 10;
/** Whatever is asked for: a request that reads is given up after three minutes (data/contract/lanes.ts). */
const MOST_MILLISECONDS = 150_000;

const LIMITS: ReaderLimits = {
  milliseconds: 4000,
  millisecondsPerMegabyte: 3000,
  millisecondsToBegin: 10_000,
  megabytes: 768,
};

/**
 * Reads what a library reads in a thread that can be ended: libraries may take any time and memory over a broken file.
 * Text as it stands is read here, in time linear to its size. One file at a time; the thread is kept for the next.
 */
export class ReaderThread {
  readonly #entry: string;
  readonly #limits: ReaderLimits;
  #worker: Worker | null = null;
  /** Formats, by the ending of a name, whose library the thread has loaded. */
  readonly #loaded = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** `entry`: the file of reader-thread.ts, or of its bundle. */
  constructor(entry: string, limits: ReaderLimits = LIMITS) {
    this.#entry = entry;
    this.#limits = limits;
  }

  /** Throws what readOriginal throws; file_too_slow or file_unreadable when the limits are passed, cancelled after `close`. */
  read(task: ReaderTask): Promise<OriginalText> {
    if (!needsLibrary(task)) return readHere(task);
    const read = this.#last.then(() => this.#ask(task));
    this.#last = read.catch(() => undefined);
    return read;
  }

  /** Ends the thread; what it was reading is cancelled. */
  close(): void {
    this.#closed = true;
    void this.#worker?.terminate();
  }

  #ask(task: ReaderTask): Promise<OriginalText> {
    if (this.#closed) return Promise.reject(new ArchiveError('cancelled', `${task.name} was not read`));
    const worker = (this.#worker ??= this.#start());
    const { megabytes, millisecondsToBegin = 0 } = this.#limits;
    const toRead =
      this.#limits.milliseconds +
      (bytesToRead(task.bytes) / 1_048_576) * this.#limits.millisecondsPerMegabyte;
    const patient = toRead * (task.isPatient ? PATIENT : 1);
    const first = patient + (this.#loaded.has(endingOf(task.name)) ? 0 : millisecondsToBegin);
    return new Promise<OriginalText>((resolve, reject) => {
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        worker.off('message', answered).off('error', broke).off('exit', left);
        worker.unref();
        finish();
      };
      const fail = (detail: string, code: ErrorCode = 'file_unreadable'): void => {
        this.#worker = null;
        settle(() => reject(new ArchiveError(this.#closed ? 'cancelled' : code, `${task.name} ${detail}`)));
        // What it says while it ends is heard by nobody.
        worker.on('error', () => undefined);
        void worker.terminate();
      };
      const answered = (answer: ReaderAnswer | typeof GOES_ON): void => {
        if (answer === GOES_ON) return wait(patient);
        this.#loaded.add(endingOf(task.name));
        settle(() =>
          'original' in answer
            ? resolve(answer.original)
            : reject(new ArchiveError(answer.code, answer.detail)),
        );
      };
      const broke = (error: unknown): void => {
        fail(
          codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY'
            ? `took more than ${megabytes} MB`
            : `ended the reader: ${String(error)}`,
        );
      };
      const left = (): void => fail('was not read to its end');
      let timer: NodeJS.Timeout | undefined;
      const began = performance.now();
      let until = 0;
      // From now on; what was given before is not taken away.
      const wait = (milliseconds: number): void => {
        clearTimeout(timer);
        const now = performance.now() - began;
        until = Math.min(Math.max(until, now + milliseconds), MOST_MILLISECONDS);
        timer = setTimeout(
          () => fail(`took longer than ${Math.round(until) / 1000} s`, 'file_too_slow'),
          until - now,
        );
      };
      wait(first);
      worker.ref();
      worker.on('message', answered).on('error', broke).on('exit', left);
      worker.postMessage(task);
    });
  }

  #start(): Worker {
    this.#loaded.clear();
    return startParserThread(this.#entry, { maxOldGenerationSizeMb: this.#limits.megabytes });
  }
}

/** False also for what is refused before a library would be asked. */
function needsLibrary({ name, bytes }: ReaderTask): boolean {
  if (bytes.length === 0 || bytes.length > LARGEST_ORIGINAL) return false;
  try {
    return !isPlain(formatOf(name, bytes));
  } catch {
    return false;
  }
}

/** Throws what checkedOriginal throws. */
function readHere(task: ReaderTask): Promise<OriginalText> {
  return checkedOriginal(task, (format, { name, bytes, encoding }) => {
    if (!isPlain(format)) throw new Error(`${format} is read in the thread`);
    return readPlain(format, name, bytes, encoding);
  });
}

function endingOf(name: string): string {
  return path.extname(name).toLowerCase();
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
