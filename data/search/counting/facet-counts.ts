import type { FacetName, FacetValue } from '../../contract/search-model.ts';
import { ROLE_CODES, TOPIC_CODES } from '../../schema/passage-facts.ts';
import { addMember, membersOf, type BitSet } from '../index/bit-set.ts';
import { facetBit, figuresValue, qualityValue, type FailedFilters } from './facet-filters.ts';
import { EDITION_FACETS, type EditionFacet } from '../index/edition-values.ts';
import type { PassageTable } from '../index/passage-table.ts';
import type { ProgrammeMentions } from '../index/programme-mentions.ts';
import { tally, type Tally } from './tally.ts';

/** Of the passages that pass all filters. */
export interface Counted extends Pick<Tally, 'set' | 'total' | 'perEdition' | 'editions'> {
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
}

/** Filters the passages and counts every facet, each under all filters but its own. */
export function countFacets(
  table: PassageTable,
  found: BitSet,
  failed: FailedFilters | null,
  programmes: ProgrammeMentions,
  annotated: BitSet,
): Counted {
  const { all, own } = failed ? divide(found, failed) : { all: found, own: NOTHING_ELSE };
  const counted = tally(table, all, annotated);
  const others = new Map(Array.from(own, ([bit, passages]) => [bit, tally(table, passages, annotated)]));
  const of = (facet: FacetName): FacetValue[] =>
    valuesOf(table, facet, [counted, others.get(facetBit(facet))], programmes);
  const facets = {
    year: of('year'),
    genre: of('genre'),
    agency: of('agency'),
    level: of('level'),
    collection: of('collection'),
    edition: of('edition'),
    role: of('role'),
    topic: of('topic'),
    programme: of('programme'),
    figures: of('figures'),
    notes: of('notes'),
    quality: of('quality'),
    fullness: of('fullness'),
  };
  const { set, total, perEdition, editions } = counted;
  return { set, total, perEdition, editions, facets };
}

const NOTHING_ELSE: ReadonlyMap<number, BitSet> = new Map();

interface Divided {
  /** What passes all filters. */
  readonly all: BitSet;
  /** By the bit of a filter what fails that one alone. */
  readonly own: ReadonlyMap<number, BitSet>;
}

function divide(found: BitSet, failed: FailedFilters): Divided {
  const all: BitSet = new Uint32Array(found.length);
  const own = new Map<number, BitSet>();
  for (const passage of membersOf(found)) {
    const bits = failed(passage);
    if (bits === 0) addMember(all, passage);
    else if ((bits & (bits - 1)) === 0) {
      let others = own.get(bits);
      if (!others) own.set(bits, (others = new Uint32Array(found.length)));
      addMember(others, passage);
    }
  }
  return { all, own };
}

function valuesOf(
  table: PassageTable,
  facet: FacetName,
  tallies: readonly (Tally | undefined)[],
  programmes: ProgrammeMentions,
): FacetValue[] {
  const given = tallies.filter((one) => one !== undefined);
  const values = isOfEdition(facet)
    ? ofEditions(table, facet, given)
    : listed(ofPassages(facet, given, programmes));
  return facet === 'year' ? values : mostFirst(values);
}

/** In the order of the values. */
function listed(counts: ReadonlyMap<string, number>): FacetValue[] {
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => (a.value < b.value ? -1 : 1));
}

/** Else as they are: of five thousand agencies numbers are sorted in a tenth of the time of values. */
function mostFirst(values: readonly FacetValue[]): FacetValue[] {
  const most = values.reduce((one, { count }) => Math.max(one, count), 0);
  const keys = Float64Array.from(values, ({ count }, place) => (most - count) * values.length + place).sort();
  return Array.from(keys, (key) => values[key % values.length]!);
}

function isOfEdition(facet: FacetName): facet is EditionFacet {
  return (EDITION_FACETS as readonly FacetName[]).includes(facet);
}

/** Counted by the places of their values; those that have a passage are put into words. */
function ofEditions(table: PassageTable, facet: EditionFacet, tallies: readonly Tally[]): FacetValue[] {
  const { values, areApart } = table.editionValues[facet];
  const counts = new Uint32Array(values.length);
  for (const { perAgency, perKind } of tallies)
    if (facet === 'agency') perAgency.forEach((count, code) => (counts[code]! += count));
    else table.editionKinds.of[facet].forEach((code, kind) => (counts[code]! += perKind[kind]!));
  const found: FacetValue[] = [];
  for (let code = 0; code < counts.length; code++)
    if (counts[code]! > 0) for (const value of values[code]!) found.push({ value, count: counts[code]! });
  return areApart ? found : summed(found);
}

function summed(found: readonly FacetValue[]): FacetValue[] {
  const counts = new Map<string, number>();
  for (const { value, count } of found) add(counts, value, count);
  return listed(counts);
}

function add(counts: Map<string, number>, value: string, count: number): void {
  counts.set(value, (counts.get(value) ?? 0) + count);
}

function ofPassages(
  facet: Exclude<FacetName, EditionFacet>,
  tallies: readonly Tally[],
  programmes: ProgrammeMentions,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const put = (value: string | undefined, count: number): void => {
    if (value !== undefined && count > 0) add(counts, value, count);
  };
  for (const tally of tallies) tallyInto(put, facet, tally, programmes);
  return counts;
}

function tallyInto(
  put: (value: string | undefined, count: number) => void,
  facet: Exclude<FacetName, EditionFacet>,
  tally: Tally,
  programmes: ProgrammeMentions,
): void {
  switch (facet) {
    case 'role':
      return ROLE_CODES.forEach((role, i) => put(role, tally.perRole[i]!));
    case 'topic':
      return TOPIC_CODES.forEach((topic, i) => put(topic, tally.perTopic[i]!));
    case 'figures':
      return tally.perFlags.forEach((count, flags) => put(figuresValue(flags), count));
    case 'quality':
      return tally.perFlags.forEach((count, flags) => put(qualityValue(flags), count));
    case 'notes':
      put('yes', tally.annotated);
      return put('no', tally.total - tally.annotated);
    case 'programme':
      return programmes.countIn(tally.set).forEach((count, i) => put(programmes.names[i], count));
  }
}
