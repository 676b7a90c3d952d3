import { prepared } from '../schema/prepared.ts';
import type { WritableDatabase } from '../schema/sqlite.ts';
import type { ActionId, ChangeId, Entry, EntityKind } from './change.ts';
import { changesById } from './stored-changes.ts';

type Thing = readonly [kind: EntityKind, id: string];

/**
 * Leaves out of account what came with the merge that an entry takes back, and with no later one, or takes it into account
 * again. Returns what is concerned.
 *
 *     c1 甲 ──► c2 乙, merged ──► c3 丙 ──► c4 乙, undoes c3
 *
 * Undoing goes backwards, so whatever was done on top of the merge has been undone by then, by changes that set what the merge
 * had brought. With c2 gone they would be the last to say it: c3 and c4 go and come with c2.
 */
export function setWithdrawn(database: WritableDatabase, { actionKind, of }: Entry): readonly Thing[] {
  if (of === null) return [];
  if (actionKind === 'undo') for (const thing of changedSince(database, of)) takeAlong(database, of, thing);
  return prepared<[number, string], [EntityKind, string]>(
    database,
    'UPDATE changes SET is_withdrawn = ? WHERE arrived_with = ? RETURNING kind, entity_id',
  )
    .raw()
    .all(actionKind === 'undo' ? 1 : 0, of);
}

/** Of what came with the merge. */
function changedSince(database: WritableDatabase, merge: ActionId): readonly Thing[] {
  return prepared<[string, string], [EntityKind, string]>(
    database,
    `SELECT kind, entity_id FROM changes WHERE arrived_with = ?
       INTERSECT
     SELECT kind, entity_id FROM changes
       WHERE is_withdrawn = 0 AND seq > (SELECT max(seq) FROM entries WHERE action_id = ?)`,
  )
    .raw()
    .all(merge, merge);
}

/** Whatever has seen a change that came with the merge, or another that has, counts as having come with it. */
function takeAlong(database: WritableDatabase, merge: ActionId, [kind, id]: Thing): void {
  const rows = prepared<[string, string], { id: ChangeId; arrivedWith: ActionId }>(
    database,
    `SELECT change_id AS id, arrived_with AS arrivedWith FROM changes
       WHERE kind = ? AND entity_id = ? AND is_withdrawn = 0 ORDER BY seq`,
  ).all(kind, id);
  const gone = new Set(rows.flatMap((row) => (row.arrivedWith === merge ? row.id : [])));
  const others = rows.flatMap((row) => (gone.has(row.id) ? [] : row.id));
  const changes = changesById(database, others);
  for (const other of others) {
    const seen = Object.values(changes.get(other)?.supersedes ?? {}).flat();
    if (seen.some((one) => gone.has(one))) gone.add(other);
  }
  prepared(
    database,
    'UPDATE changes SET arrived_with = ? WHERE change_id IN (SELECT value FROM json_each(?))',
  ).run(merge, JSON.stringify([...gone]));
}
