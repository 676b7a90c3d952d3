import type { WritableDatabase } from '../schema/sqlite.ts';
import { checksumOf } from './apply-entries.ts';
import { NOTEBOOK_APPLICATION_ID } from './notebook-tables.ts';

/** Why a database cannot be trusted, or null. Throws what SQLite throws on a file that it cannot read at all. */
export function faultOf(database: WritableDatabase): string | null {
  if (Number(database.pragma('application_id', { simple: true })) !== NOTEBOOK_APPLICATION_ID)
    return 'not a notebook';
  const verdict = String(database.pragma('quick_check(1)', { simple: true }));
  if (verdict !== 'ok') return verdict;
  const rows = database
    .prepare<[], { kind: string; id: string; state: string; checksum: string }>(
      'SELECT kind, entity_id AS id, state, checksum FROM entities',
    )
    .iterate();
  for (const row of rows) {
    if (checksumOf(row.kind, row.id, row.state) !== row.checksum)
      return `${row.kind} ${row.id} has been altered`;
  }
  const info = database
    .prepare("SELECT count(*) FROM notebook_info WHERE key IN ('notebook', 'device')")
    .pluck()
    .get();
  return info === 2 ? null : 'the notebook has no id';
}
