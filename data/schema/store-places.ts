import type { LinePlace } from './line-places.ts';
import { packPlaces } from './packed-places.ts';
import type { ParsedReport } from './parsed-report.ts';
import { placesAsRows } from './place-rows.ts';
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
    const blob = insertPlaces(database, editionKey, places);
    written?.add('places', [editionKey, blob.toString('hex').toUpperCase()]);
  }
}

/** Holdings that could not be written anew as of today are of version 3, and what they take in is as well. */
function insertPlaces(database: WritableDatabase, editionKey: number, places: readonly LinePlace[]): Buffer {
  const isOfToday = prepared(
    database,
    "SELECT 1 FROM pragma_table_info('places', 'main') WHERE name = 'packed'",
  ).get();
  const [column, blob] = isOfToday ? ['packed', packPlaces(places)] : ['lines', placesAsRows(places)];
  prepared(database, `INSERT INTO places (edition_key, ${column}) VALUES (?, ?)`).run(editionKey, blob);
  return blob;
}
