import { ArchiveError } from '../contract/errors.ts';
import { LONGEST_PERSON } from '../contract/note-limits.ts';
import type { Fields } from './annotation-fields.ts';
import { textIn } from './entity-state.ts';
import { entitiesOf, entityOf } from './notebook-database.ts';
import type { NotebookLog } from './notebook-log.ts';

/** The preference that says who signs the notes made on this machine. */
export const AUTHOR_PREFERENCE = 'author';

/** Key and value as text; of this machine, never given to another, not undone. */
export class PreferenceBook {
  readonly #log: NotebookLog;
  readonly #now: () => Date;

  constructor(log: NotebookLog, now: () => Date) {
    this.#log = log;
    this.#now = now;
  }

  read(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      entitiesOf(this.#log.database, 'preference').map((one) => [one.id, textIn(one.state.fields, 'value')]),
    );
  }

  /** Throws bad_request for a name that no note could be signed with. */
  write(key: string, value: string): Readonly<Record<string, string>> {
    if (key === AUTHOR_PREFERENCE && value.length > LONGEST_PERSON)
      throw new ArchiveError('bad_request', `an author has at most ${LONGEST_PERSON} characters`);
    this.#log.edit({ kind: 'do', undoable: false, label: 'preference' }, '', () => {
      const before = entityOf(this.#log.database, 'preference', key);
      if (before?.state.fields['value'] === value) return [];
      const created: Fields = before ? {} : { created: this.#now().toISOString() };
      return [{ kind: 'preference', entity: key, fields: { value, ...created } }];
    });
    return this.read();
  }

  author(otherwise: string): string {
    const value = entityOf(this.#log.database, 'preference', AUTHOR_PREFERENCE)?.state.fields['value'];
    // One that was too long was written before there was a limit.
    return typeof value === 'string' && value !== '' ? value.slice(0, LONGEST_PERSON) : otherwise;
  }
}
