import type { EntityKind } from './change.ts';
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

/** The states of many at once, of those that are there. */
export function statesOf(
  database: WritableDatabase,
  kind: EntityKind,
  ids: readonly string[],
): (readonly [id: string, state: EntityState])[] {
  const rows = prepared<[string, string], [string, string]>(
    database,
    'SELECT entity_id, state FROM entities WHERE kind = ? AND entity_id IN (SELECT value FROM json_each(?))',
  )
    .raw()
    .all(kind, JSON.stringify(ids));
  // As below.
  return rows.map(([id, state]) => [id, JSON.parse(state) as EntityState]);
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

/** As a limit: no limit. */
export const ALL = -1;

/** The last first, as they were changed here, also those in the trash. */
export function annotationsChangedLast(database: WritableDatabase, limit: number): StoredEntity[] {
  return prepared<[number], EntityRow>(
    database,
    `SELECT entity_id AS id, state, is_present AS present, is_made AS made, revision
       FROM entities JOIN (SELECT entity_id AS changed_id, max(seq) AS last FROM changes
                             WHERE kind = 'annotation' GROUP BY entity_id ORDER BY last DESC LIMIT ?)
         ON changed_id = entity_id
       WHERE kind = 'annotation' AND is_made = 1 ORDER BY last DESC`,
  )
    .all(limit)
    .map(entityFromRow);
}

export function annotationsOfReport(
  database: WritableDatabase,
  reportIds: readonly string[],
): StoredEntity[] {
  return prepared<[string], EntityRow>(
    database,
    `SELECT entity_id AS id, state, is_present AS present, is_made AS made, revision
       FROM entities WHERE kind = 'annotation' AND is_made = 1 AND entity_id IN
         (SELECT annotation_id FROM annotation_reports WHERE report_id IN (SELECT value FROM json_each(?)))
       ORDER BY entity_id`,
  )
    .all(JSON.stringify(reportIds))
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
