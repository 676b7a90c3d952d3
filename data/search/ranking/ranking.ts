import { hasMember, intersection, membersOf, sizeOf, type BitSet } from '../index/bit-set.ts';
import { KIND_MASK, KINDS } from '../../schema/passage-facts.ts';
import { yearAt, type PassageTable } from '../index/passage-table.ts';
import { LONGEST, ShortestPassages } from './shortest-passages.ts';

export type Sort = 'relevance' | 'newest' | 'oldest' | 'place';

/** So many of the best by kind and length are put in order by how densely the words stand in them. */
export const WEIGHED = 100;
/** So many places at the top are shared out among the reports. */
const SHARED = 10;

/**
 * The passages in order, as far as `needed`:
 *
 *     kind      sentences and rows of tables, then titles, then bare headings
 *     writing   as typed, then through an expansion only
 *     density   marked characters per character, among the best WEIGHED that the other rules give
 *     length    shorter first
 *     year      newest first, then the order of the archive
 *
 * Then the best passage of each of the first ten reports moves into the first ten places.
 */
export function rankByRelevance(
  table: PassageTable,
  found: BitSet,
  exact: BitSet | null,
  needed: number,
  density: (passage: number) => number,
): Uint32Array {
  const ranked = smallest(table, found, exact, Math.max(needed, WEIGHED));
  const order = Uint32Array.from(ranked, passageOf);
  order.set(weigh(ranked.subarray(0, WEIGHED), density));
  const leaders = bestOfReports(table, order, found, exact);
  const shared = new Set(leaders);
  const result = new Uint32Array(order.length + leaders.filter((one) => !order.includes(one)).length);
  result.set(leaders);
  let at = leaders.length;
  for (const passage of order) if (!shared.has(passage)) result[at++] = passage;
  return result;
}

/** Set in the key of a passage that only an expansion found; below the bits of the kind. */
const EXPANDED = 1 << 21;

/** The place of a passage in the coarse order, among all others. */
function rankOf(table: PassageTable, passage: number, exact: BitSet | null): Ranked {
  const key = coarseKey(table, passage);
  return (exact && !hasMember(exact, passage) ? key | EXPANDED : key) * PASSAGES + passage;
}

/** Sentences and rows of tables before titles, bare headings last; by a kind's place in KINDS. */
const KIND_ORDER = { title: 1, heading: 2, text: 0, table: 0 } as const satisfies Record<
  (typeof KINDS)[number],
  number
>;
const ORDER_OF_KIND = KINDS.map((kind) => KIND_ORDER[kind]);

/** kind 2 bits, one bit left free, length 13 bits, years since the newest report 8 bits: smaller comes first. */
function coarseKey(table: PassageTable, passage: number): number {
  const { traits, lengths, ages, editionKinds, editionOf } = table;
  const kind = ORDER_OF_KIND[traits[passage]! & KIND_MASK]!;
  return (
    (kind << 22) |
    (Math.min(lengths[passage]!, LONGEST) << 8) |
    ages[editionKinds.codes[editionOf[passage]!]!]!
  );
}

/** Whatever is longer comes behind a passage of this key; of one that is not of the kind that comes first nothing is known. */
function longestBefore(key: number): number {
  const length = key >>> 8;
  return length < LONGEST ? length : Infinity;
}

/** A key and a passage in one number, which sorts by key, then by place. Keys have 24 bits. */
type Ranked = number;
const PASSAGES = 2 ** 28;

function passageOf(ranked: Ranked): number {
  return ranked % PASSAGES;
}

function keyOf(ranked: Ranked): number {
  return Math.floor(ranked / PASSAGES);
}

/** The `count` passages that come first, in order. */
function smallest(table: PassageTable, found: BitSet, exact: BitSet | null, count: number): Float64Array {
  const passages = membersOf(withinTier(table, found, exact, count) ?? found);
  const chosen = new Float64Array(Math.min(passages.length, Math.max(4 * count, 1024)));
  let size = 0;
  let bound = Infinity;
  let longest = Infinity;
  for (let i = 0; i < passages.length; i++) {
    if (table.lengths[passages[i]!]! > longest) continue;
    const ranked = rankOf(table, passages[i]!, exact);
    if (ranked >= bound) continue;
    if (size === chosen.length) {
      chosen.sort();
      size = count;
      bound = chosen[count - 1]!;
      longest = longestBefore(keyOf(bound));
      if (ranked >= bound) continue;
    }
    chosen[size++] = ranked;
  }
  return chosen.subarray(0, size).sort().subarray(0, count);
}

