import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointOffset, sliceCodePoints } from '../contract/code-points.ts';
import { codePointIndex, codePointSlices } from './code-point-index.ts';

describe('an index of code points', () => {
  it('gives the same offsets as counting from the beginning each time', () => {
    const text = fc
      .array(fc.constantFrom('市', '𠮷', 'A', '，'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (sample) => {
        const at = codePointIndex(sample);
        let index = 0;
        for (const character of sample) {
          expect(at(index)).toBe(codePointOffset(sample, index));
          index += character.length;
        }
        expect(at(sample.length)).toBe([...sample].length);
      }),
    );
  });

  it('cuts the same stretches as counting from the beginning each time', () => {
    const text = fc
      .array(fc.constantFrom('市', '𠮷', 'A', '，'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(32), fc.nat(32), (sample, start, length) => {
        expect(codePointSlices(sample)(start, start + length)).toBe(
          sliceCodePoints(sample, start, start + length),
        );
      }),
    );
  });
});
