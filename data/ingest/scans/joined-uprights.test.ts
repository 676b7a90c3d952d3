import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedUprights } from './joined-uprights.ts';

const box = (x: number, y: number, w: number, h: number) => ({ x, y, w, h, score: 0.9 });

describe('a headline that goes down', () => {
  it('has the characters above and below it that were found by themselves', () => {
    const parts = [
      box(600, 100, 40, 42),
      box(602, 150, 40, 180),
      box(599, 340, 42, 40),
      box(601, 385, 38, 40),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: 4 }), (shuffled) => {
        expect(joinedUprights(shuffled)).toEqual([box(599, 100, 43, 325)]);
      }),
    );
  });

  it('takes no line of the text beside or below it, and no character further away', () => {
    const others = [
      box(100, 100, 400, 30),
      box(560, 340, 300, 40),
      box(600, 420, 40, 40),
      box(650, 150, 40, 40),
    ];
    const line = box(602, 150, 40, 180);
    expect(new Set(joinedUprights([...others, line]))).toEqual(new Set([...others, line]));
  });

  it('is not made of characters of which none goes down', () => {
    const column = [1, 2, 3, 4].map((row) => box(100, row * 40, 30, 30));
    expect(joinedUprights(column)).toEqual(column);
  });
});
