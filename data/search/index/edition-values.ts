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
  /** No value stands in two of the lists, and these are in the order of their values. */
  readonly areApart: boolean;
}

/** All but the agency have few values, and are counted together. */
export const FEW_VALUED = ['year', 'genre', 'level', 'collection', 'edition', 'fullness'] as const;
export type FewValued = (typeof FEW_VALUED)[number];

/** Editions that are alike in all of FEW_VALUED are of one kind. */
export interface EditionKinds {
  /** Per edition. */
  readonly codes: Uint32Array;
  /** Of a facet, per kind: the place of its values. */
  readonly of: Readonly<Record<FewValued, Uint32Array>>;
  readonly length: number;
}

export function editionKinds(values: Readonly<Record<EditionFacet, EditionValues>>): EditionKinds {
  const { length } = values.year.codes;
  const mixed = new Float64Array(length);
  for (const facet of FEW_VALUED) {
    const { codes, values: different } = values[facet];
    for (let i = 0; i < length; i++) mixed[i] = mixed[i]! * different.length + codes[i]!;
  }
  const { values: kinds, codes } = encode(mixed);
  const first = new Uint32Array(kinds.length);
  for (let i = length - 1; i >= 0; i--) first[codes[i]!] = i;
  const of = (facet: FewValued): Uint32Array => atPlaces(values[facet].codes, first);
  return {
    codes,
    of: {
      year: of('year'),
      genre: of('genre'),
      level: of('level'),
      collection: of('collection'),
      edition: of('edition'),
      fullness: of('fullness'),
    },
    length: kinds.length,
  };
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
    collection: encodedAs(ofReports(encode(facts.fields)), collectionsIn, false),
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
  return encodedAs(inOrder(encoded), (value) => (value === null ? [] : [value]), true);
}

/** As texts, sorted; null last. */
function inOrder({ values, codes }: Encoded<string | number | null>): Encoded<string | null> {
  const texts = values.map((value) => (value === null ? null : String(value)));
  const order = texts.map((_, code) => code).sort((a, b) => compare(texts[a]!, texts[b]!));
  const places = new Uint32Array(order.length);
  order.forEach((code, place) => (places[code] = place));
  return { values: order.map((code) => texts[code]!), codes: atPlaces(places, codes) };
}

function compare(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : a > b ? 1 : 0;
}

function encodedAs<Value>(
  { values, codes }: Encoded<Value>,
  listOf: (value: Value) => readonly string[],
  areApart: boolean,
): EditionValues {
  return { values: values.map(listOf), codes, areApart };
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

function encode<Value>(column: ArrayLike<Value>): Encoded<Value> {
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
