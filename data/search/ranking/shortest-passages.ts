import { KIND_MASK } from '../../schema/passage-facts.ts';
import { intersection, membersOf, setOf, sizeInCommon, type BitSet } from '../index/bit-set.ts';
import type { PassageTable } from '../index/passage-table.ts';

type Lengths = Pick<PassageTable, 'size' | 'active' | 'traits' | 'lengths'>;

/**
 * Sets of passages each of which holds the shortest half of the one before, as they stand in the order of relevance:
 * whatever a query finds, its best are found in the smallest of them that holds enough, and the others are never looked at.
 *
 *     all  ⊃  the shorter half  ⊃  the shortest quarter  ⊃ …
 *
 * The idea is that of tiered indexes (Manning, Raghavan and Schütze, Introduction to Information Retrieval, 7.2.1).
 */
export class ShortestPassages {
  readonly #tiers: readonly BitSet[];

  /** `isFirst`: by the place of a kind in KINDS, whether passages of it come before those of others. */
  constructor({ active, traits, lengths, size }: Lengths, isFirst: readonly boolean[]) {
    let passages = ofKinds(membersOf(active), traits, isFirst);
    const perLength = new Uint32Array(LONGEST + 1);
    for (let i = 0; i < passages.length; i++) perLength[Math.min(lengths[passages[i]!]!, LONGEST)]!++;
    this.#tiers = boundsOf(perLength, passages.length).map((bound) => {
      // A tier holds half of the one before: all of them together take as long as one walk over all passages.
      passages = upTo(bound, passages, lengths);
      return setOf(size, passages);
    });
  }

  /** Of the set those that come first, at least `count` of them; null where no part of it is known to hold as many. */
  firstOf(set: BitSet, count: number): BitSet | null {
    const enough = this.#tiers.findLast((tier) => sizeInCommon(set, tier) >= count);
    return enough ? intersection(set, enough) : null;
  }
}

// What is kept moves to the front of the list: filter makes two further lists of it, and there may be four million.

function ofKinds(passages: Uint32Array, traits: Uint16Array, isKept: readonly boolean[]): Uint32Array {
  let count = 0;
  for (let i = 0; i < passages.length; i++) {
    const passage = passages[i]!;
    if (isKept[traits[passage]! & KIND_MASK]) passages[count++] = passage;
  }
  return passages.subarray(0, count);
}

function upTo(bound: number, passages: Uint32Array, lengths: Uint16Array): Uint32Array {
  let count = 0;
  for (let i = 0; i < passages.length; i++) {
    const passage = passages[i]!;
    if (lengths[passage]! <= bound) passages[count++] = passage;
  }
  return passages.subarray(0, count);
}

const TIERS = 9;

/** Passages longer than this are in order of relevance as if they were as long: what 13 bits hold. */
export const LONGEST = 8191;

/** Lengths up to which there are at most a half, a quarter and so on of the passages; falling. */
function boundsOf(perLength: Uint32Array, total: number): readonly number[] {
  const bounds: number[] = [];
  let [length, upToLength] = [perLength.length - 1, total];
  for (let tier = 1; tier <= TIERS; tier++) {
    while (length >= 0 && upToLength > total / 2 ** tier) upToLength -= perLength[length--]!;
    if (upToLength > 0 && length < LONGEST && bounds.at(-1) !== length) bounds.push(length);
  }
  return bounds;
}
