import type { Genre } from '../../contract/genre.ts';
import type { EditionName, Level } from '../../contract/model.ts';

/** Facets whose value is the same for all passages of an edition. */
export const EDITION_FACETS = ['year', 'genre', 'agency', 'level', 'edition', 'fullness'] as const;
export type EditionFacet = (typeof EDITION_FACETS)[number];

/** The different values of a facet, null for none, and for each edition the place of its value among them. */
export interface EditionValues {
  readonly values: readonly (string | null)[];
  readonly codes: Uint32Array;
}

interface EditionFacts {
  /** The same number for all editions of a report. */
  readonly report: number;
  readonly year: number | null;
  readonly genre: Genre | null;
  readonly agency: string | null;
  readonly level: Level | null;
  readonly edition: EditionName;
}

export function editionValues(
  editions: readonly EditionFacts[],
): Readonly<Record<EditionFacet, EditionValues>> {
  return {
    year: encode(editions.map((one) => (one.year === null ? null : String(one.year)))),
    genre: encode(editions.map((one) => one.genre)),
    agency: encode(editions.map((one) => one.agency)),
    level: encode(editions.map((one) => one.level)),
    edition: encode(editions.map((one) => one.edition)),
    fullness: encode(fullnessOf(editions)),
  };
}

function fullnessOf(editions: readonly EditionFacts[]): readonly ('fullest' | 'beside')[] {
  const withOriginal = new Set(editions.filter((one) => one.edition === 'original').map((one) => one.report));
  return editions.map((one) =>
    one.edition === 'digest' && withOriginal.has(one.report) ? 'beside' : 'fullest',
  );
}

function encode(column: readonly (string | null)[]): EditionValues {
  const places = new Map<string | null, number>();
  const codes = Uint32Array.from(column, (value) => {
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  return { values: [...places.keys()], codes };
}
