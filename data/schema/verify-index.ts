import type { ArchiveFile } from './archive-set.ts';
import { openReadable } from './sqlite.ts';
import { indexGrams } from '../text/search-grams.ts';

/**
 * Whether the full-text index says exactly what the passages say: every gram in the passages and at the places where it
 * stands in the current texts, and no other. The index keeps no text of its own, so what it lists is compared with what
 * is counted anew, gram by gram, each by the sum of numbers that are made of passage and place.
 */
export function verifyIndex({ file }: ArchiveFile, pause: () => void): 'ok' | 'damaged' {
  // A connection of its own: the vocabulary is a temporary table, which the reading connection may not make.
  const database = openReadable(file);
  try {
    database.pragma('query_only = off');
    database.exec(
      "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'passage_index', 'instance')",
    );
    const sums = new GramSums();
    const passages = database.prepare<[], { passage_key: number; text: string }>(
      'SELECT passage_key, text FROM passages JOIN editions USING (edition_key) WHERE is_current = 1',
    );
    let read = 0;
    for (const { passage_key, text } of passages.iterate()) {
      if (++read % BETWEEN_PAUSES === 0) pause();
      sums.add(passage_key, indexGrams(text));
    }
    // In the order of the vocabulary itself: SQLite groups as it reads, and sorts nothing.
    const terms = database.prepare<[], { term: string; sum: number }>(
      `SELECT term, sum(1 + root * root % ${PRIME}) AS sum
       FROM (SELECT term, (doc % ${PRIME} * ${PER_PASSAGE} + "offset" * ${PER_PLACE}) % ${PRIME} AS root
         FROM temp.vocabulary)
       GROUP BY term`,
    );
    for (const { term, sum } of terms.iterate()) {
      if (++read % BETWEEN_PAUSES === 0) pause();
      if (!sums.take(term, sum)) return 'damaged';
    }
    return sums.isTaken() ? 'ok' : 'damaged';
  } catch {
    return 'damaged';
  } finally {
    database.close();
  }
}

/** Passages or grams: a few milliseconds of work. */
const BETWEEN_PAUSES = 200;

/** The largest prime below 2^26: the square of what it leaves is still an exact number. */
const PRIME = 67_108_859;
const PER_PASSAGE = 1_000_003;
const PER_PLACE = 7919;

/** Of each gram, the sum over all places where it stands, as the query above makes it. */
class GramSums {
  readonly #places = new Map<string, number>();
  #sums = new Float64Array(1 << 10);
  #taken = 0;

  add(passageKey: number, grams: string): void {
    if (grams === '') return;
    let place = 0;
    const passage = (passageKey % PRIME) * PER_PASSAGE;
    for (const gram of grams.split(' ')) {
      const root = (passage + place++ * PER_PLACE) % PRIME;
      // First: it may make room.
      const at = this.#placeOf(gram);
      this.#sums[at]! += 1 + ((root * root) % PRIME);
    }
  }

  /** False where the sum is another, or the gram comes a second time. */
  take(gram: string, sum: number): boolean {
    const place = this.#places.get(gram);
    if (place === undefined || this.#sums[place] !== sum) return false;
    this.#sums[place] = 0;
    this.#taken++;
    return true;
  }

  isTaken(): boolean {
    return this.#taken === this.#places.size;
  }

  #placeOf(gram: string): number {
    const known = this.#places.get(gram);
    if (known !== undefined) return known;
    const place = this.#places.size;
    if (place === this.#sums.length) {
      const longer = new Float64Array(place * 2);
      longer.set(this.#sums);
      this.#sums = longer;
    }
    this.#places.set(gram, place);
    return place;
  }
}
