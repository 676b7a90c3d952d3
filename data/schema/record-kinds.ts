import { GENRES, type Genre } from '../contract/genre.ts';
import { LEVELS, type Level } from '../contract/model.ts';
import { knownValues } from '../contract/record-values.ts';

/** What records have of the facets with few values. */
export interface RecordKind {
  readonly year: number | null;
  readonly genre: Genre | null;
  readonly level: Level | null;
  readonly collections: readonly string[];
}

/** No period is so long ago. */
const NO_YEAR = -10_000;

/**
 * Of a record that lies in no collection its kind as one number, (year × 16 + place of the genre) × 16 + place of the level,
 * for three texts each take three times as long to cross into JavaScript. A place is counted from 1; 0: none.
 */
export const KIND = `(ifnull(year_covered, ${NO_YEAR}) * 16 + ${placeIn('genre', GENRES)}) * 16 + ${placeIn('level', LEVELS)}`;

function placeIn(column: string, names: readonly string[]): string {
  return `CASE ${column} ${names.map((name, i) => `WHEN '${name}' THEN ${i + 1}`).join(' ')} ELSE 0 END`;
}

/** A number as above, and behind a blank the collections as a JSON array of names where there are any. */
export type KindKey = number | string;

export function recordKind(key: KindKey): RecordKind {
  const [number, collections] = typeof key === 'number' ? [key, '[]'] : keyAndNames(key);
  const [year, both] = [Math.floor(number / 256), number - Math.floor(number / 256) * 256];
  return {
    year: year === NO_YEAR ? null : year,
    genre: GENRES[(both >>> 4) - 1] ?? null,
    level: LEVELS[(both & 15) - 1] ?? null,
    // Made by keyWith.
    collections: JSON.parse(collections) as readonly string[],
  };
}

function keyAndNames(key: string): [number, string] {
  const blank = key.indexOf(' ');
  return [Number(key.slice(0, blank)), key.slice(blank + 1)];
}

/** `fields`: the JSON of the column of a record. */
export function keyWith(key: number, fields: string): KindKey {
  // The column is written from an object; what a field of it cannot hold is left out.
  const { collections } = knownValues(JSON.parse(fields) as Readonly<Record<string, unknown>>);
  return Array.isArray(collections) ? `${key} ${JSON.stringify([...new Set(collections.map(String))])}` : key;
}
