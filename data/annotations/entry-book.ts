import type { EntryKind, NotebookEntry } from '../contract/annotation-model.ts';
import { ArchiveError } from '../contract/errors.ts';
import type { Fields } from './annotation-fields.ts';
import { textIn } from './entity-state.ts';
import { entitiesOf, entityOf, type StoredEntity } from './notebook-database.ts';
import type { NotebookLog } from './notebook-log.ts';

/** Saved searches, verified indicators, pinned alignments, authorised names, templates: kept, undone, given and merged as notes are. */
export class EntryBook {
  readonly #log: NotebookLog;
  readonly #author: () => string;
  readonly #now: () => Date;

  constructor(log: NotebookLog, author: () => string, now: () => Date) {
    this.#log = log;
    this.#author = author;
    this.#now = now;
  }

  /** By key. */
  list(kind: EntryKind): readonly NotebookEntry[] {
    return entitiesOf(this.#log.database, kind)
      .filter((entity) => entity.present)
      .map((entity) => entryOf(kind, entity));
  }

  save(kind: EntryKind, key: string, value: string): NotebookEntry {
    this.#log.edit({ kind: 'do', label: `${kind}.save` }, this.#author(), () => {
      const before = entityOf(this.#log.database, kind, key);
      if (before?.present && before.state.fields['value'] === value && !before.state.conflicts['value'])
        return [];
      const made: Fields = before?.made ? {} : { created: this.#now().toISOString(), author: this.#author() };
      return [{ kind, entity: key, fields: { ...made, value, deleted: false } }];
    });
    return entryOf(kind, this.#present(kind, key));
  }

  /** Throws not_found where there is no such entry. */
  remove(kind: EntryKind, key: string): NotebookEntry {
    const entry = entryOf(kind, this.#present(kind, key));
    this.#log.edit({ kind: 'do', label: `${kind}.remove` }, this.#author(), () => [
      { kind, entity: key, fields: { deleted: true } },
    ]);
    return entry;
  }

  #present(kind: EntryKind, key: string): StoredEntity {
    const entity = entityOf(this.#log.database, kind, key);
    if (!entity?.present) throw new ArchiveError('not_found', `unknown ${kind} "${key}"`);
    return entity;
  }
}

function entryOf(kind: EntryKind, { id, state }: StoredEntity): NotebookEntry {
  const value = textIn(state.fields, 'value');
  return {
    kind,
    key: id,
    value,
    rivals: (state.conflicts['value'] ?? []).flatMap((one) =>
      typeof one.value === 'string' && one.value !== value ? [one.value] : [],
    ),
    author: textIn(state.fields, 'author'),
    created: textIn(state.fields, 'created'),
    modified: state.modified,
  };
}
