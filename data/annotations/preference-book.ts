import { ArchiveError } from '../contract/errors.ts';
import { LONGEST_PERSON } from '../contract/note-limits.ts';
import type { NotebookLog } from './notebook-log.ts';
import { readPreferences, writePreferences, type Preferences } from './preference-file.ts';

/** The preference that says who signs the notes made on this machine. */
export const AUTHOR_PREFERENCE = 'author';

/**
 * Key and value as text; of this machine, never given to another, not undone. In a file of their own: the journal is
 * never shortened, and what a person has searched for and cleared must not stay in it.
 */
export class PreferenceBook {
  readonly #log: NotebookLog;
  readonly #file: string;
  #kept: Preferences;

  /** `before`: of a notebook of an earlier version; what the file says is newer. */
  constructor(log: NotebookLog, file: string, now: () => Date, before: Preferences = {}) {
    this.#log = log;
    this.#file = file;
    this.#kept = { ...before, ...readPreferences(file, now()) };
  }

  read(): Preferences {
    return this.#kept;
  }

  /** Throws bad_request for a name that no note could be signed with. */
  write(key: string, value: string): Preferences {
    if (key === AUTHOR_PREFERENCE && value.length > LONGEST_PERSON)
      throw new ArchiveError('bad_request', `an author has at most ${LONGEST_PERSON} characters`);
    if (this.#kept[key] === value) return this.#kept;
    const next = { ...this.#kept, [key]: value };
    this.#log.writeDirectly('preferences', () => writePreferences(this.#file, next));
    return (this.#kept = next);
  }

  author(otherwise: string): string {
    // One that was too long was written before there was a limit.
    return this.#kept[AUTHOR_PREFERENCE]?.slice(0, LONGEST_PERSON) || otherwise;
  }
}
