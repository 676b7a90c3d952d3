import { createHash } from 'node:crypto';
import type { WritableDatabase } from '../schema/sqlite.ts';
import type { Thing } from '../contract/touches.ts';
import { indexAnnotation } from './annotation-index.ts';
import type { Change, Entry, EntityKind } from './change.ts';
import { isMade, stateOf } from './entity-state.ts';
import { follow, readingOf } from './hybrid-clock.ts';
import { readEntry, type JournalLine } from './journal-line.ts';
import { changesOf, clockOf, entityOf, setInfo } from './notebook-database.ts';
import { touchedThings } from './touched-things.ts';
import { prepared } from '../schema/prepared.ts';

/**
 * Brings lines of the journal, whole actions only, into the database. The same function serves a person's action,
 * the replay after a crash and the rebuilding of a lost database, so that these cannot differ. The caller owns the
 * transaction. Says what has changed for whoever shows it.
 */
export function applyEntries(
  database: WritableDatabase,
  lines: readonly JournalLine[],
  now: number,
): ReadonlySet<Thing> {
  const touched = new Map<string, readonly [EntityKind, string]>();
  const touch = (kind: EntityKind, id: string): void => void touched.set(`${kind} ${id}`, [kind, id]);
  let clock = clockOf(database);
  for (const line of lines) {
    const entry = readEntry(line.body);
    if (!entry) continue;
    storeEntry(database, line, entry);
    if (entry.part === 0) storeAction(database, line.seq, entry);
    if (entry.change) {
      storeChange(database, line.seq, entry, entry.change);
      touch(entry.change.kind, entry.change.entity);
      clock = follow(clock, readingOf(entry.change.id), now);
    } else {
      for (const [kind, id] of setWithdrawn(database, entry)) touch(kind, id);
    }
  }
  const things = [...touched.values()].flatMap(([kind, id]) => storeEntity(database, kind, id));
  setInfo(database, 'clock', `${clock.ms} ${clock.counter}`);
  return new Set(things);
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
function storeChange(database: WritableDatabase, seq: number, entry: Entry, change: Change): void {
  prepared(
    database,
    `INSERT INTO changes (change_id, seq, kind, entity_id, arrived_with) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (change_id) DO UPDATE SET is_withdrawn = 0, arrived_with = excluded.arrived_with`,
  ).run(change.id, seq, change.kind, change.entity, entry.action);
}

function setWithdrawn(database: WritableDatabase, entry: Entry): [EntityKind, string][] {
  return prepared<[number, string | null], [EntityKind, string]>(
    database,
    'UPDATE changes SET is_withdrawn = ? WHERE arrived_with = ? RETURNING kind, entity_id',
  )
    .raw()
    .all(entry.actionKind === 'undo' ? 1 : 0, entry.of);
}

function storeEntity(database: WritableDatabase, kind: EntityKind, id: string): readonly Thing[] {
  const before = entityOf(database, kind, id)?.state ?? null;
  const state = stateOf(changesOf(database, kind, id));
  const made = isMade(kind, state);
  const present = made && state.fields['deleted'] !== true;
  const written = JSON.stringify(state);
  prepared(
    database,
    `INSERT INTO entities (kind, entity_id, state, checksum, is_present, is_made, has_conflict, revision)
       VALUES (@kind, @id, @state, @checksum, @present, @made, @conflict, 1)
       ON CONFLICT (kind, entity_id) DO UPDATE SET state = excluded.state, checksum = excluded.checksum,
         is_present = excluded.is_present, is_made = excluded.is_made, has_conflict = excluded.has_conflict, revision = revision + 1`,
  ).run({
    kind,
    id,
    state: written,
    checksum: checksumOf(kind, id, written),
    present: present ? 1 : 0,
    made: made ? 1 : 0,
    conflict: made && Object.keys(state.conflicts).length > 0 ? 1 : 0,
  });
  if (kind === 'annotation') indexAnnotation(database, id, made ? state : null);
  return touchedThings(kind, before, state);
}

/** Short: it guards against a bad disk, not against a bad person. */
export function checksumOf(kind: string, id: string, state: string): string {
  return createHash('sha256').update(`${kind} ${id} ${state}`).digest('hex').slice(0, 16);
}
