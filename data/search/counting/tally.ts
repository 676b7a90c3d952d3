import { BYTES_PER_PASSAGE, ROLE_CODES } from '../../schema/passage-facts.ts';
import { countIn, intersection, sizeOf, type BitSet } from '../index/bit-set.ts';
import type { PassageTable } from '../index/passage-table.ts';
import { perEdition } from './per-edition.ts';

/** What is counted in one walk over a set of passages; the facets are read off afterwards. */
export interface Tally {
  /** In rising order. */
  readonly passages: Uint32Array;
  readonly set: BitSet;
  readonly perEdition: Uint32Array;
  readonly perRole: Uint32Array;
  readonly perTopic: Uint32Array;
  readonly perFlags: Uint32Array;
  readonly annotated: number;
}

const TOPICS = 256;

export function tally(table: PassageTable, set: BitSet, annotated: BitSet): Tally {
  const passages = new Uint32Array(sizeOf(set));
  // Role and topic in one: what is counted up less often is counted faster. A role of none of ours falls off the end.
  const perBoth = new Uint32Array(ROLE_CODES.length * TOPICS);
  const perFlags = new Uint32Array(256);
  const { facts } = table;
  let count = 0;
  // In the hottest loop of a search nothing is called.
  for (let i = 0; i < set.length; i++) {
    let word = set[i]!;
    while (word !== 0) {
      const lowest = word & -word;
      word ^= lowest;
      const passage = (i << 5) + (31 - Math.clz32(lowest));
      passages[count++] = passage;
      const at = passage * BYTES_PER_PASSAGE;
      perBoth[facts[at]! * TOPICS + facts[at + 1]!]!++;
      perFlags[facts[at + 2]!]!++;
    }
  }
  return {
    ...{ passages, set, perFlags, ...takenApart(perBoth) },
    perEdition: countEditions(table, set, passages),
    annotated: sizeOf(intersection(set, annotated)),
  };
}

function takenApart(perBoth: Uint32Array): Pick<Tally, 'perRole' | 'perTopic'> {
  const perRole = new Uint32Array(ROLE_CODES.length);
  const perTopic = new Uint32Array(TOPICS);
  for (let i = 0; i < perBoth.length; i++) {
    perRole[i >>> 8]! += perBoth[i]!;
    perTopic[i & 255]! += perBoth[i]!;
  }
  return { perRole, perTopic };
}

/** Few are counted one by one; of many, the passages of an edition follow one another, and whole words are counted. */
function countEditions(table: PassageTable, set: BitSet, passages: Uint32Array): Uint32Array {
  if (passages.length <= FEW_IN_EDITION * table.editions.length) return perEdition(table, passages);
  const { firstPassage, passageCount } = table;
  return firstPassage.map((first, edition) => countIn(set, first, first + passageCount[edition]!));
}

const FEW_IN_EDITION = 10;
