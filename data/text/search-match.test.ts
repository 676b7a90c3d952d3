import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextRange } from '../contract/model.ts';
import { searchForm, type SearchForm } from './search-form.ts';
import { occurrences, textRanges, type UnitPattern } from './search-match.ts';

const pieces = (maxLength: number) =>
  fc
    .array(fc.constantFrom('市', '场', '𠮷', 'a', 'M', '1', '12', '3.5', 'C3', '②', ' ', '。'), { maxLength })
    .map((all) => searchForm(all.join('')));

/** A number, or one unit that is of none. */
interface Token {
  readonly at: number;
  readonly plain: string;
  readonly kind: 'own' | 'bound' | 'none';
}

function tokensOf(units: string): readonly Token[] {
  return Array.from(units.matchAll(/[0-9.]+|[０-９．]+|[^]/g), ({ 0: written, index }) => {
    const kind = /^[0-9]/.test(written) ? 'own' : /^[０-９]/.test(written) ? 'bound' : 'none';
    return { at: index, plain: kind === 'bound' ? written.normalize('NFKC') : written, kind };
  });
}

/** Token by token: a number of the pattern is a whole number of the text, of its own kind unless a letter is beside it. */
function twin({ units }: SearchForm, { units: wanted, open, cut }: UnitPattern): readonly TextRange[] {
  const [text, pattern] = [tokensOf(units), tokensOf(wanted)];
  const last = pattern.length - 1;
  return text.flatMap((first, from): readonly TextRange[] => {
    let [start, end] = [first.at, first.at];
    const fits = pattern.every((one, i) => {
      const found = text[from + i];
      if (!found) return false;
      const [mayEndIn, mayBeginIn] = [i === 0 && cut?.start, i === last && cut?.end];
      const goesOn = i === last && (open || cut?.end);
      if (i === 0 && mayEndIn) start = found.at + found.plain.length - one.plain.length;
      end = (i === 0 && mayEndIn ? start : found.at) + one.plain.length;
      if (one.kind === 'none' || found.kind === 'none') return one.plain === found.plain;
      const isBeside = [pattern[i - 1], pattern[i + 1]].some((beside) => /^[a-z]$/.test(beside?.plain ?? ''));
      if (!isBeside && !mayEndIn && !mayBeginIn && one.kind !== found.kind) return false;
      if (i === 0 && mayEndIn) return found.plain.endsWith(one.plain);
      return goesOn ? found.plain.startsWith(one.plain) : found.plain === one.plain;
    });
    return fits ? [[start, end]] : [];
  });
}

describe('where a pattern stands', () => {
  it('is where its words and whole numbers follow each other', () => {
    fc.assert(
      fc.property(pieces(24), pieces(4), fc.boolean(), (form, { units }, open) => {
        fc.pre(units !== '');
        const pattern = { units, open };
        expect(occurrences(form, pattern)).toEqual(twin(form, pattern));
      }),
      { numRuns: 2000 },
    );
  });

  it('is inside of a number only on the side where that was cut', () => {
    const places = (text: string, units: string, start: boolean, end: boolean): readonly TextRange[] =>
      occurrences(searchForm(text), { units, open: false, cut: { start, end } });
    const text = '新增9158户';
    expect(places(text, '9', false, true)).toEqual([[2, 3]]);
    expect(places(text, '9', true, false)).toEqual([]);
    expect(places(text, '58户', true, false)).toEqual([[4, 7]]);
    expect(places(text, '58户', false, true)).toEqual([]);
    expect(places(text, '增9', false, true)).toEqual([[1, 3]]);
    expect(places('型号C3', '3', true, false)).toEqual([[3, 4]]);
    expect(places('型号C3', '3', false, false)).toEqual([]);
    // Only the number that was cut may be of any kind.
    expect(places('②市3', '2市3', false, true)).toEqual([]);
    expect(places('3市②', '3市2', true, false)).toEqual([]);
  });

  it('is everywhere, overlapping as well, and nowhere for nothing', () => {
    expect(occurrences(searchForm('人人人'), { units: '人人', open: false })).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(occurrences(searchForm('人人人'), { units: '', open: false })).toEqual([]);
  });
});

describe('the places of a text that were found', () => {
  it('are in order and apart, and hold every character that was found', () => {
    fc.assert(
      fc.property(pieces(12), fc.array(fc.tuple(fc.nat(20), fc.nat(4)), { maxLength: 6 }), (form, spans) => {
        const found = spans.flatMap(([start, length]): readonly TextRange[] =>
          start + length < form.units.length ? [[start, start + length + 1]] : [],
        );
        const ranges = textRanges(form, found);
        ranges.forEach(([start, end], i) => {
          expect(start).toBeLessThan(end);
          if (i > 0) expect(start).toBeGreaterThan(ranges[i - 1]![1]);
        });
        const held = new Set(ranges.flatMap(([start, end]) => charactersOf(start, end)));
        const wanted = found.flatMap(([start, end]) =>
          charactersOf(form.offsets[start]!, form.offsets[end - 1]! + 1),
        );
        expect(held).toEqual(new Set(wanted));
      }),
    );
  });
});

function charactersOf(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}
