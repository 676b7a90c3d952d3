import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptySet, membersOf, setOf } from '../index/bit-set.ts';
import { ShortestPassages } from './shortest-passages.ts';

/** Sentences come first, headings after them. */
const SENTENCE = 2;
const HEADING = 1;
const isFirst = [false, false, true, true];

const SIZE = 400;
const passages = fc.array(
  fc.record({
    kind: fc.constantFrom(SENTENCE, SENTENCE, SENTENCE, HEADING),
    // Many of one length, and some beyond what is told apart.
    length: fc.oneof(fc.nat(20), fc.constantFrom(7, 8191, 9000, 65_535)),
  }),
  { minLength: SIZE, maxLength: SIZE },
);

describe('the shortest passages', () => {
  it('hold enough of a set, and nothing that is left out comes before them', () => {
    fc.assert(
      fc.property(
        passages,
        fc.uniqueArray(fc.nat(SIZE - 1)),
        fc.integer({ min: 1, max: 60 }),
        (all, set, count) => {
          const active = emptySet(SIZE).fill(0xffffffff);
          active[active.length - 1] = 0xffffffff >>> (32 * active.length - SIZE);
          const table = {
            size: SIZE,
            active,
            traits: Uint16Array.from(all, ({ kind }) => kind),
            lengths: Uint16Array.from(all, ({ length }) => length),
          };
          const first = new ShortestPassages(table, isFirst).firstOf(setOf(SIZE, set), count);
          if (first === null) return;
          const chosen = new Set(membersOf(first));
          expect(chosen.size).toBeGreaterThanOrEqual(count);
          expect(set).toEqual(expect.arrayContaining([...chosen]));
          const rankOf = (one: number): number =>
            (all[one]!.kind === SENTENCE ? 0 : 10_000) + Math.min(all[one]!.length, 8191);
          const last = Math.max(...[...chosen].map(rankOf));
          for (const one of set) if (!chosen.has(one)) expect(rankOf(one)).toBeGreaterThan(last);
        },
      ),
    );
  });

  it('of a set with many short ones are few', () => {
    const lengths = Uint16Array.from({ length: SIZE }, (_, one) => one + 1);
    const active = setOf(SIZE, [...lengths.keys()]);
    const table = { size: SIZE, active, traits: new Uint16Array(SIZE).fill(SENTENCE), lengths };
    expect(membersOf(new ShortestPassages(table, isFirst).firstOf(active, 10)!)).toHaveLength(12);
  });
});
