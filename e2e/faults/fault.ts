import type { Rehearse } from '../rehearsal/harness/fixture.ts';
import type { Rehearsal, RehearsalOptions } from '../rehearsal/harness/rehearsal.ts';

/** A program that is looked at. Others may have looked at it before; it has its window and its library. */
export interface Looked {
  readonly app: Rehearsal;
  /** Starts the same program a second time. */
  readonly again: Rehearse;
  readonly output: (name: string) => string;
  /** What was noted since this look began. */
  readonly log: Rehearsal['log'];
}

/** One way of looking at a program that runs, which says what is wrong with it. */
export interface Probe {
  readonly name: string;
  readonly launch?: Partial<RehearsalOptions>;
  /** Of what the rehearsal takes for problems, that which the probe brings about. */
  readonly expected?: RegExp;
  readonly look: (looked: Looked) => Promise<readonly string[]>;
}

/** Something that is wrong with the shell, and that the rehearsal must notice. */
export interface Fault {
  readonly name: string;
  readonly edits: NonNullable<RehearsalOptions['faults']>;
  readonly probe: Probe;
  /** What the probe, or the double itself, must say. */
  readonly noticed: RegExp;
}

export function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`nothing within ${milliseconds} ms`)), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
