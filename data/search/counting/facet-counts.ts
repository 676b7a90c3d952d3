import type { FacetName, FacetValue } from '../../contract/search-model.ts';
import { ROLE_CODES, TOPIC_CODES } from '../../schema/passage-facts.ts';
import { addMember, membersOf, type BitSet } from '../index/bit-set.ts';
import { facetBit, figuresValue, qualityValue, type FailedFilters } from './facet-filters.ts';
import type { PassageTable } from '../index/passage-table.ts';
import type { ProgrammeMentions } from '../index/programme-mentions.ts';
import { tally, type Tally } from './tally.ts';

export interface Counted {
  /** Passages that pass all filters, in rising order. */
  readonly passages: Uint32Array;
  readonly perEdition: Uint32Array;
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
  return { passages: counted.passages, perEdition: counted.perEdition, facets };
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
  const counts = new Map<string, number>();
  const put = (value: string | null | undefined, count: number): void => {
    if (value !== null && value !== undefined && count > 0)
      counts.set(value, (counts.get(value) ?? 0) + count);
  };
  for (const tally of tallies) if (tally) tallyInto(put, table, facet, tally, programmes);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort(facet === 'year' ? byValue : (a, b) => b.count - a.count || byValue(a, b));
}

function byValue(a: FacetValue, b: FacetValue): number {
  return a.value < b.value ? -1 : 1;
}

function tallyInto(
  put: (value: string | null | undefined, count: number) => void,
  table: PassageTable,
  facet: FacetName,
  tally: Tally,
  programmes: ProgrammeMentions,
): void {
  const flagged = (valueOf: (flags: number) => string): void =>
    tally.perFlags.forEach((count, flags) => put(valueOf(flags), count));
  if (facet === 'role') ROLE_CODES.forEach((role, i) => put(role, tally.perRole[i]!));
  else if (facet === 'topic') TOPIC_CODES.forEach((topic, i) => put(topic, tally.perTopic[i]!));
  else if (facet === 'figures') flagged(figuresValue);
  else if (facet === 'quality') flagged(qualityValue);
  else if (facet === 'notes') {
    put('yes', tally.annotated);
    put('no', tally.passages.length - tally.annotated);
  } else if (facet === 'programme') {
    programmes.countIn(tally.set).forEach((count, i) => put(programmes.names[i], count));
  } else {
    const { values, codes } = table.editionValues[facet];
    const counts = new Uint32Array(values.length);
    for (let i = 0; i < codes.length; i++) counts[codes[i]!]! += tally.perEdition[i]!;
    counts.forEach((count, code) => values[code]!.forEach((value) => put(value, count)));
  }
}
