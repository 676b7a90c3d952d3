import type { EditionName } from '../../contract/model.ts';
import { knownValues } from '../../contract/record-values.ts';

/** Facets whose values are the same for all passages of an edition. */
export const EDITION_FACETS = [
  'year',
  'genre',
  'agency',
  'level',
  'collection',
  'edition',
  'fullness',
] as const;
export type EditionFacet = (typeof EDITION_FACETS)[number];

/** What editions have of a facet, each different list once: no value, one, or several; and for each edition its place. */
export interface EditionValues {
  readonly values: readonly (readonly string[])[];
  readonly codes: Uint32Array;
}

/** Columns of as many values as there are editions. */
interface EditionFacts {
  /** The same number for all editions of a report. */
  readonly report: ArrayLike<number>;
  readonly year: readonly (number | null)[];
  readonly genre: readonly (string | null)[];
  readonly agency: readonly (string | null)[];
  readonly level: readonly (string | null)[];
  readonly edition: readonly EditionName[];
  /** JSON objects of fields of the record, among them in which collections the report lies; null where it lies in none. */
  readonly fields: readonly (string | null)[];
}

export function editionValues(facts: EditionFacts): Readonly<Record<EditionFacet, EditionValues>> {
  return {
    year: listed(encode(facts.year)),
    genre: listed(encode(facts.genre)),
    agency: listed(encode(facts.agency)),
    level: listed(encode(facts.level)),
    collection: encodedAs(encode(facts.fields), collectionsIn),
    edition: listed(encode(facts.edition)),
    fullness: listed(encode(fullnessOf(facts))),
  };
}

function listed(encoded: Encoded<string | number | null>): EditionValues {
  return encodedAs(encoded, (value) => (value === null ? [] : [String(value)]));
}

function encodedAs<Value>(
  { values, codes }: Encoded<Value>,
  listOf: (value: Value) => readonly string[],
): EditionValues {
  return { values: values.map(listOf), codes };
}

/** In the column `fields` of a record. */
function collectionsIn(fields: string | null): readonly string[] {
  if (fields === null) return [];
  // The column is written from an object; what a field of it cannot hold is left out.
  const { collections } = knownValues(JSON.parse(fields) as Readonly<Record<string, unknown>>);
  return Array.isArray(collections) ? [...new Set(collections.map(String))] : [];
}

function fullnessOf({ edition, report }: EditionFacts): readonly ('fullest' | 'beside')[] {
  const withOriginal = new Set<number>();
  edition.forEach((name, place) => {
    if (name === 'original') withOriginal.add(report[place]!);
  });
  return edition.map((name, place) =>
    name === 'digest' && withOriginal.has(report[place]!) ? 'beside' : 'fullest',
  );
}

interface Encoded<Value> {
  readonly values: readonly Value[];
  readonly codes: Uint32Array;
}

function encode<Value>(column: readonly Value[]): Encoded<Value> {
  const places = new Map<Value, number>();
  const codes = new Uint32Array(column.length);
  column.forEach((value, at) => {
    let place = places.get(value);
    if (place === undefined) places.set(value, (place = places.size));
    codes[at] = place;
  });
  return { values: [...places.keys()], codes };
}
