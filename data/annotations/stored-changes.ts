import { prepared } from '../schema/prepared.ts';
import type { WritableDatabase } from '../schema/sqlite.ts';
import type { ActionId, Change, ChangeId, Entry, EntityKind } from './change.ts';
import { storedEntry } from './journal-entry.ts';

/** Reads of the changes that the notebook holds. A change of a batch lies in the line of all of them, at `place`. */
const CHANGE = `SELECT seq, hash, place, CASE WHEN place IS NULL THEN body END AS body
  FROM changes JOIN entries USING (seq)`;

interface ChangeRow {
  readonly seq: number;
  readonly hash: string;
  readonly place: number | null;
  /** Null for a batch, which is read once for many of its changes. */
  readonly body: string | null;
}

/** The changes of one thing in the order of their ids; those taken back by undoing a merge only when asked for. */
export function changesOf(
  database: WritableDatabase,
  kind: EntityKind,
  id: string,
  withdrawn = false,
): Change[] {
  return prepared<[string, string, number], ChangeRow>(
    database,
    `${CHANGE} WHERE kind = ? AND entity_id = ? AND is_withdrawn <= ? ORDER BY change_id`,
  )
    .all(kind, id, withdrawn ? 1 : 0)
    .flatMap((row) => changeIn(database, row));
}

/** Of all things, withdrawn ones included, in the order of their ids. */
export function allChanges(database: WritableDatabase): Change[] {
  return prepared<[], ChangeRow>(database, `${CHANGE} ORDER BY change_id`)
    .all()
    .flatMap((row) => changeIn(database, row));
}

export function changeById(database: WritableDatabase, id: string): Change | null {
  const row = prepared<[string], ChangeRow>(database, `${CHANGE} WHERE change_id = ?`).get(id);
  return row ? (changeIn(database, row)[0] ?? null) : null;
}

/** Those of the ids that are here. */
export function changesById(
  database: WritableDatabase,
  ids: Iterable<ChangeId>,
): ReadonlyMap<ChangeId, Change> {
  const rows = prepared<[string], ChangeRow>(
    database,
    `${CHANGE} WHERE change_id IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify([...ids]));
  return new Map(rows.flatMap((row) => changeIn(database, row)).map((change) => [change.id, change]));
}

export function entriesOfAction(database: WritableDatabase, action: ActionId): Entry[] {
  return prepared<[string], { body: string }>(
    database,
    'SELECT body FROM entries WHERE action_id = ? ORDER BY seq',
  )
    .all(action)
    .map((row) => storedEntry(row.body));
}

function changeIn(database: WritableDatabase, { seq, hash, place, body }: ChangeRow): Change[] {
  const { changes } = body === null ? batchAt(database, seq, hash) : storedEntry(body);
  const change = changes[place ?? 0];
  return change ? [change] : [];
}

/** Batches that were read last, by the hashes of their lines: what a line says never changes. */
const MOST_KEPT = 16;
const kept = new WeakMap<WritableDatabase, Map<string, Entry>>();

function batchAt(database: WritableDatabase, seq: number, hash: string): Entry {
  const known = kept.get(database) ?? new Map<string, Entry>();
  kept.set(database, known);
  const entry = known.get(hash) ?? storedEntry(bodyAt(database, seq));
  // Whatever was asked for last is forgotten last.
  known.delete(hash);
  known.set(hash, entry);
  if (known.size > MOST_KEPT) known.delete(known.keys().next().value ?? '');
  return entry;
}

function bodyAt(database: WritableDatabase, seq: number): string {
  // `changes` refers to rows of `entries` only.
  return prepared<[number], { body: string }>(database, 'SELECT body FROM entries WHERE seq = ?').get(seq)!
    .body;
}
