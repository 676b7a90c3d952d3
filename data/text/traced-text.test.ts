import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  joinTraced,
  offsetMapOf,
  rawRange,
  trimTraced,
  withoutRanges,
  type TracedText,
} from './traced-text.ts';

/** A text that comes from a source where each of its units is this many further than here. */
function traced(text: string, from = 0): TracedText {
  return { text, raw: Array.from(text, (_, i) => from + i) };
}

const words = fc.string({ unit: fc.constantFrom('市', '场', ' ', 'a', '。'), maxLength: 8 });

/** Every unit with its source. */
const unitsOf = ({ text, raw }: TracedText): readonly (readonly [string, number | undefined])[] => {
  expect(raw).toHaveLength(text.length);
  return Array.from(text, (unit, i) => [unit, raw[i]]);
};

describe('a text that knows where it came from', () => {
  it('still knows it when blanks around it are gone', () => {
    fc.assert(
      fc.property(words, (text) => {
        const trimmed = trimTraced(traced(text, 7));
        expect(trimmed.text).toBe(text.trim());
        for (const [unit, from] of unitsOf(trimmed)) expect(unit).toBe(text[from! - 7]);
        if (trimmed.text !== '') expect(trimmed.raw[0]).toBe(7 + text.indexOf(trimmed.text));
      }),
    );
    expect(trimTraced(traced(' 市场')).text).toBe('市场');
    expect(trimTraced(traced('市场 ')).text).toBe('市场');
  });

  it('still knows it when pieces are joined; what is put between belongs to what stands before', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), fc.constantFrom('', ' ', '，\n'), (texts, between) => {
        const joined = joinTraced(
          texts.map((text, i) => traced(text, i * 100)),
          between,
        );
        const kept = texts.flatMap((text, i) => (text === '' ? [] : [{ text, from: i * 100 }]));
        expect(joined.text).toBe(kept.map(({ text }) => text).join(between));
        const sources = kept.flatMap(({ text, from }, n) => [
          ...(n === 0 ? [] : Array.from(between, () => kept[n - 1]!.from + kept[n - 1]!.text.length - 1)),
          ...Array.from(text, (_, i) => from + i),
        ]);
        expect(joined.raw).toEqual(sources);
      }),
    );
  });

  it('still knows it when stretches are left out', () => {
    fc.assert(
      fc.property(words, fc.uniqueArray(fc.nat(8), { maxLength: 4 }), (text, places) => {
        const ordered = places.filter((place) => place <= text.length).sort((a, b) => a - b);
        const ranges = ordered.flatMap((start, i): (readonly [number, number])[] =>
          i % 2 === 0 && i + 1 < ordered.length ? [[start, ordered[i + 1]!]] : [],
        );
        const isKept = (_: unknown, i: number): boolean => !ranges.some(([from, to]) => i >= from && i < to);
        expect(unitsOf(withoutRanges(traced(text, 3), ranges))).toEqual(
          unitsOf(traced(text, 3)).filter(isKept),
        );
      }),
    );
  });

  it('gives the source of a stretch, and a place for an empty one', () => {
    const text: TracedText = { text: '市场监管', raw: [2, 3, 7, 8] };
    expect(rawRange(text, 0, 2)).toEqual([2, 4]);
    expect(rawRange(text, 1, 3)).toEqual([3, 8]);
    expect(rawRange(text, 2, 2)).toEqual([7, 7]);
    expect(rawRange(text, 4, 4)).toEqual([9, 9]);
    expect(rawRange({ text: '', raw: [] }, 0, 0)).toEqual([0, 0]);
  });

  it('leads by characters, of which some are two units', () => {
    const map = offsetMapOf({ text: '𠮷市𠮷', raw: [4, 4, 5, 9, 9] });
    expect([map.length, map.toRaw(0), map.toRaw(1), map.toRaw(2)]).toEqual([3, 4, 5, 9]);
    // The last character of one unit.
    expect(offsetMapOf({ text: '𠮷\uffff市', raw: [0, 0, 1, 2] }).length).toBe(3);
    expect(offsetMapOf(traced('市场', 1)).rangeToRaw(0, 2)).toEqual([1, 3]);
  });
});
