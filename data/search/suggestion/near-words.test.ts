import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NearWords } from './near-words.ts';

/** Edits by the table of Wagner and Fischer, two neighbours swapped counted as one (optimal string alignment). */
function edits(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const table = left.map(() => new Array<number>(right.length + 1).fill(0));
  table.push(new Array<number>(right.length + 1).fill(0));
  for (let i = 0; i <= left.length; i++)
    for (let j = 0; j <= right.length; j++) {
      if (i === 0 || j === 0) {
        table[i]![j] = i + j;
        continue;
      }
      const swapped =
        i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
          ? table[i - 2]![j - 2]! + 1
          : Infinity;
      table[i]![j] = Math.min(
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + Number(left[i - 1] !== right[j - 1]),
        swapped,
      );
    }
  return table[left.length]![right.length]!;
}

/** Few different characters, one of them of two units, so that words come near one another. */
const word = fc
  .array(fc.constantFrom('电', '梯', '监', '管', '𠮷'), { minLength: 1, maxLength: 14 })
  .map((characters) => characters.join(''));

describe('words near a typed one', () => {
  it('are those one edit away, of three to twelve characters', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), word, (words, typed) => {
        const different = [...new Set(words)];
        const lengthOf = (one: string): number => [...one].length;
        const wanted = different.filter(
          (one) =>
            lengthOf(one) >= 3 &&
            lengthOf(one) <= 12 &&
            lengthOf(typed) >= 3 &&
            lengthOf(typed) <= 13 &&
            edits(one, typed) === 1,
        );
        expect(new Set(new NearWords(different).near(typed))).toEqual(new Set(wanted));
      }),
      { numRuns: 500 },
    );
  });
});
