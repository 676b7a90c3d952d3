import type { ArchiveClient } from '../../data/contract/api.ts';
import type { LibraryPlaces } from '../library-places.ts';
import type { ProgramFiles } from '../program-files.ts';

/** What a command gets to work with. */
export interface Surrounding {
  readonly client: ArchiveClient;
  readonly program: ProgramFiles;
  readonly places: LibraryPlaces;
  /** Says what is going on, on standard error. */
  readonly progress: (line: string) => void;
}

export interface Outcome {
  /** What `--json` prints. */
  readonly json: unknown;
  /** What a person reads otherwise. */
  readonly text: string;
  /** Something was refused or is damaged: exit code 1. */
  readonly refused?: boolean;
}

type OptionSpec = { readonly type: 'string' | 'boolean' };

/** Options and words as given; an option that was not given is absent. */
export interface Given {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

export interface Command {
  /** `import FILE…`, for the table of commands. */
  readonly usage: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Least and most words after the command's name. */
  readonly words: readonly [number, number];
  readonly run: (given: Given, around: Surrounding) => Promise<Outcome>;
}

/** The person typed something that cannot be meant: exit code 2. */
export class UsageError extends Error {}

/** A string option, or undefined. */
export function text(given: Given, name: string): string | undefined {
  const value = given.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** Whether a switch was given. */
export function flag(given: Given, name: string): boolean {
  return given.options[name] === true;
}

/** A whole number in [least, most], or undefined. Throws UsageError. */
export function wholeNumber(given: Given, name: string, least: number, most: number): number | undefined {
  const written = text(given, name);
  if (written === undefined) return undefined;
  const value = Number(written);
  if (!/^\d+$/.test(written) || value < least || value > most) {
    throw new UsageError(`--${name} ${written}: a whole number from ${least} to ${most} is wanted`);
  }
  return value;
}

/** One of a closed list, or undefined. Throws UsageError. */
export function oneOf<Name extends string>(
  given: Given,
  name: string,
  allowed: readonly Name[],
): Name | undefined {
  const written = text(given, name);
  const found = allowed.find((one) => one === written);
  if (written !== undefined && !found)
    throw new UsageError(`--${name} ${written}: one of ${allowed.join(', ')} is wanted`);
  return found;
}
