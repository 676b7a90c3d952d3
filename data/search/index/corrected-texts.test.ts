import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Correction, PassageId } from '../../contract/model.ts';
import { correct } from './corrected-texts.ts';

const words = (minLength: number) =>
  fc
    .array(fc.constantFrom('检', '查', '三', '𠮷', '家'), { minLength, maxLength: 4 })
    .map((characters) => characters.join(''));

/** A text as it is printed, piece by piece, with what stands instead of every second piece. */
const pieces = fc.array(fc.record({ kept: words(1), printed: words(1), instead: words(1) }), {
  minLength: 1,
  maxLength: 4,
});

describe('a printed text with corrections', () => {
  it('has the new words in their places, and each place leads to what is printed there', () => {
    fc.assert(
      fc.property(pieces, words(0), (parts, tail) => {
        const printed = [...parts.map(({ kept, printed: old }) => kept + old), tail].join('');
        const made = correct(printed, correctionsOf(parts));
        expect(made.text).toBe([...parts.map(({ kept, instead }) => kept + instead), tail].join(''));
        let [at, was] = [0, 0];
        for (const { kept, printed: old, instead } of parts) {
          const [from, to] = [at + lengthOf(kept), at + lengthOf(kept + instead)];
          const [first, last] = [was + lengthOf(kept), was + lengthOf(kept + old)];
          expect(made.toPrinted([from, to])).toEqual([first, last]);
          // A character of what stands before comes along as it is printed.
          expect(made.toPrinted([from - 1, to])).toEqual([first - 1, last]);
          expect(made.toPrinted([at, from])).toBeNull();
          [at, was] = [to, last];
        }
      }),
    );
  });
});

function correctionsOf(
  parts: readonly { readonly kept: string; readonly printed: string; readonly instead: string }[],
): readonly Correction[] {
  let at = 0;
  return parts.map(({ kept, printed, instead }) => {
    const start = at + lengthOf(kept);
    at = start + lengthOf(printed);
    // Literals of the forms that ids have.
    return {
      passageId: 'linjiang-2024:original:1' as PassageId,
      start,
      end: at,
      replacement: instead,
      annotationId: 'a' as Correction['annotationId'],
    };
  });
}

function lengthOf(text: string): number {
  return [...text].length;
}
