import { createHash } from 'node:crypto';
import { ARCHIVE_TABLES } from './archive-tables.ts';
import { unpackPlaces } from './packed-places.ts';
import type { ParsedReport } from './parsed-report.ts';
import { openWritable, type ReadableDatabase } from './sqlite.ts';
import { storeReport } from './store-report.ts';

/** What one reading made of a file, without the names under which it is stored: two of them can be compared. */
export interface StoredReading {
  /** In reading order. */
  readonly passages: readonly string[];
  readonly figures: readonly StoredFigure[];
  /** Over everything that the reading gave, outline, tables, places and repairs included; not over the record. */
  readonly digest: string;
}

export interface StoredFigure {
  readonly subject: string;
  readonly value: number;
  readonly unit: string;
  readonly period: string;
  readonly kind: string;
  readonly quote: string;
}

export function readStoredReading(database: ReadableDatabase, editionKey: number): StoredReading {
  const hash = createHash('sha256');
  for (const query of EVERYTHING)
    for (const row of database.prepare<[number]>(query).raw().iterate(editionKey))
      hash.update(JSON.stringify(row));
  hash.update(placesOf(database, editionKey));
  return {
    passages: database
      .prepare<[number], string>('SELECT text FROM passages WHERE edition_key = ? ORDER BY ordinal')
      .pluck()
      .all(editionKey),
    figures: database
      .prepare<[number], StoredFigure>(
        'SELECT subject, value, unit, period, kind, quote FROM indicators WHERE edition_key = ? ORDER BY ordinal',
      )
      .all(editionKey),
    digest: hash.digest('hex'),
  };
}

/** What they say: how well they are packed is a matter of the program that packed them. Broken ones are like no others. */
function placesOf(database: ReadableDatabase, editionKey: number): string {
  const packed = database
    .prepare<[number], Buffer>('SELECT packed FROM places WHERE edition_key = ?')
    .pluck()
    .get(editionKey);
  try {
    return packed ? JSON.stringify(unpackPlaces(packed)) : '';
  } catch {
    return 'broken';
  }
}

/** The same of a reading that is not stored: it is, for a moment, where nobody sees it. */
export function readingOf(report: ParsedReport): StoredReading {
  const database = openWritable(':memory:');
  try {
    database.exec(ARCHIVE_TABLES);
    storeReport(database, report);
    return readStoredReading(database, 1);
  } finally {
    database.close();
  }
}

const EVERYTHING = [
  'SELECT encoding, format, raw_text FROM editions WHERE edition_key = ?',
  'SELECT role, kind, year, level, heading, topic FROM sections WHERE edition_key = ? ORDER BY ordinal',
  `SELECT sections.ordinal, passages.kind, text, raw_map, cells
   FROM passages JOIN sections USING (section_key) LEFT JOIN passage_tables USING (passage_key)
   WHERE passages.edition_key = ? ORDER BY passages.ordinal`,
  'SELECT number, width, height, rotation FROM pages WHERE edition_key = ? ORDER BY number',
  `SELECT passages.ordinal, start, "end", subject, concept, value, unit, value_si, unit_si, qualifier, bound, period,
     indicators.kind, topic, scope, programme, quote, is_curated, is_minor, note
   FROM indicators LEFT JOIN passages USING (passage_key)
   WHERE indicators.edition_key = ? ORDER BY indicators.ordinal`,
  'SELECT kind, raw_start, raw_end, before, after FROM defects WHERE edition_key = ? ORDER BY ordinal',
  `SELECT passages.ordinal, mentions.kind, name, role, start, "end" FROM mentions JOIN passages USING (passage_key)
   WHERE mentions.edition_key = ? ORDER BY mention_key`,
];
