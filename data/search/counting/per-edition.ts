import type { PassageTable } from '../index/passage-table.ts';

/** Passages, or whatever stands in them, by the place of their edition in the table. */
export function perEdition({ editions, editionOf }: PassageTable, passages: ArrayLike<number>): Uint32Array {
  const counts = new Uint32Array(editions.length);
  for (let i = 0; i < passages.length; i++) counts[editionOf[passages[i]!]!]!++;
  return counts;
}
