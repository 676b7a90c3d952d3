import type BetterSqlite3 from 'better-sqlite3';
import type { ReadableDatabase } from './sqlite.ts';

const statements = new WeakMap<ReadableDatabase, Map<string, BetterSqlite3.Statement<unknown[], unknown>>>();

/** A statement compiled once per connection: an import or a merge runs the same few ten thousand times. */
export function prepared<Parameters extends unknown[] | object = unknown[], Row = unknown>(
  database: ReadableDatabase,
  sql: string,
): BetterSqlite3.Statement<Parameters extends unknown[] ? Parameters : [Parameters], Row> {
  let known = statements.get(database);
  if (!known) {
    known = new Map<string, BetterSqlite3.Statement<unknown[]>>();
    statements.set(database, known);
  }
  let statement = known.get(sql);
  if (!statement) known.set(sql, (statement = database.prepare(sql)));
  // The caller names the parameters and the row of its own SQL, as it would for prepare itself.
  return statement as BetterSqlite3.Statement<Parameters extends unknown[] ? Parameters : [Parameters], Row>;
}
