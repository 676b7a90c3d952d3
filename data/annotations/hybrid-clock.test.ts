import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeIdAt, follow, readingOf, tick, type ClockReading } from './hybrid-clock.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 29, 9);
const reading = fc.record({
  ms: fc.integer({ min: 0, max: NOW + 10 * DAY }),
  counter: fc.integer({ min: 0, max: 999_999 }),
});

function isLater(one: ClockReading, other: ClockReading): boolean {
  return one.ms > other.ms || (one.ms === other.ms && one.counter > other.counter);
}

describe('the clock of a notebook', () => {
  it('shows the time of the wall where that has gone on', () => {
    expect(tick({ ms: NOW - 1, counter: 7 }, NOW)).toEqual({ ms: NOW, counter: 0 });
  });

  it('counts on where the wall stands still or has been set back', () => {
    expect(tick({ ms: NOW, counter: 3 }, NOW)).toEqual({ ms: NOW, counter: 4 });
    expect(tick({ ms: NOW, counter: 3 }, NOW - DAY)).toEqual({ ms: NOW, counter: 4 });
  });

  it('goes to the next millisecond when the counter is full', () => {
    expect(tick({ ms: NOW, counter: 999_998 }, NOW)).toEqual({ ms: NOW, counter: 999_999 });
    expect(tick({ ms: NOW, counter: 999_999 }, NOW)).toEqual({ ms: NOW + 1, counter: 0 });
  });

  it('is never the same twice and never goes back, and its ids say so in their order', () => {
    fc.assert(
      fc.property(reading, fc.array(fc.integer({ min: NOW - DAY, max: NOW + DAY })), (first, walls) => {
        let last = first;
        let id = changeIdAt(first, 'aaaaaaaa');
        for (const wall of walls) {
          const next = tick(last, wall);
          const nextId = changeIdAt(next, '00000000');
          expect(isLater(next, last)).toBe(true);
          expect(nextId > id).toBe(true);
          expect(readingOf(nextId)).toEqual(next);
          [last, id] = [next, nextId];
        }
      }),
    );
  });

  it('follows another machine that is ahead by up to a day, and no further', () => {
    const last = { ms: NOW, counter: 0 };
    const ahead = { ms: NOW + DAY, counter: 0 };
    expect(follow(last, ahead, NOW)).toEqual(ahead);
    expect(follow(last, { ms: NOW + DAY + 1, counter: 0 }, NOW)).toEqual(last);
  });

  it('is moved by what it sees to the later of both, never back', () => {
    fc.assert(
      fc.property(reading, reading, (last, seen) => {
        const next = follow(last, seen, NOW);
        expect(next).toEqual(isLater(seen, last) && seen.ms <= NOW + DAY ? seen : last);
      }),
    );
  });
});
