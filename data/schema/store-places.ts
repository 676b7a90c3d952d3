import { encodePlaces } from './line-places.ts';
import type { ParsedReport } from './parsed-report.ts';
import { prepared } from './prepared.ts';
import type { WritableDatabase } from './sqlite.ts';

/** Pages and the places of lines, where the reader of the format knows them. */
export function storePlaces(
  database: WritableDatabase,
  editionKey: number,
  { pages = [], places = [] }: Pick<ParsedReport, 'pages' | 'places'>,
): void {
  const insertPage = prepared(
    database,
    'INSERT INTO pages (edition_key, number, width, height, rotation) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { number, width, height, rotation } of pages)
    insertPage.run(editionKey, number, width, height, rotation);
  if (places.length > 0) {
    prepared(database, 'INSERT INTO places (edition_key, lines) VALUES (?, ?)').run(
      editionKey,
      encodePlaces(places),
    );
  }
}