/** Of fewer passages than one in so many words of a set, each is looked at in less time than the sets are put together. */
const FEW = 8;

function withinTier(table: PassageTable, found: BitSet, exact: BitSet | null, count: number): BitSet | null {
  if (sizeOf(found) * FEW < found.length) return null;
  return shortestOf(table)?.firstOf(exact ? intersection(found, exact) : found, count) ?? null;
}

/** Made when many are found for the second time: the first search after opening has enough to do. */
const known = new WeakMap<PassageTable, ShortestPassages | 'asked once'>();

function shortestOf(table: PassageTable): ShortestPassages | null {
  const shortest = known.get(table);
  if (typeof shortest === 'object') return shortest;
  const made =
    shortest === undefined
      ? 'asked once'
      : new ShortestPassages(
          table,
          ORDER_OF_KIND.map((order) => order === 0),
        );
  known.set(table, made);
  return made === 'asked once' ? null : made;
}

/** The best of the coarse order, densest first inside each kind and writing. */
function weigh(best: Float64Array, density: (passage: number) => number): readonly number[] {
  return Array.from(best, (one) => ({
    passage: passageOf(one),
    key: keyOf(one),
    density: density(passageOf(one)),
  }))
    .sort(
      (a, b) =>
        (a.key >>> 21) - (b.key >>> 21) || b.density - a.density || a.key - b.key || a.passage - b.passage,
    )
    .map((one) => one.passage);
}

/** The best passage of each report, of the first ten reports in order of rank. */
function bestOfReports(
  table: PassageTable,
  order: Uint32Array,
  found: BitSet,
  exact: BitSet | null,
): readonly number[] {
  const best = new Map<number, number>();
  const reportOf = (passage: number): number => table.reportOf[table.editionOf[passage]!]!;
  for (const passage of order) {
    const report = reportOf(passage);
    if (!best.has(report)) best.set(report, passage);
    if (best.size === SHARED) return [...best.values()];
  }
  const passages = membersOf(found);
  if (order.length === passages.length) return [...best.values()];
  const further = new Map<number, Ranked>();
  for (let i = 0; i < passages.length; i++) {
    const report = reportOf(passages[i]!);
    if (best.has(report)) continue;
    const ranked = rankOf(table, passages[i]!, exact);
    if ((further.get(report) ?? Infinity) > ranked) further.set(report, ranked);
  }
  const added = [...further.values()].sort((a, b) => a - b).map(passageOf);
  return [...best.values(), ...added].slice(0, SHARED);
}

/** All passages by year of the report, then agency, edition and place; or by agency first. */
export function orderByPlace(
  table: PassageTable,
  passages: Uint32Array,
  sort: Exclude<Sort, 'relevance'>,
): Uint32Array {
  const direction = sort === 'newest' ? -1 : 1;
  const byYear = (a: number, b: number): number =>
    direction * ((yearAt(table, a) ?? 0) - (yearAt(table, b) ?? 0));
  const order = Array.from(table.reportOf.keys()).sort((a, b) =>
    sort === 'place' ? byRecord(table, a, b) || byYear(a, b) : byYear(a, b) || byRecord(table, a, b),
  );
  const starts = startsOf(table, passages, order);
  const ordered = new Uint32Array(passages.length);
  for (const passage of passages) ordered[starts[table.editionOf[passage]!]!++] = passage;
  return ordered;
}

function byRecord(table: PassageTable, a: number, b: number): number {
  const { agencyOf, editionValues, editions, reports, reportOf } = table;
  const agency = (place: number): string => editionValues.agency.values[agencyOf[place]!]?.[0] ?? '';
  return (
    compare(agency(a), agency(b)) ||
    (yearAt(table, a) ?? 0) - (yearAt(table, b) ?? 0) ||
    compare(reports[reportOf[a]!]!, reports[reportOf[b]!]!) ||
    compare(editions.editionAt(a), editions.editionAt(b))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where each edition's passages begin in the ordered list. */
function startsOf(table: PassageTable, passages: Uint32Array, order: readonly number[]): Uint32Array {
  const counts = new Uint32Array(table.editions.length);
  for (const passage of passages) counts[table.editionOf[passage]!]!++;
  const starts = new Uint32Array(table.editions.length);
  let start = 0;
  for (const edition of order) {
    starts[edition] = start;
    start += counts[edition]!;
  }
  return starts;
}
