/** A set of small numbers, 32 to a word: passages by their place in the passage table. */
export type BitSet = Uint32Array;

export function emptySet(size: number): BitSet {
  return new Uint32Array((size + 31) >>> 5);
}

export function setOf(size: number, members: ArrayLike<number>): BitSet {
  const set = emptySet(size);
  for (let i = 0; i < members.length; i++) addMember(set, members[i]!);
  return set;
}

export function addMember(set: BitSet, member: number): void {
  set[member >>> 5]! |= 1 << (member & 31);
}

export function removeMember(set: BitSet, member: number): void {
  set[member >>> 5]! &= ~(1 << (member & 31));
}

/** Adds the members of `other`, each `base` further; `base` is a multiple of 32. */
export function addShifted(set: BitSet, other: BitSet, base: number): void {
  const first = base >>> 5;
  for (let i = 0; i < other.length; i++) set[first + i]! |= other[i]!;
}

/** Adds `from` and all up to but not including `to`. */
export function addRange(set: BitSet, from: number, to: number): void {
  const firstWhole = (from + 31) >>> 5;
  const lastWhole = to >>> 5;
  if (firstWhole > lastWhole) {
    for (let member = from; member < to; member++) addMember(set, member);
    return;
  }
  for (let member = from; member < firstWhole << 5; member++) addMember(set, member);
  set.fill(0xffffffff, firstWhole, lastWhole);
  for (let member = lastWhole << 5; member < to; member++) addMember(set, member);
}

export function hasMember(set: BitSet, member: number): boolean {
  return (set[member >>> 5]! & (1 << (member & 31))) !== 0;
}

// Loops, and no list of two that is taken apart: a call for each of a hundred thousand words is most of what these would
// take, and before it is compiled a list is made for each.

export function intersection(a: BitSet, b: BitSet): BitSet {
  const both = new Uint32Array(a.length);
  for (let i = 0; i < a.length; i++) both[i] = a[i]! & b[i]!;
  return both;
}

export function union(a: BitSet, b: BitSet): BitSet {
  const either = new Uint32Array(a.length);
  for (let i = 0; i < a.length; i++) either[i] = a[i]! | b[i]!;
  return either;
}

export function difference(a: BitSet, b: BitSet): BitSet {
  const rest = new Uint32Array(a.length);
  for (let i = 0; i < a.length; i++) rest[i] = a[i]! & ~b[i]!;
  return rest;
}

export function isEmpty(set: BitSet): boolean {
  for (let i = 0; i < set.length; i++) if (set[i] !== 0) return false;
  return true;
}

export function sizeOf(set: BitSet): number {
  let size = 0;
  for (let i = 0; i < set.length; i++) if (set[i] !== 0) size += bitsIn(set[i]!);
  return size;
}

/** One of them may end before the other. */
export function sizeInCommon(a: BitSet, b: BitSet): number {
  const both = Math.min(a.length, b.length);
  let size = 0;
  for (let i = 0; i < both; i++) {
    const word = a[i]! & b[i]!;
    if (word !== 0) size += bitsIn(word);
  }
  return size;
}

/** How many members there are from `from` up to but not including `to`. */
export function countIn(set: BitSet, from: number, to: number): number {
  if (from >= to) return 0;
  const first = from >>> 5;
  const last = (to - 1) >>> 5;
  const head = -1 << (from & 31);
  const tail = -1 >>> (31 - ((to - 1) & 31));
  if (first === last) return bitsIn(set[first]! & head & tail);
  let count = bitsIn(set[first]! & head) + bitsIn(set[last]! & tail);
  for (let i = first + 1; i < last; i++) count += bitsIn(set[i]!);
  return count;
}

function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The members in rising order. */
export function membersOf(set: BitSet): Uint32Array {
  const members = new Uint32Array(sizeOf(set));
  let count = 0;
  for (let i = 0; i < set.length; i++) {
    let word = set[i]!;
    while (word !== 0) {
      const lowest = word & -word;
      members[count++] = (i << 5) + (31 - Math.clz32(lowest));
      word ^= lowest;
    }
  }
  return members;
}
