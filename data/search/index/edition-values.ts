import type { EditionName } from '../../contract/model.ts';

/** Facets whose value is the same for all passages of an edition. */
export const EDITION_FACETS = ['year', 'genre', 'agency', 'level', 'edition', 'fullness'] as const;
export type EditionFacet = (typeof EDITION_FACETS)[number];

/** The different values of a facet, null for none, and for each edition the place of its value among them. */
export interface EditionValues {
  readonly values: readonly (string | null)[];
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
}

export function editionValues(facts: EditionFacts): Readonly<Record<EditionFacet, EditionValues>> {
  return {
    year: inWords(encode(facts.year)),
    genre: encode(facts.genre),
    agency: encode(facts.agency),
    level: encode(facts.level),
    edition: encode(facts.edition),
    fullness: encode(fullnessOf(facts)),
  };
}

function inWords({ values, codes }: Encoded<number | null>): EditionValues {
  return { values: values.map((value) => (value === null ? null : String(value))), codes };
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
