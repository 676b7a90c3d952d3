import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timeLeft } from './time-left.ts';

it('is judged by what has been done, and is not said before anything is, or where little is left', () => {
  expect(timeLeft(10_000, 5, 10)).toBe(10);
  expect(timeLeft(10_000, 0, 10)).toBeNull();
  expect(timeLeft(10_000, 10, 10)).toBeNull();
  expect(timeLeft(900, 9, 10)).toBeNull();
});

it('never grows when more is done in the same time', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 2, max: 500 }),
      fc.nat(),
      (elapsed, total, n) => {
        const done = 1 + (n % (total - 1));
        const left = timeLeft(elapsed, done, total) ?? 0;
        expect(timeLeft(elapsed, done + 1, total) ?? 0).toBeLessThanOrEqual(left);
      },
    ),
  );
});
