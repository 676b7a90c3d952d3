import type { Rehearse } from '../rehearsal/harness/fixture.ts';
import type { Rehearsal, RehearsalOptions } from '../rehearsal/harness/rehearsal.ts';

/** One way of looking at a program that runs, which says what is wrong with it. */
export interface Probe {
  readonly name: string;
  readonly launch?: Partial<RehearsalOptions>;
  /** `again` starts the same program a second time. */
  /** Of what the rehearsal takes for problems, that which the probe brings about. */
  readonly expected?: RegExp;
  readonly look: (
    app: Rehearsal,
    again: Rehearse,
    output: (name: string) => string,
  ) => Promise<readonly string[]>;
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
