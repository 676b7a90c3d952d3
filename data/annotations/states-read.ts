import type { WritableDatabase } from '../schema/sqlite.ts';
import type { EntityKind } from './change.ts';
import type { EntityState } from './entity-state.ts';
import { entityOf, statesOf } from './notebook-database.ts';

/**
 * States of things as one transaction finds them, each read once: by whoever decides what is to change, by who notes what
 * the change has seen, and by who stores what comes of it.
 */
export class StatesRead {
  readonly #database: WritableDatabase;
  readonly #known = new Map<EntityKind, Map<string, EntityState | null>>();

  constructor(database: WritableDatabase) {
    this.#database = database;
  }

  /** Reads many at once, so that `of` need not. */
  read(kind: EntityKind, ids: readonly string[]): void {
    const known = this.#ofKind(kind);
    const unread = ids.filter((id) => !known.has(id));
    if (unread.length === 0) return;
    for (const id of unread) known.set(id, null);
    for (const [id, state] of statesOf(this.#database, kind, unread)) known.set(id, state);
  }

  /** Null for what is not there. */
  of(kind: EntityKind, id: string): EntityState | null {
    const known = this.#ofKind(kind);
    if (!known.has(id)) known.set(id, entityOf(this.#database, kind, id)?.state ?? null);
    return known.get(id) ?? null;
  }

  #ofKind(kind: EntityKind): Map<string, EntityState | null> {
    const known = this.#known.get(kind) ?? new Map<string, EntityState | null>();
    this.#known.set(kind, known);
    return known;
  }
}
