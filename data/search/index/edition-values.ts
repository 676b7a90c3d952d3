import { mixedKinds, noneLast, TEXT_KINDS, textKinds, type TextKind } from '../../schema/archive-columns.ts';
import { Coded } from '../../schema/coded.ts';
import type { RecordColumns } from './record-columns.ts';
import type { RecordKind } from '../../schema/record-kinds.ts';

/** All but the agency have few values, and are counted together. */
export const FEW_VALUED = ['year', 'genre', 'level', 'collection', 'edition', 'fullness'] as const;
export type FewValued = (typeof FEW_VALUED)[number];

/** Facets whose values are the same for all passages of an edition. */
export const EDITION_FACETS = [...FEW_VALUED, 'agency'] as const;
export type EditionFacet = (typeof EDITION_FACETS)[number];

/** What editions have of a facet, each different list once: no value, one, or several. */
export interface EditionValues {
  readonly values: readonly (readonly string[])[];
  /** No value stands in two of the lists, and these are in the order of their values. */
  readonly areApart: boolean;
}

/** Editions that are alike in all of FEW_VALUED are of one kind. */
export interface EditionKinds {
  /** Per edition. */
  readonly codes: Uint32Array;
  /** Of a facet, per kind: the place of its values. */
  readonly of: Readonly<Record<FewValued, Uint32Array>>;
  /** Per kind. */
  readonly year: readonly (number | null)[];
  readonly length: number;
}

export interface EditionColumns {
  readonly editionValues: Readonly<Record<EditionFacet, EditionValues>>;
  readonly editionKinds: EditionKinds;
  /** Per edition: the place of its agency among the values of that facet. */
  readonly agencyOf: Uint32Array;
}

/** `isOriginal`: 1 of each text that is the original of its report. */
export function editionColumns(records: RecordColumns, isOriginal: ArrayLike<number>): EditionColumns {
  const { codes, kinds } = kindsOf(records, isOriginal);
  const agency = agenciesOf(records);
  const few = {
    year: facetOf(kinds.map(({ record }) => record.year)),
    genre: facetOf(kinds.map(({ record }) => record.genre)),
    level: facetOf(kinds.map(({ record }) => record.level)),
    collection: collectionFacet(kinds),
    edition: facetOf(kinds.map((kind) => (kind.text === 'original' ? 'original' : 'digest'))),
    fullness: facetOf(kinds.map((kind) => (kind.text === 'digest beside' ? 'beside' : 'fullest'))),
  };
  return {
    editionValues: { ...few, agency: agency.values },
    editionKinds: {
      codes,
      of: {
        year: few.year.codes,
        genre: few.genre.codes,
        level: few.level.codes,
        collection: few.collection.codes,
        edition: few.edition.codes,
        fullness: few.fullness.codes,
      },
      year: kinds.map(({ record }) => record.year),
      length: kinds.length,
    },
    agencyOf: agency.codes,
  };
}

/** By editions; those that an archive keeps are in order. */
function agenciesOf({ agency, reportOf, ofTexts }: RecordColumns): {
  readonly values: EditionValues;
  readonly codes: Uint32Array;
} {
  if (ofTexts)
    return { values: { values: agency.values.map(asList), areApart: true }, codes: ofTexts.agency };
  const { values, places } = inOrder(agency.values);
  return { values: { values, areApart: true }, codes: atPlaces(atPlaces(places, agency.codes), reportOf) };
}

function asList(value: string | null): readonly string[] {
  return value === null ? [] : [value];
}

/** For an edition the place of what it has of a facet. */
export function codeOf(
  { editionKinds, agencyOf }: Pick<EditionColumns, 'editionKinds' | 'agencyOf'>,
  facet: EditionFacet,
): (edition: number) => number {
  if (facet === 'agency') return (edition) => agencyOf[edition]!;
  const codes = editionKinds.of[facet];
  return (edition) => codes[editionKinds.codes[edition]!]!;
}

/** Of a column one with the value that stands at each of the places. */
export function atPlaces(column: Uint32Array, places: Uint32Array): Uint32Array {
  const values = new Uint32Array(places.length);
  for (let i = 0; i < places.length; i++) values[i] = column[places[i]!]!;
  return values;
}

interface EditionKind {
  readonly record: RecordKind;
  readonly text: (typeof TEXT_KINDS)[number];
}

/** There are few kinds of records, so that a place for each of their texts is looked up and nothing is compared. */
function kindsOf(
  { kind, reportOf, ofTexts }: RecordColumns,
  isOriginal: ArrayLike<number>,
): { readonly codes: Uint32Array; readonly kinds: readonly EditionKind[] } {
  const kindOf = ([record, text]: TextKind): EditionKind => ({
    record: kind.values[record]!,
    text: TEXT_KINDS[text]!,
  });
  if (ofTexts) return { codes: ofTexts.kind, kinds: ofTexts.kinds.map(kindOf) };
  const mixed = mixedKinds(kind.codes, reportOf, isOriginal);
  const kinds = textKinds(mixed);
  const places = new Uint32Array(kind.values.length * TEXT_KINDS.length);
  kinds.forEach(([record, text], place) => (places[record * TEXT_KINDS.length + text] = place));
  return { codes: atPlaces(places, mixed), kinds: kinds.map(kindOf) };
}

interface FacetColumn extends EditionValues {
  /** Per kind. */
  readonly codes: Uint32Array;
}

function facetOf(column: readonly (string | number | null)[]): FacetColumn {
  const coded = new Coded<string | number | null>();
  const codes = Uint32Array.from(column, (value) => coded.codeOf(value));
  const { values, places } = inOrder(coded.values);
  return { values, codes: atPlaces(places, codes), areApart: true };
}

function collectionFacet(kinds: readonly EditionKind[]): FacetColumn {
  const coded = new Coded<string>();
  const codes = Uint32Array.from(kinds, ({ record }) => coded.codeOf(JSON.stringify(record.collections)));
  return { values: coded.values.map((one) => JSON.parse(one) as string[]), codes, areApart: false };
}

/** As lists, sorted, that of no value last; and where each of the values has come to stand. */
function inOrder(values: readonly (string | number | null)[]): {
  readonly values: readonly (readonly string[])[];
  readonly places: Uint32Array;
} {
  const texts = values.map((value) => (value === null ? null : String(value)));
  const order = texts.map((_, code) => code).sort((a, b) => noneLast(texts[a]!, texts[b]!));
  const places = new Uint32Array(order.length);
  order.forEach((code, place) => (places[code] = place));
  return { values: order.map((code) => asList(texts[code]!)), places };
}
