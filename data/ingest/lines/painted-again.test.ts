import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from '../../text/normalise.ts';
import { paintedOnce } from './painted-again.ts';

const once = (text: string): string | null => paintedOnce(normaliseText(text).text)?.text ?? null;

describe('a line painted again and again', () => {
  it('is read once, whatever pieces it was painted in', () => {
    const piece = fc.string({
      unit: fc.constantFrom(...'年报告监管局抽检批次0123'),
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 3, max: 6 }),
        (pieces, times) => {
          // A piece that repeats itself could be painted in more ways than one.
          fc.pre(pieces.every((one) => new Set(one).size === one.length));
          fc.pre(pieces.every((one, i) => one !== pieces[i - 1] && one[0] !== pieces[i - 1]?.at(-1)));
          expect(once(pieces.map((one) => one.repeat(times)).join(' '))).toBe(pieces.join(''));
        },
      ),
      { numRuns: 300, seed: 12 },
    );
  });

  it('stays as it is where something stands only once, or where repeating is what is meant', () => {
    expect(once('2011201120112011年年度报告')).toBeNull();
    expect(once('哈哈哈哈哈哈哈哈')).toBeNull();
    expect(once('101010101010')).toBeNull();
  });
});
