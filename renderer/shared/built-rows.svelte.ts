import { flushSync } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { whenIdle } from './when-idle.ts';

/** Rows that are built at once where somebody looks: about as many as a window shows. */
const AT_ONCE = 12;
/** Rows, built or empty, that are there from the start, and so many more with every slice. */
const LISTED = 120;
/** Milliseconds that one slice may take; how many rows that is, the slice before tells. */
const SLICE_MS = 15;
const MOST_IN_SLICE = 24;
/** A machine that is busy with other work makes every slice long, and fewer rows would not make it shorter. */
const FEWEST_IN_SLICE = 8;

/**
 * A long table whose rows are built in slices between which the window answers: those in sight first, then the others
 * outwards from there. A row that is not built yet is an empty one; those far below are not there at all. In the end all
 * are there, to be read and printed.
 */
export class BuiltRows {
  /** So many rows, from the first, are there. */
  listed = $state(LISTED);
  /** Every row is there. */
  isWhole = $state(false);
  readonly #built = new SvelteSet<string>();
  readonly #keys: () => readonly string[];
  #centre = 0;
  #step = FEWEST_IN_SLICE;

  /** `keys`: of all rows, in their order, each once. */
  constructor(keys: () => readonly string[]) {
    this.#keys = keys;
  }

  has(key: string): boolean {
    return this.#built.has(key);
  }

  /** Other rows than before: nothing of what was built is kept. */
  start(): void {
    this.#built.clear();
    this.listed = LISTED;
    this.look(0);
  }

  /** This row is in sight. */
  look(index: number): void {
    this.#centre = index;
    this.listed = Math.max(this.listed, index + AT_ONCE);
    this.#build(this.#next(AT_ONCE).filter((at) => Math.abs(at - index) <= AT_ONCE));
  }

  /** Builds the others while nobody waits for anything; what is given back ends that. */
  grow(): () => void {
    let isStopped = false;
    this.isWhole = false;
    const slice = (): void => {
      if (isStopped) return;
      if (this.listed < this.#keys().length) this.listed += LISTED;
      else if (!this.#buildNext()) {
        this.isWhole = true;
        return;
      }
      whenIdle(slice);
    };
    whenIdle(slice);
    return () => (isStopped = true);
  }

  /** All of them at once: they are about to be printed. */
  finish(): void {
    this.listed = this.#keys().length;
    this.#build(this.#keys().map((_, at) => at));
    flushSync();
  }

  /** False where all are built. */
  #buildNext(): boolean {
    const next = this.#next(this.#step);
    if (next.length === 0) return false;
    const before = performance.now();
    this.#build(next);
    flushSync();
    this.#learn(performance.now() - before);
    return true;
  }

  #build(indexes: readonly number[]): void {
    const keys = this.#keys();
    for (const index of indexes) {
      const key = keys[index];
      if (key !== undefined) this.#built.add(key);
    }
  }

  /** The rows nearest to the one in sight that are not built. */
  #next(count: number): number[] {
    const keys = this.#keys();
    const found: number[] = [];
    const take = (at: number): void => {
      const key = keys[at];
      if (key !== undefined && found.length < count && !this.#built.has(key)) found.push(at);
    };
    for (let by = 0; by <= keys.length && found.length < count; by++) {
      take(this.#centre + by);
      if (by > 0) take(this.#centre - by);
    }
    return found;
  }

  /** Half or twice as many next time. */
  #learn(milliseconds: number): void {
    if (milliseconds > SLICE_MS) this.#step = Math.max(FEWEST_IN_SLICE, Math.floor(this.#step / 2));
    else if (milliseconds < SLICE_MS / 3) this.#step = Math.min(MOST_IN_SLICE, this.#step * 2);
  }
}
