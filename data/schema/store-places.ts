import { encodePlaces } from './line-places.ts';
import type { ParsedReport } from './parsed-report.ts';
import { prepared } from './prepared.ts';
import type { WritableDatabase } from './sqlite.ts';
import type { WrittenRows } from './written-rows.ts';

/** Pages and the places of lines, where the reader of the format knows them. */
export function storePlaces(
  database: WritableDatabase,
  editionKey: number,
  { pages = [], places = [] }: Pick<ParsedReport, 'pages' | 'places'>,
  written?: WrittenRows,
): void {
  const insertPage = prepared(
    database,
    'INSERT INTO pages (edition_key, number, width, height, rotation) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { number, width, height, rotation } of pages.toSorted((a, b) => a.number - b.number)) {
    const row = [editionKey, number, width, height, rotation];
    insertPage.run(row);
    written?.add('pages', row);
  }
  if (places.length > 0) {
    const lines = encodePlaces(places);
    prepared(database, 'INSERT INTO places (edition_key, lines) VALUES (?, ?)').run(editionKey, lines);
    written?.add('places', [editionKey, lines.toString('hex').toUpperCase()]);
  }
}
