import type { FacetName, FacetValue } from '../../contract/search-model.ts';
import { ROLE_CODES, TOPIC_CODES } from '../../schema/passage-facts.ts';
import { addMember, emptySet, hasMember, type BitSet } from '../index/bit-set.ts';
import { facetBit, figuresValue, qualityValue, type FailedFilters } from './facet-filters.ts';
import type { PassageTable } from '../index/passage-table.ts';
import type { ProgrammeMentions } from '../index/programme-mentions.ts';

export interface Counted {
  /** Passages that pass all filters, in rising order. */
  readonly passages: Uint32Array;
  readonly perEdition: Uint32Array;
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
}

/** Filters the passages and counts every facet, each under all filters but its own, in one walk. */
export function countFacets(
  table: PassageTable,
  found: Uint32Array,
  failed: FailedFilters | null,
  programmes: ProgrammeMentions,
  annotated: BitSet,
): Counted {
  const all = new Tally(table, annotated);
  const own = new Map<number, Tally>();
  const passages = failed ? new Uint32Array(found.length) : found;
  let count = 0;
  for (const passage of found) {
    const bits = failed ? failed(passage) : 0;
    if (bits === 0) {
      all.add(passage);
      if (failed) passages[count++] = passage;
    } else if ((bits & (bits - 1)) === 0) {
      let tally = own.get(bits);
      if (!tally) own.set(bits, (tally = new Tally(table, annotated)));
      tally.add(passage);
    }
  }
  const of = (facet: FacetName): FacetValue[] =>
    valuesOf(table, facet, [all, own.get(facetBit(facet))], programmes);
  const facets = {
    year: of('year'),
    genre: of('genre'),
    agency: of('agency'),
    level: of('level'),
    edition: of('edition'),
    role: of('role'),
    topic: of('topic'),
    programme: of('programme'),
    figures: of('figures'),
    notes: of('notes'),
    quality: of('quality'),
    fullness: of('fullness'),
  };
  return { passages: failed ? passages.slice(0, count) : found, perEdition: all.perEdition, facets };
}

/** What is counted while walking; the facets are read off afterwards. */
class Tally {
  readonly perEdition: Uint32Array;
  readonly perRole = new Uint32Array(256);
  readonly perTopic = new Uint32Array(256);
  readonly perFlags = new Uint32Array(256);
  readonly members: BitSet;
  annotated = 0;
  count = 0;
  readonly #table: PassageTable;
  readonly #annotated: BitSet;

  constructor(table: PassageTable, annotated: BitSet) {
    this.#table = table;
    this.#annotated = annotated;
    this.perEdition = new Uint32Array(table.editions.length);
    this.members = emptySet(table.size);
  }

  add(passage: number): void {
    const table = this.#table;
    this.perEdition[table.editionOf[passage]!]!++;
    this.perRole[table.role[passage]!]!++;
    this.perTopic[table.topic[passage]!]!++;
    this.perFlags[table.flags[passage]!]!++;
    addMember(this.members, passage);
    if (hasMember(this.#annotated, passage)) this.annotated++;
    this.count++;
  }
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
    counts.forEach((count, code) => put(values[code], count));
  }
}
