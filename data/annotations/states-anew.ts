import type { WritableDatabase } from '../schema/sqlite.ts';
import { applyEntries } from './apply-entries.ts';
import type { EntityKind } from './change.ts';
import { readLines } from './journal-entry.ts';
import { infoOf, linesOf, setInfo } from './notebook-database.ts';

/**
 * By which rules things follow from their changes (entity-state.ts, apply-entries.ts). Another word wherever the same entries
 * are to give something else:
 *
 *     2  a tag of which undoing has left nothing said is neither given nor taken away
 *     3  what undoing an answer asks again is said by whoever said it before the answer
 *     4  what was done and undone on top of a merge goes and comes with it
 *     5  a thing is of the time of the changes that are in force
 */
export const STATE_RULES = '5';

/** What an earlier version has made of the entries is made again; entries and drafts stay as they are. */
export function refreshStates(database: WritableDatabase, now: Date): void {
  if (infoOf(database, 'state_rules') === STATE_RULES) return;
  database
    .transaction(() => {
      const [, ...lines] = linesOf(database);
      // How often a thing was written on this machine: a draft that waits names the revision that it was begun on.
      const revisions = database
        .prepare<[], { kind: EntityKind; id: string; revision: number }>(
          'SELECT kind, entity_id AS id, revision FROM entities',
        )
        .all();
      for (const table of ['note_words', 'annotation_reports', 'entities', 'actions', 'changes'])
        database.exec(`DELETE FROM ${table}`);
      database.exec('DELETE FROM entries WHERE seq > 0');
      applyEntries(database, readLines(lines), now.getTime());
      const keep = database.prepare('UPDATE entities SET revision = ? WHERE kind = ? AND entity_id = ?');
      for (const { kind, id, revision } of revisions) keep.run(revision, kind, id);
      setInfo(database, 'state_rules', STATE_RULES);
    })
    .immediate();
}
