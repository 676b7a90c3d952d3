import { FACETS, type FacetName } from '../../contract/search-model.ts';
import { HAS_FIGURES, IS_REPAIRED } from '../../schema/passage-facts.ts';
import { hasMember, type BitSet } from '../index/bit-set.ts';
import { codeOf, EDITION_FACETS } from '../index/edition-values.ts';
import type { PassageTable } from '../index/passage-table.ts';
import { COMBINATIONS, flagsIn, roleIn, topicIn, type Traits } from '../../schema/passage-traits.ts';
import type { ProgrammeMentions } from '../index/programme-mentions.ts';

export type Filters = Readonly<
  Partial<Record<FacetName, { readonly include: readonly string[]; readonly exclude: readonly string[] }>>
>;

/** The bit of a facet in a mask of failed filters. */
export function facetBit(facet: FacetName): number {
  return 1 << FACETS.indexOf(facet);
}

/** For a passage the bits of the filters that it fails; 0 where it passes them all. */
export type FailedFilters = (passage: number) => number;

export function failedFilters(
  table: PassageTable,
  filters: Filters,
  programmes: () => ProgrammeMentions,
  annotated: () => BitSet,
): FailedFilters | null {
  const tests: FailedFilters[] = [];
  const byEdition = EDITION_FACETS.filter((facet) => isSet(filters, facet));
  if (byEdition.length > 0) {
    const failed = new Uint32Array(table.editions.length);
    for (const facet of byEdition) {
      // Each different list of values is looked at once.
      const bits = table.editionValues[facet].values.map((several) => fails(filters, facet, several));
      const valueOf = codeOf(table, facet);
      for (let i = 0; i < failed.length; i++) failed[i]! |= bits[valueOf(i)]!;
    }
    tests.push((passage) => failed[table.editionOf[passage]!]!);
  }
  const byTraits = TRAIT_FACETS.filter(([facet]) => isSet(filters, facet));
  if (byTraits.length > 0) {
    // Of few combinations each is looked at once.
    const failed = Uint32Array.from({ length: COMBINATIONS }, (_, traits) =>
      byTraits.reduce((bits, [facet, valueOf]) => bits | fails(filters, facet, [valueOf(traits)]), 0),
    );
    tests.push((passage) => failed[table.traits[passage]!]!);
  }
  if (isSet(filters, 'programme')) {
    const mentions = programmes();
    tests.push((passage) => fails(filters, 'programme', mentions.namesOf(passage)));
  }
  if (isSet(filters, 'notes')) {
    const places = annotated();
    tests.push((passage) => fails(filters, 'notes', [hasMember(places, passage) ? 'yes' : 'no']));
  }
  return tests.length === 0 ? null : (passage) => tests.reduce((bits, test) => bits | test(passage), 0);
}

/** Facets of which a passage has the value that its traits say. */
const TRAIT_FACETS: readonly (readonly [FacetName, (traits: Traits) => string | null])[] = [
  ['role', (traits) => roleIn(traits) ?? null],
  ['topic', topicIn],
  ['figures', (traits) => figuresValue(flagsIn(traits))],
  ['quality', (traits) => qualityValue(flagsIn(traits))],
];

export function figuresValue(flags: number): string {
  return flags & HAS_FIGURES ? 'yes' : 'no';
}

export function qualityValue(flags: number): string {
  return flags & IS_REPAIRED ? 'repaired' : 'clean';
}

function isSet(filters: Filters, facet: FacetName): boolean {
  const filter = filters[facet];
  return filter !== undefined && filter.include.length + filter.exclude.length > 0;
}

/** The facet's bit when the values are kept out: none included of those asked for, or one excluded. */
function fails(filters: Filters, facet: FacetName, values: readonly (string | null)[]): number {
  const { include, exclude } = filters[facet]!;
  const isIn = include.length === 0 || values.some((value) => value !== null && include.includes(value));
  const isOut = values.some((value) => value !== null && exclude.includes(value));
  return isIn && !isOut ? 0 : facetBit(facet);
}
