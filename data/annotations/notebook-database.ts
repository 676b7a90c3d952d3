import type { ActionId, Change, Entry, EntityKind } from './change.ts';
import type { ClockReading } from './hybrid-clock.ts';
import type { EntityState } from './entity-state.ts';
import type { JournalLine } from './journal-line.ts';
import type { WritableDatabase } from '../schema/sqlite.ts';
import { prepared } from '../schema/prepared.ts';

/** Reads of the notebook's own tables. Writing is in apply-entries.ts alone. */

export interface StoredEntity {
  readonly id: string;
  readonly state: EntityState;
  readonly present: boolean;
  readonly made: boolean;
  readonly revision: number;
}

interface EntityRow {
  readonly id: string;
  readonly state: string;
  readonly present: number;
  readonly made: number;
  readonly revision: number;
}

export function entityOf(database: WritableDatabase, kind: EntityKind, id: string): StoredEntity | null {
  const row = prepared<[string, string], EntityRow>(
    database,
    `SELECT entity_id AS id, state, is_present AS present, is_made AS made, revision FROM entities
       WHERE kind = ? AND entity_id = ?`,
  ).get(kind, id);
  return row ? entityFromRow(row) : null;
}

export function entitiesOf(database: WritableDatabase, kind: EntityKind): StoredEntity[] {
  return prepared<[string], EntityRow>(
    database,
    `SELECT entity_id AS id, state, is_present AS present, is_made AS made, revision FROM entities
       WHERE kind = ? AND is_made = 1 ORDER BY entity_id`,
  )
    .all(kind)
    .map(entityFromRow);
}

/** As they were changed here last, also those in the trash. */
export function annotationsChangedLast(database: WritableDatabase, limit: number): StoredEntity[] {
  return prepared<[number], EntityRow>(
    database,
    `SELECT entity_id AS id, state, is_present AS present, is_made AS made, revision
       FROM entities JOIN (SELECT entity_id AS changed_id, max(seq) AS last FROM changes
                             WHERE kind = 'annotation' GROUP BY entity_id ORDER BY last DESC LIMIT ?)
         ON changed_id = entity_id
       WHERE kind = 'annotation' AND is_made = 1`,
  )
    .all(limit)
    .map(entityFromRow);
}

export function annotationsOfReport(database: WritableDatabase, reportId: string): StoredEntity[] {
  return prepared<[string], EntityRow>(
    database,
    `SELECT entity_id AS id, state, is_present AS present, is_made AS made, revision
       FROM annotation_reports JOIN entities ON kind = 'annotation' AND entity_id = annotation_id
       WHERE report_id = ? AND is_made = 1 ORDER BY entity_id`,
  )
    .all(reportId)
    .map(entityFromRow);
}

function entityFromRow(row: EntityRow): StoredEntity {
  return {
    id: row.id,
    // apply-entries.ts wrote this string from an EntityState.
    state: JSON.parse(row.state) as EntityState,
    present: row.present === 1,
    made: row.made === 1,
    revision: row.revision,
  };
}

/** The changes of one thing in the order of their ids; those taken back by undoing a merge only when asked for. */
export function changesOf(
  database: WritableDatabase,
  kind: EntityKind,
  id: string,
  withdrawn = false,
): Change[] {
  return prepared<[string, string, number], { body: string }>(
    database,
    `SELECT body FROM changes JOIN entries USING (seq)
       WHERE kind = ? AND entity_id = ? AND is_withdrawn <= ? ORDER BY change_id`,
  )
    .all(kind, id, withdrawn ? 1 : 0)
    .flatMap((row) => changeIn(row.body));
}

/** Of all things, withdrawn ones included, in the order of their ids. */
export function allChanges(database: WritableDatabase): Change[] {
  return prepared<[], { body: string }>(
    database,
    'SELECT body FROM changes JOIN entries USING (seq) ORDER BY change_id',
  )
    .all()
    .flatMap((row) => changeIn(row.body));
}

export function changeById(database: WritableDatabase, id: string): Change | null {
  const row = prepared<[string], { body: string }>(
    database,
    'SELECT body FROM changes JOIN entries USING (seq) WHERE change_id = ?',
  ).get(id);
  return row ? (changeIn(row.body)[0] ?? null) : null;
}

export function entriesOfAction(database: WritableDatabase, action: ActionId): Entry[] {
  return prepared<[string], { body: string }>(
    database,
    'SELECT body FROM entries WHERE action_id = ? ORDER BY seq',
  )
    .all(action)
    .map((row) => entryIn(row.body));
}

function changeIn(body: string): Change[] {
  const { change } = entryIn(body);
  return change ? [change] : [];
}

function entryIn(body: string): Entry {
  // apply-entries.ts stores no body that readEntry has not checked.
  return JSON.parse(body) as Entry;
}

export function infoOf(database: WritableDatabase, key: string): string | null {
  const row = prepared<[string], { value: string }>(
    database,
    'SELECT value FROM notebook_info WHERE key = ?',
  ).get(key);
  return row?.value ?? null;
}

export function setInfo(database: WritableDatabase, key: string, value: string): void {
  prepared(
    database,
    'INSERT INTO notebook_info (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ).run(key, value);
}

/** The journal as the database has it, header first. */
export function* linesOf(database: WritableDatabase): Iterable<JournalLine> {
  yield* database
    .prepare<[], JournalLine>('SELECT seq, prev, hash, body FROM entries ORDER BY seq')
    .iterate();
}

/** Number and hash of the last entry; the header where there is none. */
export function tipOf(database: WritableDatabase): { readonly seq: number; readonly hash: string } {
  return prepared<[], { seq: number; hash: string }>(
    database,
    'SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1',
  ).get()!;
}

export function clockOf(database: WritableDatabase): ClockReading {
  const [ms, counter] = (infoOf(database, 'clock') ?? '0 0').split(' ').map(Number);
  return { ms: ms ?? 0, counter: counter ?? 0 };
}
