import { hash } from 'node:crypto';
import type { Thing } from '../contract/touches.ts';
import { prepared } from '../schema/prepared.ts';
import type { WritableDatabase } from '../schema/sqlite.ts';
import { indexAnnotation } from './annotation-index.ts';
import { isBatch } from './change-batch.ts';
import type { Change, ChangeId, Entry, EntityKind } from './change.ts';
import { isMade, stateAfter, stateOf, type EntityState } from './entity-state.ts';
import { follow, readingOf } from './hybrid-clock.ts';
import type { ReadLine } from './journal-entry.ts';
import type { JournalLine } from './journal-line.ts';
import { clockOf, setInfo } from './notebook-database.ts';
import { StatesRead } from './states-read.ts';
import { changesOf } from './stored-changes.ts';
import { touchedThings } from './touched-things.ts';
import { setWithdrawn } from './withdrawal.ts';

/**
 * Brings lines of the journal, whole actions only, into the database. The same function serves a person's action,
 * the replay after a crash and the rebuilding of a lost database, so that these cannot differ. The caller owns the
 * transaction. Says what has changed for whoever shows it.
 */
export function applyEntries(
  database: WritableDatabase,
  lines: readonly ReadLine[],
  now: number,
  states = new StatesRead(database),
): ReadonlySet<Thing> {
  const touched = new Map<string, Touched>();
  const touch = (kind: EntityKind, id: string, change: Change | null): void => {
    const key = `${kind} ${id}`;
    const known = touched.get(key);
    if (known) known.changes.push(change);
    else touched.set(key, { kind, id, changes: [change] });
  };
  let newest = newestChange(database);
  let clock = clockOf(database);
  for (const { line, entry } of lines) {
    storeEntry(database, line, entry);
    if (entry.part === 0) storeAction(database, line.seq, entry);
    storeChanges(database, line.seq, entry);
    for (const change of entry.changes) {
      const isNewest = change.id > newest;
      if (isNewest) newest = change.id;
      touch(change.kind, change.entity, isNewest ? change : null);
      clock = follow(clock, readingOf(change.id), now);
    }
    if (entry.changes.length === 0)
      for (const [kind, id] of setWithdrawn(database, entry)) touch(kind, id, null);
  }
  const things = storeEntities(database, [...touched.values()], states);
  setInfo(database, 'clock', `${clock.ms} ${clock.counter}`);
  return things;
}

/** A thing with its new changes; null stands for one that may be older than others, and for those taken back. */
interface Touched {
  readonly kind: EntityKind;
  readonly id: string;
  readonly changes: (Change | null)[];
}

function newestChange(database: WritableDatabase): ChangeId | '' {
  return (
    prepared<[], { newest: ChangeId | null }>(database, 'SELECT max(change_id) AS newest FROM changes').get()
      ?.newest ?? ''
  );
}

function storeEntry(database: WritableDatabase, line: JournalLine, entry: Entry): void {
  prepared(
    database,
    'INSERT INTO entries (seq, prev, hash, action_id, of_action, body) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(line.seq, line.prev, line.hash, entry.action, entry.of, line.body);
}

/** What is done anew puts an end to redo; undo and redo move an action between done and undone. */
function storeAction(database: WritableDatabase, seq: number, entry: Entry): void {
  if (!entry.undoable) return;
  switch (entry.actionKind) {
    case 'do':
    case 'merge':
      prepared(database, "UPDATE actions SET state = 'gone' WHERE state = 'undone'").run();
      prepared(
        database,
        "INSERT INTO actions (action_id, seq, kind, label, at, state) VALUES (?, ?, ?, ?, ?, 'done')",
      ).run(entry.action, seq, entry.actionKind, entry.label, entry.at);
      return;
    case 'undo':
      prepared(database, "UPDATE actions SET state = 'undone', undone_seq = ? WHERE action_id = ?").run(
        seq,
        entry.of,
      );
      return;
    case 'redo':
      prepared(database, "UPDATE actions SET state = 'done', undone_seq = NULL WHERE action_id = ?").run(
        entry.of,
      );
  }
}

/** A change that is here already, taken back with an earlier merge, counts again. */
function storeChanges(database: WritableDatabase, seq: number, { action, changes }: Entry): void {
  const [first] = changes;
  if (!first) return;
  // All of one entry are of one kind, and in one statement: a call for each takes twice as long.
  const rows = changes.map(({ id, entity }) => [id, entity]);
  prepared<[number, string, string, number, string]>(
    database,
    `INSERT INTO changes (change_id, entity_id, seq, kind, arrived_with, place)
       SELECT value ->> 0, value ->> 1, ?, ?, ?, iif(?, key, NULL) FROM json_each(?) WHERE true
       ON CONFLICT (change_id) DO UPDATE SET is_withdrawn = 0, arrived_with = excluded.arrived_with`,
  ).run(seq, first.kind, action, isBatch(changes) ? 1 : 0, JSON.stringify(rows));
}

function storeEntities(
  database: WritableDatabase,
  touched: readonly Touched[],
  states: StatesRead,
): ReadonlySet<Thing> {
  for (const [kind, ones] of Map.groupBy(touched, (one) => one.kind))
    states.read(
      kind,
      ones.map(({ id }) => id),
    );
  const things = new Set<Thing>();
  for (const one of touched) {
    const before = states.of(one.kind, one.id);
    const state = stateThen(database, before, one);
    storeEntity(database, one, state);
    for (const thing of touchedThings(one.kind, before, state)) things.add(thing);
  }
  return things;
}

/** By the new changes alone where that can be said, else by all that there are. */
function stateThen(
  database: WritableDatabase,
  before: EntityState | null,
  { kind, id, changes }: Touched,
): EntityState {
  let state = before;
  for (const change of changes) {
    state = change && stateAfter(state, change);
    if (!state) return stateOf(changesOf(database, kind, id));
  }
  return state ?? stateOf([]);
}

function storeEntity(database: WritableDatabase, { kind, id }: Touched, state: EntityState): void {
  const made = isMade(kind, state);
  const present = made && state.fields['deleted'] !== true;
  const conflict = made && Object.keys(state.conflicts).length > 0;
  const written = JSON.stringify(state);
  const checksum = checksumOf(kind, id, written);
  const flags = [present ? 1 : 0, made ? 1 : 0, conflict ? 1 : 0] as const;
  // The usual case: a thing that stays what it is, so that no index is concerned.
  const { changes } = prepared<[string, string, string, string, number, number, number]>(
    database,
    `UPDATE entities SET state = ?, checksum = ?, revision = revision + 1
       WHERE kind = ? AND entity_id = ? AND is_present = ? AND is_made = ? AND has_conflict = ?`,
  ).run(written, checksum, kind, id, ...flags);
  if (changes === 0)
    prepared<[string, string, string, string, number, number, number]>(
      database,
      `INSERT INTO entities (kind, entity_id, state, checksum, is_present, is_made, has_conflict, revision)
         VALUES (?, ?, ?, ?, ?, ?, ?, 1)
         ON CONFLICT (kind, entity_id) DO UPDATE SET state = excluded.state, checksum = excluded.checksum,
           is_present = excluded.is_present, is_made = excluded.is_made, has_conflict = excluded.has_conflict, revision = revision + 1`,
    ).run(kind, id, written, checksum, ...flags);
  if (kind === 'annotation') indexAnnotation(database, id, made ? state : null);
}

/** Short: it guards against a bad disk, not against a bad person. */
export function checksumOf(kind: string, id: string, state: string): string {
  return hash('sha256', `${kind} ${id} ${state}`, 'hex').slice(0, 16);
}
