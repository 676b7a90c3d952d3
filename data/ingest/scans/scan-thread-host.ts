import type { Worker } from 'node:worker_threads';
import { ArchiveError } from '../../contract/errors.ts';
import { startParserThread } from '../parser-thread.ts';
import type { ReadPage } from './read-scan.ts';
import type { ScanAnswer, ScanSource } from './scan-messages.ts';

/** A page takes some seconds; what takes longer than this hangs. */
const PATIENCE = 300_000;

/** A thread that reads the pages of one source. Ending it ends what it reads at once, and gives its memory back. */
export class ScanThread {
  readonly #worker: Worker;
  readonly #name: string;
  #hasEnded = false;
  #fail: (error: ArchiveError) => void = () => undefined;

  /** `entry`: the file of scan-thread.ts, or of its bundle. */
  constructor(entry: string, source: ScanSource) {
    this.#name = source.name;
    this.#worker = startParserThread(entry);
    this.#worker.on('error', (error) => this.#fail(this.#broken(String(error))));
    this.#worker.on('exit', () => {
      this.#fail(this.#hasEnded ? this.#cancelled() : this.#broken('it ended by itself'));
      this.#hasEnded = true;
    });
    this.#worker.postMessage({ source });
  }

  /** It reads nothing any more: what is still to be read needs another. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Throws what the page is refused with; cancelled after `end`. */
  read(page: number): Promise<ReadPage> {
    // A thread that is gone says nothing.
    if (this.#hasEnded) return Promise.reject(this.#cancelled());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#fail(new ArchiveError('file_too_slow', `page ${page} of ${this.#name} took too long`));
        this.end();
      }, PATIENCE);
      const settle = (): void => {
        clearTimeout(timer);
        this.#fail = () => undefined;
        this.#worker.off('message', answered);
      };
      const answered = (answer: ScanAnswer): void => {
        settle();
        if ('read' in answer) resolve(answer.read);
        else reject(new ArchiveError(answer.code, answer.detail));
      };
      this.#fail = (error) => {
        settle();
        reject(error);
      };
      this.#worker.on('message', answered);
      this.#worker.postMessage({ page });
    });
  }

  end(): void {
    this.#hasEnded = true;
    void this.#worker.terminate();
  }

  #cancelled(): ArchiveError {
    return new ArchiveError('cancelled', `${this.#name} was not read on`);
  }

  #broken(detail: string): ArchiveError {
    return new ArchiveError('file_unreadable', `${this.#name} ended its reader: ${detail.slice(0, 400)}`);
  }
}
