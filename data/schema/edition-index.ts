import { indexGrams } from '../text/search-grams.ts';
import { prepared } from './prepared.ts';
import type { WritableDatabase } from './sqlite.ts';

interface IndexedRow {
  readonly passage_key: number;
  readonly text: string;
}

/** Puts the passages of an edition into the full-text index. They must not be in it. */
export function indexEdition(database: WritableDatabase, editionKey: number): void {
  const insert = prepared(database, 'INSERT INTO passage_index (rowid, grams) VALUES (?, ?)');
  for (const { passage_key, text } of passagesOf(database, editionKey))
    insert.run(passage_key, indexGrams(text));
}

/** A contentless index forgets a row when it is told once more what the row held. */
export function unindexEdition(database: WritableDatabase, editionKey: number): void {
  const forget = prepared(
    database,
    "INSERT INTO passage_index (passage_index, rowid, grams) VALUES ('delete', ?, ?)",
  );
  for (const { passage_key, text } of passagesOf(database, editionKey))
    forget.run(passage_key, indexGrams(text));
}

function passagesOf(database: WritableDatabase, editionKey: number): IndexedRow[] {
  return prepared<[number], IndexedRow>(
    database,
    'SELECT passage_key, text FROM passages WHERE edition_key = ?',
  ).all(editionKey);
}
