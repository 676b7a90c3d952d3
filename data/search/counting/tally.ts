import { countIn, membersOf, sizeInCommon, sizeOf, type BitSet } from '../index/bit-set.ts';
import type { PassageTable } from '../index/passage-table.ts';
import { COMBINATIONS, FLAGS, ROLES, TOPICS } from '../../schema/passage-traits.ts';

/** What is counted of a set of passages; the facets are read off afterwards. */
export interface Tally {
  readonly set: BitSet;
  readonly total: number;
  readonly perEdition: Uint32Array;
  /** The editions that have one. */
  readonly editions: Uint32Array;
  /** By the kind of edition (index/edition-values.ts), and by the place of its agency. */
  readonly perKind: Uint32Array;
  readonly perAgency: Uint32Array;
  readonly perRole: Uint32Array;
  readonly perTopic: Uint32Array;
  readonly perFlags: Uint32Array;
  readonly annotated: number;
}

export function tally(table: PassageTable, set: BitSet, annotated: BitSet): Tally {
  const total = sizeOf(set);
  const perCombination = new Uint32Array(COMBINATIONS);
  countCombinations(set, table.traits, perCombination);
  const counted = total < table.editions.length ? ofFew(table, set) : ofMany(table, set);
  const { agencyOf, editionKinds, editionValues } = table;
  return {
    ...{ set, total, ...takenApart(perCombination), ...counted },
    perKind: summed(counted, editionKinds.codes, editionKinds.length),
    perAgency: summed(counted, agencyOf, editionValues.agency.values.length),
    annotated: sizeInCommon(set, annotated),
  };
}

/**
 * The hottest loop of a search calls nothing, writes no list, which for half of four million passages would take longer
 * than to count them, and stands in a function of its own that ends where it ends: V8 compiles a long loop while it runs,
 * and takes what stands behind it, which has never run then, for a reason to give the code up.
 */
function countCombinations(set: BitSet, traits: Uint16Array, perCombination: Uint32Array): void {
  for (let i = 0; i < set.length; i++) {
    let word = set[i]!;
    while (word !== 0) {
      const lowest = word & -word;
      word ^= lowest;
      perCombination[traits[(i << 5) + (31 - Math.clz32(lowest))]!]!++;
    }
  }
}

function takenApart(perCombination: Uint32Array): Pick<Tally, 'perRole' | 'perTopic' | 'perFlags'> {
  const [perRole, perTopic] = [new Uint32Array(ROLES), new Uint32Array(TOPICS)];
  const perFlags = new Uint32Array(FLAGS);
  for (let i = 0; i < perCombination.length; i++) {
    const count = perCombination[i]!;
    if (count === 0) continue;
    const traits = Math.floor(i / FLAGS);
    perFlags[i % FLAGS]! += count;
    perTopic[traits % TOPICS]! += count;
    perRole[Math.floor(traits / TOPICS)]! += count;
  }
  return { perRole, perTopic, perFlags };
}

type PerEdition = Pick<Tally, 'perEdition' | 'editions'>;

/** One by one: passages of an edition follow one another. */
function ofFew({ editions, editionOf }: PassageTable, set: BitSet): PerEdition {
  const perEdition = new Uint32Array(editions.length);
  const found: number[] = [];
  for (const passage of membersOf(set)) {
    const edition = editionOf[passage]!;
    if (perEdition[edition]!++ === 0) found.push(edition);
  }
  return { perEdition, editions: Uint32Array.from(found) };
}

function ofMany({ firstPassage, passageCount }: PassageTable, set: BitSet): PerEdition {
  const perEdition = new Uint32Array(firstPassage.length);
  const editions = new Uint32Array(firstPassage.length);
  const count = countEditions(set, firstPassage, passageCount, perEdition, editions);
  return { perEdition, editions: editions.subarray(0, count) };
}

/** Whole words of the set at once. Returns how many editions have a passage. */
function countEditions(
  set: BitSet,
  firstPassage: Uint32Array,
  passageCount: Uint32Array,
  perEdition: Uint32Array,
  editions: Uint32Array,
): number {
  let count = 0;
  for (let edition = 0; edition < firstPassage.length; edition++) {
    const first = firstPassage[edition]!;
    const own = countIn(set, first, first + passageCount[edition]!);
    perEdition[edition] = own;
    if (own > 0) editions[count++] = edition;
  }
  return count;
}

/** What the editions have, by the codes of these. */
export function summed(
  { editions, perEdition }: PerEdition,
  codes: Uint32Array,
  length: number,
): Uint32Array {
  const sums = new Uint32Array(length);
  for (let i = 0; i < editions.length; i++) sums[codes[editions[i]!]!]! += perEdition[editions[i]!]!;
  return sums;
}
