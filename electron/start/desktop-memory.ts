import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Milliseconds for which a failure is remembered: a day. */
const REMEMBERED = 24 * 60 * 60 * 1000;

/**
 * That a window could not be had, in a file of the user's: what took long and failed is not tried with every start.
 * `what` names the attempt; another attempt (a new version, another program) is not held against it.
 */
export class DesktopMemory {
  readonly #file: string;
  readonly #now: () => number;

  constructor(file: string, now: () => number = () => Date.now()) {
    this.#file = file;
    this.#now = now;
  }

  /** Why it failed not long ago; null where it did not, or where nothing is known. */
  recall(what: string): string | null {
    try {
      const stored: unknown = JSON.parse(readFileSync(this.#file, 'utf8'));
      if (typeof stored !== 'object' || stored === null) return null;
      const { what: attempt, why, at } = stored as Readonly<Record<string, unknown>>; // an object: any field may be asked
      const age = typeof at === 'number' ? this.#now() - at : -1;
      return attempt === what && typeof why === 'string' && age >= 0 && age < REMEMBERED ? why : null;
    } catch {
      return null;
    }
  }

  /** Where it cannot be written, the next start takes as long as this one. */
  remember(what: string, why: string): void {
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 });
      writeFileSync(this.#file, JSON.stringify({ what, why, at: this.#now() }));
    } catch (error) {
      console.error(`not remembered: ${String(error)}`);
    }
  }

  forget(): void {
    rmSync(this.#file, { force: true });
  }
}
