import { hasMember, type BitSet } from '../index/bit-set.ts';
import type { PassageTable } from '../index/passage-table.ts';

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
  passages: Uint32Array,
  exact: BitSet | null,
  needed: number,
  density: (passage: number) => number,
): Uint32Array {
  const keys = coarseKeys(table, passages, exact);
  const ranked = smallest(passages, keys, Math.max(needed, WEIGHED));
  const order = Uint32Array.from(ranked, passageOf);
  order.set(weigh(ranked.subarray(0, WEIGHED), density));
  const leaders = bestOfReports(table, order, passages, keys);
  const shared = new Set(leaders);
  const result = new Uint32Array(order.length + leaders.filter((one) => !order.includes(one)).length);
  result.set(leaders);
  let at = leaders.length;
  for (const passage of order) if (!shared.has(passage)) result[at++] = passage;
  return result;
}

/** Set in the key of a passage that only an expansion found; below the bits of the kind. */
const EXPANDED = 1 << 21;

function coarseKeys(table: PassageTable, passages: Uint32Array, exact: BitSet | null): Uint32Array {
  const { rank } = table;
  const keys = new Uint32Array(passages.length);
  for (let i = 0; i < passages.length; i++) keys[i] = rank[passages[i]!]!;
  if (exact) passages.forEach((passage, i) => (keys[i]! |= hasMember(exact, passage) ? 0 : EXPANDED));
  return keys;
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

/** The `count` passages with the smallest keys, in order of key, then of place. */
function smallest(passages: Uint32Array, keys: Uint32Array, count: number): Float64Array {
  const bound = count >= passages.length ? 0xffffffff : keyAtRank(keys, count);
  const chosen = new Float64Array(passages.length);
  let size = 0;
  for (let i = 0; i < passages.length; i++) {
    if (keys[i]! <= bound) chosen[size++] = keys[i]! * PASSAGES + passages[i]!;
  }
  return chosen.subarray(0, size).sort().subarray(0, count);
}

/** A key that at least `rank` keys do not exceed, found by counting the upper bits. */
function keyAtRank(keys: Uint32Array, rank: number): number {
  const counts = new Uint32Array(1 << 16);
  for (const key of keys) counts[key >>> 8]!++;
  let total = 0;
  for (let upper = 0; upper < counts.length; upper++) {
    total += counts[upper]!;
    if (total >= rank) return (upper << 8) | 0xff;
  }
  return 0xffffffff;
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
  passages: Uint32Array,
  keys: Uint32Array,
): readonly number[] {
  const best = new Map<number, number>();
  const reportOf = (passage: number): number => table.editions[table.editionOf[passage]!]!.report;
  for (const passage of order) {
    const report = reportOf(passage);
    if (!best.has(report)) best.set(report, passage);
    if (best.size === SHARED) return [...best.values()];
  }
  if (order.length === passages.length) return [...best.values()];
  const further = new Map<number, Ranked>();
  for (let i = 0; i < passages.length; i++) {
    const report = reportOf(passages[i]!);
    if (best.has(report)) continue;
    const ranked = keys[i]! * PASSAGES + passages[i]!;
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
    direction * ((table.editions[a]!.year ?? 0) - (table.editions[b]!.year ?? 0));
  const order = table.editions
    .map((_, place) => place)
    .sort((a, b) =>
      sort === 'place' ? byRecord(table, a, b) || byYear(a, b) : byYear(a, b) || byRecord(table, a, b),
    );
  const starts = startsOf(table, passages, order);
  const ordered = new Uint32Array(passages.length);
  for (const passage of passages) ordered[starts[table.editionOf[passage]!]!++] = passage;
  return ordered;
}

function byRecord(table: PassageTable, a: number, b: number): number {
  const left = table.editions[a]!;
  const right = table.editions[b]!;
  return (
    compare(left.agency ?? '', right.agency ?? '') ||
    (left.year ?? 0) - (right.year ?? 0) ||
    compare(left.reportId, right.reportId) ||
    compare(left.edition, right.edition)
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
