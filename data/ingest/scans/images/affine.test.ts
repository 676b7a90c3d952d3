import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, apply, inverse, type Affine } from './affine.ts';

const number = fc.double({ min: -100, max: 100, noNaN: true });
const affine = fc.tuple(number, number, number, number, number, number) as fc.Arbitrary<Affine>;

describe('transformations', () => {
  it('apply one after the other', () => {
    fc.assert(
      fc.property(affine, affine, number, number, (outer, inner, x, y) => {
        const [bx, by] = apply(outer, ...apply(inner, x, y));
        const [ax, ay] = apply(after(outer, inner), x, y);
        expect(Math.abs(ax - bx) + Math.abs(ay - by)).toBeLessThan(1e-3);
      }),
    );
  });

  it('are taken back by their inverse', () => {
    const turn: Affine = [0, 2, -3, 0, 5, 7];
    const [x, y] = apply(inverse(turn)!, ...apply(turn, 1.5, -4));
    expect(x).toBeCloseTo(1.5);
    expect(y).toBeCloseTo(-4);
    expect(inverse([1, 2, 2, 4, 0, 0])).toBeNull();
  });
});
