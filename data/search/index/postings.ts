import type { Statement } from 'better-sqlite3';
import type { ReadableDatabase } from '../../schema/sqlite.ts';
import type { Gram } from '../../text/search-grams.ts';
import { emptySet, removeMember, type BitSet } from './bit-set.ts';
import { addRows, findTerms, leafOf, UnknownForm, Varints, type RowSet } from './index-leaf.ts';

/**
 * The rows of one gram, read from the leaves of the full-text index. SQLite gives the same by MATCH, but looks at the
 * places of every row, hands rows over one by one and, for a beginning, brings them into one order: three to ten times
 * as long where half of all passages are found. What is not exactly as described is left to it.
 */
export class Postings {
  readonly #structure: Statement<[], Buffer>;
  readonly #firstLeaf: Statement<[number, Buffer], number>;
  readonly #leaves: Statement<[bigint, bigint], readonly [row: number, block: Buffer]>;

  /** Throws what SQLite throws where the index is damaged. */
  constructor(database: ReadableDatabase) {
    const version = database.prepare("SELECT v FROM passage_index_config WHERE k = 'version'").pluck().get();
    if (version !== KNOWN_VERSION) throw new UnknownForm(`version ${String(version)}`);
    this.#structure = database
      .prepare<[], Buffer>('SELECT block FROM passage_index_data WHERE id = 10')
      .pluck();
    this.#firstLeaf = database
      .prepare<[number, Buffer], number>(
        `SELECT pgno >> 1 FROM passage_index_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1`,
      )
      .pluck();
    this.#leaves = database
      .prepare<[bigint, bigint], readonly [row: number, block: Buffer]>(
        'SELECT id, block FROM passage_index_data WHERE id BETWEEN ? AND ? ORDER BY id',
      )
      .raw();
  }

  /** The rows as a set below `size`. Throws UnknownForm, and what SQLite throws where the index is damaged. */
  rowsOf({ gram, isPrefix }: Gram, size: number): BitSet {
    const wanted = Buffer.from(`${MAIN_INDEX}${gram}`);
    const rows = emptySet(size);
    const takeOut = (row: number): void => {
      // It may be there anew under another gram of this beginning, and nobody knows which is the newer.
      if (isPrefix) throw new UnknownForm('a deleted row');
      removeMember(rows, row);
    };
    for (const segment of segmentsOf(this.#structure.get()))
      this.#addRows(segment, wanted, isPrefix, { rows, size, takeOut });
    return rows;
  }

  #addRows({ id, first, last }: Segment, wanted: Buffer, isPrefix: boolean, to: RowSet): void {
    let page = Math.max(first, this.#firstLeaf.get(id, wanted) ?? first);
    // The doclist at hand may go on in the next leaf.
    let goesOn = false;
    for (const [row, block] of this.#leaves.iterate(leafId(id, page), leafId(id, last))) {
      if (BigInt(row) !== leafId(id, page++)) throw new UnknownForm('a leaf is missing');
      const leaf = leafOf(block);
      if (goesOn && leaf.firstRow > 0) addRows(leaf, [leaf.firstRow, leaf.firstTerm], to);
      const { doclists, isBehind } = findTerms(leaf, wanted, isPrefix);
      for (const doclist of doclists) addRows(leaf, doclist, to);
      // A leaf without a term is one of a doclist that goes on.
      if (leaf.firstTerm < leaf.end) goesOn = doclists.at(-1)?.[1] === leaf.end;
      if (isBehind || (!goesOn && !isPrefix)) return;
    }
    if (page <= last) throw new UnknownForm('a leaf is missing');
  }
}

interface Segment {
  readonly id: number;
  readonly first: number;
  readonly last: number;
}

/**
 * Oldest first, for the newer says what holds of a row that both have. Four bytes of a cookie, then numbers: levels,
 * segments, a counter; of each level, the newest first, how many are being merged and how many there are, and of each,
 * the oldest first, its id and its first and last leaf.
 */
function segmentsOf(structure: Buffer | undefined): readonly Segment[] {
  if (!structure || structure[4] === 0xff) throw new UnknownForm('another structure');
  const numbers = new Varints(structure, 4);
  const levels = numbers.next();
  numbers.next();
  numbers.next();
  const found: Segment[][] = [];
  for (let level = 0; level < levels; level++) {
    numbers.next();
    const count = numbers.next();
    found.push(
      Array.from({ length: count }, () => ({
        id: numbers.next(),
        first: numbers.next(),
        last: numbers.next(),
      })),
    );
  }
  if (numbers.at > structure.length) throw new UnknownForm('a structure without an end');
  return found.toReversed().flat();
}

/** The row of a leaf in passage_index_data: the segment above, five bits and one for other kinds of rows, 31 of the page. */
function leafId(segment: number, page: number): bigint {
  return (BigInt(segment) << 37n) + BigInt(page);
}

const KNOWN_VERSION = 4;
/** Before each gram, to tell them from those of an index of beginnings, of which there is none here. */
const MAIN_INDEX = '0';
