import type { Annotation, NotebookBackup, RestorePreview } from '../contract/annotation-model.ts';
import { ArchiveError } from '../contract/errors.ts';
import { openWritable, type WritableDatabase } from '../schema/sqlite.ts';
import type { AnnotationBook } from './annotation-book.ts';
import type { Fields } from './annotation-fields.ts';
import { listBackups, readBackup, writeBackup, type BackupReason } from './backups.ts';
import { ENTITY_KINDS, travels, type EntityKind, type FieldValue } from './change.ts';
import { canonical, type EntityState } from './entity-state.ts';
import { headerBody } from './journal-line.ts';
import { makeNotebook } from './make-notebook.ts';
import { entitiesOf, type StoredEntity } from './notebook-database.ts';
import type { Edit, NotebookLog } from './notebook-log.ts';
import { chain, salvageLines } from './salvage.ts';

import { storageFailure } from './storage-failure.ts';

const RESTORED_KINDS = ENTITY_KINDS.filter(travels);

/** Backups as a person meets them. Going back to one is an action like any other: it is undone like any other. */
export class BackupBook {
  readonly #log: NotebookLog;
  readonly #annotations: AnnotationBook;
  readonly #folder: string;
  readonly #author: () => string;
  readonly #now: () => Date;

  constructor(
    log: NotebookLog,
    annotations: AnnotationBook,
    folder: string,
    author: () => string,
    now: () => Date,
  ) {
    this.#log = log;
    this.#annotations = annotations;
    this.#folder = folder;
    this.#author = author;
    this.#now = now;
  }

  list(): readonly NotebookBackup[] {
    return listBackups(this.#folder);
  }

  /** Says why where it fails; never throws. */
  write(reason: BackupReason): Error | null {
    const hindrance = writeBackup(this.#log.database, this.#folder, reason, this.#now());
    if (!hindrance) this.#log.tellChanged('backups');
    return hindrance;
  }

  /** When a person asks for one: here, and only here, a failure is told. Throws disk_full, read_only, notebook_missing. */
  make(): readonly NotebookBackup[] {
    const hindrance = this.write('asked');
    if (hindrance !== null) throw storageFailure(hindrance, 'backup');
    return this.list();
  }

  /** What going back would change. Throws not_found, notebook_damaged. */
  preview(name: string): RestorePreview {
    return this.#withBackup(name, (backup) => this.#compare(name, backup));
  }

  /** Makes the notes as they were; what has been written since goes to the trash. */
  restore(name: string): RestorePreview {
    return this.#withBackup(name, (backup) => {
      const preview = this.#compare(name, backup);
      this.write('restore');
      this.#log.edit({ kind: 'do', label: 'backup.restore' }, this.#author(), () =>
        editsTo(backup, this.#log.database),
      );
      return preview;
    });
  }

  #withBackup<Result>(name: string, use: (backup: WritableDatabase) => Result): Result {
    if (!this.list().some((backup) => backup.name === name))
      throw new ArchiveError('not_found', `no backup "${name}"`);
    const contents = readBackup(this.#folder, name);
    if (!contents) throw new ArchiveError('notebook_damaged', `backup "${name}" cannot be read`);
    const { bodies, notebookId } = salvageLines(contents.lines);
    const lines = chain(headerBody(notebookId ?? ''), bodies);
    const database = openWritable(':memory:');
    try {
      makeNotebook(database, { notebookId: notebookId ?? '', device: null, lines, drafts: [] }, this.#now());
      return use(database);
    } finally {
      database.close();
    }
  }

  #compare(name: string, backup: WritableDatabase): RestorePreview {
    const brought: Annotation[] = [];
    const removed: Annotation[] = [];
    const changed: { now: Annotation; then: Annotation }[] = [];
    let others = 0;
    for (const { kind, now, then } of differences(backup, this.#log.database)) {
      if (kind !== 'annotation') others++;
      else if (now?.present && then?.present) {
        changed.push({ now: this.#annotations.show(now), then: this.#annotations.show(then) });
      } else if (then?.present) brought.push(this.#annotations.show(then));
      else if (now?.present) removed.push(this.#annotations.show(now));
    }
    return { backup: name, brought, removed, changed, others };
  }
}

interface Difference {
  readonly kind: EntityKind;
  readonly now: StoredEntity | null;
  readonly then: StoredEntity | null;
}

function differences(backup: WritableDatabase, current: WritableDatabase): Difference[] {
  return RESTORED_KINDS.flatMap((kind) => {
    const then = new Map(entitiesOf(backup, kind).map((entity) => [entity.id, entity]));
    const now = new Map(entitiesOf(current, kind).map((entity) => [entity.id, entity]));
    return [...new Set([...then.keys(), ...now.keys()])].flatMap((id) => {
      const difference = { kind, now: now.get(id) ?? null, then: then.get(id) ?? null };
      return Object.keys(fieldsTo(difference)).length === 0 ? [] : [difference];
    });
  });
}

function editsTo(backup: WritableDatabase, current: WritableDatabase): Edit[] {
  return differences(backup, current).map((difference) => ({
    kind: difference.kind,
    entity: (difference.then ?? difference.now)!.id,
    fields: fieldsTo(difference),
  }));
}

/** The fields that must be set to make what is now as it was then. */
function fieldsTo({ kind, now, then }: Difference): Fields {
  // The record of a report is there before anybody edits it: it has no trash.
  if (!then && kind !== 'record') return now?.present ? { deleted: true } : {};
  const [was, is] = [then?.state, now?.state];
  const fields: Fields = {};
  for (const field of new Set([...Object.keys(was?.fields ?? {}), ...Object.keys(is?.fields ?? {})])) {
    const value = valueIn(kind, was, field);
    const isOther = canonical(value) !== canonical(valueIn(kind, is, field));
    if (isOther || isAskedAnew(field, was, is)) fields[field] = value;
  }
  return fields;
}

/**
 * Null where nobody says anything. A tag of a note that was never given and one that was taken away are the same; of a record
 * the latter hides what the archive says. Earlier versions wrote of records too that they lie in the trash.
 */
function valueIn(kind: EntityKind, state: EntityState | undefined, field: string): FieldValue {
  const value = state?.fields[field] ?? null;
  if (field === 'deleted') return kind !== 'record' && value === true;
  return kind === 'annotation' && field.startsWith('tag:') ? value === true : value;
}

/** Whether somebody has written since what stands beside the value of then. */
function isAskedAnew(field: string, was: EntityState | undefined, is: EntityState | undefined): boolean {
  const known = new Set((was?.conflicts[field] ?? []).map(({ value }) => canonical(value)));
  known.add(canonical(was?.fields[field] ?? null));
  return (is?.conflicts[field] ?? []).some(({ value }) => !known.has(canonical(value)));
}
