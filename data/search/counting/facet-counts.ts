import type { FacetName, FacetValue } from '../../contract/search-model.ts';
import { BYTES_PER_PASSAGE, ROLE_CODES, TOPIC_CODES } from '../../schema/passage-facts.ts';
import { emptySet, intersection, membersOf, sizeOf, type BitSet } from '../index/bit-set.ts';
import { facetBit, figuresValue, qualityValue, type FailedFilters } from './facet-filters.ts';
import type { PassageTable } from '../index/passage-table.ts';
import type { ProgrammeMentions } from '../index/programme-mentions.ts';

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
  const { all, own } = failed ? divide(found, failed) : { all: membersOf(found), own: NOTHING_ELSE };
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
  return { passages: all, perEdition: counted.perEdition, facets };
}

const NOTHING_ELSE: ReadonlyMap<number, Uint32Array> = new Map();

interface Divided {
  /** What passes all filters. */
  readonly all: Uint32Array;
  /** By the bit of a filter what fails that one alone. */
  readonly own: ReadonlyMap<number, Uint32Array>;
}

function divide(found: BitSet, failed: FailedFilters): Divided {
  const members = membersOf(found);
  const all = new Uint32Array(members.length);
  let count = 0;
  const own = new Map<number, number[]>();
  for (const passage of members) {
    const bits = failed(passage);
    if (bits === 0) all[count++] = passage;
    else if ((bits & (bits - 1)) === 0) {
      const others = own.get(bits);
      if (others) others.push(passage);
      else own.set(bits, [passage]);
    }
  }
  return {
    all: all.slice(0, count),
    own: new Map(Array.from(own, ([bit, passages]) => [bit, Uint32Array.from(passages)])),
  };
}

/** What is counted while walking; the facets are read off afterwards. */
interface Tally {
  readonly perEdition: Uint32Array;
  readonly perRole: Uint32Array;
  readonly perTopic: Uint32Array;
  readonly perFlags: Uint32Array;
  readonly members: BitSet;
  readonly annotated: number;
  readonly count: number;
}

function tally(table: PassageTable, passages: Uint32Array, annotated: BitSet): Tally {
  const perEdition = new Uint32Array(table.editions.length);
  const [perRole, perTopic, perFlags] = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
  const members = emptySet(table.size);
  const { editionOf, facts } = table;
  // In the hottest loop of a search nothing is called.
  for (let i = 0; i < passages.length; i++) {
    const passage = passages[i]!;
    const at = passage * BYTES_PER_PASSAGE;
    perEdition[editionOf[passage]!]!++;
    perRole[facts[at]!]!++;
    perTopic[facts[at + 1]!]!++;
    perFlags[facts[at + 2]!]!++;
    members[passage >>> 5]! |= 1 << (passage & 31);
  }
  return {
    ...{ perEdition, perRole, perTopic, perFlags, members },
    annotated: sizeOf(intersection(members, annotated)),
    count: passages.length,
  };
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
    put('no', tally.count - tally.annotated);
  } else if (facet === 'programme') {
    programmes.countIn(tally.members).forEach((count, i) => put(programmes.names[i], count));
  } else {
    const { values, codes } = table.editionValues[facet];
    const counts = new Uint32Array(values.length);
    for (let i = 0; i < codes.length; i++) counts[codes[i]!]! += tally.perEdition[i]!;
    counts.forEach((count, code) => values[code]!.forEach((value) => put(value, count)));
  }
}
