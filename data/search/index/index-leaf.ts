import type { BitSet } from './bit-set.ts';

/**
 * One leaf of a full-text index, in the form that sqlite.org/fts5.html and fts5_index.c describe:
 *
 *     u16 first rowid │ u16 footer │ … │ first term │ doclist │ term │ doclist │ … │ footer: where each term begins
 *       (0: none before a term)     └─ what is left of the doclist of the leaf before
 *
 *     term      the first: varint bytes, blob; each other: varint bytes in common with the one before, varint bytes, blob
 *     doclist   varint rowid, poslist; then varint distance to the rowid before, poslist
 *     poslist   varint 2 × bytes, and 1 where an older entry of the row is deleted; as many bytes, perhaps of the next leaf
 */
export interface Leaf {
  readonly bytes: Uint8Array;
  /** Where the first row begins that belongs to a term of an earlier leaf; 0 for none. */
  readonly firstRow: number;
  /** Where the footer begins. */
  readonly end: number;
  /** Where the first term begins; `end` where there is none. */
  readonly firstTerm: number;
}

/** What is read is not what is described: whoever asked turns to SQLite itself. */
export class UnknownForm extends Error {}

const HEADER = 4;

export function leafOf(bytes: Uint8Array): Leaf {
  if (bytes.length < HEADER) throw new UnknownForm('a leaf without a header');
  const firstRow = (bytes[0]! << 8) | bytes[1]!;
  const end = (bytes[2]! << 8) | bytes[3]!;
  if (end > bytes.length || end < HEADER) throw new UnknownForm('a footer outside of its leaf');
  const firstTerm = end < bytes.length ? new Varints(bytes, end).next() : end;
  if (
    firstTerm > end ||
    firstTerm < HEADER ||
    (firstRow !== 0 && (firstRow < HEADER || firstRow >= firstTerm))
  )
    throw new UnknownForm('a term or a row outside of its leaf');
  return { bytes, firstRow, end, firstTerm };
}

/** Numbers of seven bits a byte, most significant first; of nine bytes none are written here. */
export class Varints {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  next(): number {
    let byte = this.#bytes[this.at++]!;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let more = 0; more < LONGEST; more++) {
      byte = this.#bytes[this.at++]!;
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new UnknownForm('a number without an end');
  }
}

/** Bytes behind the first: what is below 2 ** 49 has no more. */
const LONGEST = 6;

/** Of a leaf the doclists whose term is `wanted`, or begins with it; `isBehind`: a greater term stands here. */
export interface FoundTerms {
  readonly doclists: readonly (readonly [start: number, end: number])[];
  readonly isBehind: boolean;
}

/**
 * Walks the terms without putting them together: `matched` bytes of the term at hand are those of `wanted`. A term that
 * keeps more of the one before differs from `wanted` where that did; one that keeps less is greater.
 */
export function findTerms(
  { bytes, end, firstTerm }: Leaf,
  wanted: Uint8Array,
  isPrefix: boolean,
): FoundTerms {
  const doclists: [number, number][] = [];
  if (firstTerm >= end) return { doclists, isBehind: false };
  const offsets = new Varints(bytes, end);
  let at = offsets.next();
  let matched = 0;
  let isFirst = true;
  while (at < end) {
    const next = offsets.at < bytes.length ? at + offsets.next() : end;
    if (next <= at || next > end) throw new UnknownForm('terms out of order');
    const numbers = new Varints(bytes, at);
    const kept = isFirst ? 0 : numbers.next();
    const added = numbers.next();
    const start = numbers.at + added;
    if (start > next) throw new UnknownForm('a term longer than its place');
    if (kept < matched) return { doclists, isBehind: true };
    if (kept === matched) {
      let same = 0;
      while (
        same < added &&
        matched + same < wanted.length &&
        bytes[numbers.at + same] === wanted[matched + same]
      )
        same++;
      matched += same;
      const isWhole = matched === wanted.length;
      if (!isWhole && same < added && bytes[numbers.at + same]! > wanted[matched]!)
        return { doclists, isBehind: true };
      if (isWhole && same < added && !isPrefix) return { doclists, isBehind: true };
    }
    if (matched === wanted.length && (isPrefix || kept + added === wanted.length))
      doclists.push([start, next]);
    else if (matched === wanted.length) return { doclists, isBehind: true };
    isFirst = false;
    at = next;
  }
  return { doclists, isBehind: false };
}

/**
 * Adds the rows of a stretch of a doclist to a set of rows below `size`; the first is written out, each other as a
 * distance. `takeOut` is called with those of which nothing but the deletion of an older entry is said.
 */
export function addRows(
  { bytes }: Leaf,
  [start, end]: readonly [start: number, end: number],
  { rows, size, takeOut }: RowSet,
): void {
  const numbers = new Varints(bytes, start);
  let at = start;
  let row = 0;
  while (at < end) {
    // Nearly all numbers have one byte, and there are hundreds of thousands.
    let distance = bytes[at++]!;
    if (distance >= 0x80) {
      numbers.at = at - 1;
      distance = numbers.next();
      at = numbers.at;
    }
    row += distance;
    if (distance === 0 || row >= size || at >= end) throw new UnknownForm('a row that cannot be');
    const places = bytes[at++]!;
    if (places < 2) takeOut(row);
    else rows[row >>> 5]! |= 1 << (row & 31);
    if (places < 0x80) at += places >>> 1;
    else {
      numbers.at = at - 1;
      // Of two bytes and more, so no deletion alone.
      at = Math.floor(numbers.next() / 2) + numbers.at;
    }
  }
}

export interface RowSet {
  readonly rows: BitSet;
  readonly size: number;
  readonly takeOut: (row: number) => void;
}
