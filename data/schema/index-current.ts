import { indexGrams } from '../text/search-grams.ts';
import { factsOfRows, passageRows } from './edition-facts.ts';
import type { WritableDatabase } from './sqlite.ts';

/** Told from time to time how many of all passages are indexed. */
export type OnProgress = (done: number, total: number) => void;

/** Makes the full-text index and the passage facts of an archive that has none yet. Returns the passages that the index holds. */
export function indexCurrent(database: WritableDatabase, onProgress: OnProgress = () => undefined): number {
  const total = Number(database.prepare('SELECT count(*) FROM passages').pluck().get());
  const editions = database
    .prepare<[], { edition_key: number }>('SELECT edition_key FROM editions ORDER BY edition_key')
    .all();
  const insertGrams = database.prepare('INSERT INTO passage_index (rowid, grams) VALUES (?, ?)');
  const insertFacts = database.prepare(
    'INSERT INTO passage_facts (edition_key, first_key, facts) VALUES (?, ?, ?)',
  );
  let count = 0;
  let seen = 0;
  for (const { edition_key } of editions) {
    const rows = passageRows(database, edition_key);
    for (const row of rows) {
      if (row.is_current === 0) continue;
      insertGrams.run(row.passage_key, indexGrams(row.text));
      count++;
    }
    seen += rows.length;
    onProgress(seen, total);
    insertFacts.run(edition_key, rows[0]?.passage_key ?? 0, factsOfRows(rows));
  }
  return count;
}
