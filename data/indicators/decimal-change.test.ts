import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, percentChange } from './decimal-change.ts';

/** Printed numbers: up to four decimals. */
const printed = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([units, scale]) => ({ units, scale, value: Number(`${units}e-${scale}`) }));

describe('the difference of two printed numbers', () => {
  it('is what it is on paper', () => {
    expect(difference(303.18, 382.56)).toBe(79.38);
    expect(difference(0.3, 0.1)).toBe(-0.2);
    expect(difference(12.4, 16.2)).toBe(3.8);
  });

  it('equals the difference of whole ten-thousandths', () => {
    fc.assert(
      fc.property(printed, printed, (a, b) => {
        const tenThousandths = b.units * 10 ** (4 - b.scale) - a.units * 10 ** (4 - a.scale);
        expect(difference(a.value, b.value)).toBe(Number(`${tenThousandths}e-4`));
      }),
    );
  });
});

describe('the change in percent', () => {
  it('rounds a half away from zero, also where a double lies below the half', () => {
    expect(percentChange(1000, 1010.05)).toBe(1.01);
    expect(percentChange(800, 801.04)).toBe(0.13);
    expect(percentChange(20000, 20201)).toBe(1.01);
    expect(percentChange(20000, 19799)).toBe(-1.01);
    expect(percentChange(200, 202.01)).toBe(1.01);
  });

  it('has no value for a zero base', () => {
    expect(percentChange(0, 5)).toBeNull();
    expect(percentChange(0, 0)).toBeNull();
  });

  it('is zero for no change and mirrors its sign', () => {
    expect(percentChange(7.5, 7.5)).toBe(0);
    expect(percentChange(4, 3)).toBe(-25);
    expect(percentChange(-4, -3)).toBe(25);
  });

  it('lies within half a hundredth of the true quotient', () => {
    fc.assert(
      fc.property(printed, printed, (a, b) => {
        fc.pre(a.units > 0);
        const exact = (b.value / a.value - 1) * 100;
        const percent = percentChange(a.value, b.value)!;
        expect(Math.abs(percent - exact)).toBeLessThanOrEqual(0.005 + Math.abs(exact) * 1e-9 + 1e-9);
      }),
    );
  });
});
