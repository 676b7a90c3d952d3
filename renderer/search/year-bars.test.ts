import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsOf } from './year-bars.ts';

const BOX = { width: 600, height: 100 };
const values = fc.uniqueArray(
  fc.record({ year: fc.integer({ min: 1990, max: 2030 }), value: fc.nat(5000) }),
  {
    selector: (one) => one.year,
    minLength: 1,
  },
);

describe('the bars of the years', () => {
  it('stand in order inside the box, a year without anything has room and no height', () => {
    fc.assert(
      fc.property(values, (list) => {
        const bars = barsOf(list, BOX);
        const years = list.map((one) => one.year);
        expect(bars).toHaveLength(Math.max(...years) - Math.min(...years) + 1);
        bars.forEach((bar, i) => {
          expect(bar.x).toBeGreaterThanOrEqual(0);
          expect(bar.x + bar.width).toBeLessThanOrEqual(BOX.width + 1e-9);
          expect(bar.height).toBeLessThanOrEqual(BOX.height);
          expect(bar.height > 0).toBe(bar.value > 0);
          if (i > 0) expect(bar.x).toBeGreaterThanOrEqual(bars[i - 1]!.x + bars[i - 1]!.width);
        });
      }),
    );
  });

  it('are as high as their values', () => {
    const [low, none, high] = barsOf(
      [
        { year: 2020, value: 10 },
        { year: 2022, value: 40 },
      ],
      BOX,
    );
    expect([low!.height, none!.height, high!.height]).toEqual([25, 0, 100]);
  });
});
