import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BARRIER } from './search-form.ts';
import { gramsOf, indexGrams } from './search-grams.ts';

/** The same by words of its description, token by token. */
function twin(units: string): string {
  return units
    .split(BARRIER)
    .flatMap((stretch) => {
      const tokens = stretch.match(/[0-9.０-９．]+|./gsu) ?? [];
      const isNumber = tokens.map((token) => /^[0-9.０-９．]/u.test(token));
      const written = tokens.map((token, i) => (isNumber[i] ? '¤' : token));
      const grams = tokens.flatMap((token, i) => [
        ...(i > 0 ? [written[i - 1]! + written[i]!] : []),
        ...(isNumber[i] ? [`¤${token}`] : []),
      ]);
      return tokens.length > 0 && !isNumber.at(-1) ? [...grams, tokens.at(-1)!] : grams;
    })
    .join(' ');
}

describe('the grams of a passage', () => {
  it('are every two neighbours, numbers behind a mark, and what a stretch ends with', () => {
    expect(indexGrams('共查35项。放心')).toBe('共查 查¤ ¤35 ¤项 项 放心 心');
    expect(gramsOf('')).toBe('');
    expect(gramsOf(BARRIER)).toBe('');
  });

  it('are those of a plainer way to make them', () => {
    const unit = fc.constantFrom('市', '场', '𠀀', 'a', '1', '2', '.', '３', '．', '%', BARRIER);
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
        expect(gramsOf(units.join(''))).toBe(twin(units.join('')));
      }),
      { numRuns: 2000 },
    );
    const long = `${'市'.repeat(50_000)}${'12.5项'.repeat(20_000)}`;
    expect(gramsOf(long) === twin(long)).toBe(true);
  });
});
