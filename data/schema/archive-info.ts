import { prepared } from './prepared.ts';
import type { WritableDatabase } from './sqlite.ts';

/** Writes what an archive says of itself into archive_info, in the place of what it said under this key. */
export function stateInfo(database: WritableDatabase, key: string, value: string): void {
  prepared(
    database,
    'INSERT INTO archive_info (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ).run(key, value);
}

/**
 * Takes away what is stated under `prefix` and the key of an edition that is gone. Each is looked up by itself: there
 * are as many as texts, and a list of all editions would be made at each slice of an import.
 */
export function forgetGoneEditions(database: WritableDatabase, prefix: string): void {
  prepared(
    database,
    `DELETE FROM archive_info WHERE key > @prefix AND key < @prefix || ':' AND NOT EXISTS (
       SELECT 1 FROM editions WHERE edition_key = CAST(substr(key, length(@prefix) + 1) AS INTEGER) AND key = @prefix || edition_key
     )`,
  ).run({ prefix });
}
