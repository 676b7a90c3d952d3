import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heaviestInOrder } from './find-moved.ts';
import type { ScoredPair } from './score-pairs.ts';

/** The slow and obvious way: every subset that can be read in one order. */
function heaviestByTrying(pairs: readonly ScoredPair[], weigh: (pair: ScoredPair) => number): number {
  let best = 0;
  for (let chosen = 0; chosen < 2 ** pairs.length; chosen++) {
    const subset = pairs.filter((_, k) => chosen & (1 << k)).sort((a, b) => a.left - b.left);
    const isInOrder = subset.every((pair, k) => k === 0 || subset[k - 1]!.right < pair.right);
    if (isInOrder)
      best = Math.max(
        best,
        subset.reduce((sum, pair) => sum + weigh(pair), 0),
      );
  }
  return best;
}

const permuted = fc
  .integer({ min: 0, max: 9 })
  .chain((size) =>
    fc.shuffledSubarray(
      Array.from({ length: size }, (_, k) => k),
      { minLength: size },
    ),
  )
  .map((rights) => rights.map((right, left): ScoredPair => ({ left, right, score: 1 })));

describe('the heaviest pairs in one order', () => {
  it('weigh as much as the best of all subsets, and are in order', () => {
    fc.assert(
      fc.property(
        permuted,
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 10, maxLength: 10 }),
        (pairs, weights) => {
          const weigh = (pair: ScoredPair): number => weights[pair.left]!;
          const kept = [...heaviestInOrder(pairs, weigh)].sort((a, b) => a.left - b.left);
          expect(kept.reduce((sum, pair) => sum + weigh(pair), 0)).toBe(heaviestByTrying(pairs, weigh));
          kept.forEach((pair, k) => expect(k === 0 || kept[k - 1]!.right < pair.right).toBe(true));
        },
      ),
    );
  });
});
