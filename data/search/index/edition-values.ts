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

/** Columns of as many values as there are reports. */
interface ReportFacts {
  readonly year: readonly (number | null)[];
  readonly genre: readonly (string | null)[];
  readonly agency: readonly (string | null)[];
  readonly level: readonly (string | null)[];
  /** JSON objects of fields of the record, among them in which collections the report lies; null where it lies in none. */
  readonly fields: readonly (string | null)[];
}

/** `reportOf` and `edition` have as many values as there are editions. */
export function editionValues(
  facts: ReportFacts,
  reportOf: Uint32Array,
  edition: readonly EditionName[],
): Readonly<Record<EditionFacet, EditionValues>> {
  const ofReports = <Value>({ values, codes }: Encoded<Value>): Encoded<Value> => ({
    values,
    codes: atPlaces(codes, reportOf),
  });
  return {
    year: listed(ofReports(encode(facts.year))),
    genre: listed(ofReports(encode(facts.genre))),
    agency: listed(ofReports(encode(facts.agency))),
    level: listed(ofReports(encode(facts.level))),
    collection: encodedAs(ofReports(encode(facts.fields)), collectionsIn),
    edition: listed(encode(edition)),
    fullness: listed(encode(fullnessOf(reportOf, edition))),
  };
}

/** Of a column of reports one of editions. */
export function atPlaces(column: Uint32Array, places: Uint32Array): Uint32Array {
  const values = new Uint32Array(places.length);
  for (let i = 0; i < places.length; i++) values[i] = column[places[i]!]!;
  return values;
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

function fullnessOf(
  reportOf: Uint32Array,
  edition: readonly EditionName[],
): readonly ('fullest' | 'beside')[] {
  const hasOriginal = new Uint8Array(reportOf.length);
  for (let i = 0; i < edition.length; i++) if (edition[i] === 'original') hasOriginal[reportOf[i]!] = 1;
  return edition.map((name, place) =>
    name === 'digest' && hasOriginal[reportOf[place]!] === 1 ? 'beside' : 'fullest',
  );
}

interface Encoded<Value> {
  readonly values: readonly Value[];
  readonly codes: Uint32Array;
}

function encode<Value>(column: readonly Value[]): Encoded<Value> {
  const places = new Map<Value, number>();
  const codes = new Uint32Array(column.length);
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    let place = places.get(value);
    if (place === undefined) places.set(value, (place = places.size));
    codes[i] = place;
  }
  return { values: [...places.keys()], codes };
}
