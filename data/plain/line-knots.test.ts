import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningIn, endingIn, knotsOf } from './line-knots.ts';

const TEXT = ['年', '检', '1', '2', '。', 'A', 'i', '（', '—'] as const;
/** Characters with room of their own and now and then a gap before them, laid out from 0 to 1. */
const laid = fc
  .array(
    fc.tuple(
      fc.constantFrom(...TEXT),
      fc.double({ min: 0.2, max: 2, noNaN: true }),
      fc.constantFrom(0, 0, 0, 1.5),
    ),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((parts) => {
    let at = 0;
    const ends = parts.map(([, width, gap], i) => {
      const from = at + (i === 0 ? 0 : gap);
      at = from + width;
      return [from, at] as const;
    });
    return {
      characters: parts.map(([character]) => character),
      spans: ends.map(([from, to]) => [from / at, to / at] as const),
    };
  });

describe('knots of a line', () => {
  it('place every character within a tenth of a wide one', () => {
    fc.assert(
      fc.property(laid, ({ characters, spans }) => {
        const line = { characters, start: 0, end: characters.length, knots: knotsOf(characters, spans) };
        const wide = 2 / characters.reduce((sum, one) => sum + (/[1-9Ai]/.test(one) ? 1 : 2), 0);
        spans.forEach(([from, to], i) => {
          expect(Math.abs(beginningIn(line, i) - from)).toBeLessThan(0.1 * wide + 2e-5);
          expect(Math.abs(endingIn(line, i + 1) - to)).toBeLessThan(0.1 * wide + 2e-5);
        });
      }),
    );
  });

  it('stand in whole steps, which archives keep in a quarter less room', () => {
    fc.assert(
      fc.property(laid, ({ characters, spans }) => {
        for (const [, share] of knotsOf(characters, spans))
          expect(share % 64 === 0 || share === 65_535).toBe(true);
      }),
    );
  });

  it('are none where breadths tell', () => {
    const characters = [...'全年12件'];
    const spans = [2, 2, 1, 1, 2].map((width, i, all) => {
      const before = all.slice(0, i).reduce((sum, one) => sum + one, 0);
      return [before / 8, (before + width) / 8] as const;
    });
    expect(knotsOf(characters, spans)).toEqual([]);
  });

  it('hold for a part of a text', () => {
    const line = { characters: [...'前言全年'], start: 2, end: 4, knots: [[3, 6553]] as const };
    expect(endingIn(line, 3)).toBeCloseTo(0.1, 3);
    expect(beginningIn(line, 3)).toBeCloseTo(0.1, 3);
    expect([beginningIn(line, 2), endingIn(line, 4)]).toEqual([0, 1]);
  });
});
