import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesOf } from './matches-of.ts';
import { WordFinder } from './word-finder.ts';

const characters = (list: string) => fc.constantFrom(...list);

describe('a finder of words', () => {
  it('finds the longest word at each place, from left to right', () => {
    const finder = new WordFinder([
      ['放心', 1],
      ['放心市场', 2],
      ['市场', 3],
    ]);
    expect(finder.find('放心市场与放心消费的市场').map(({ at, value }) => [at, value])).toEqual([
      [0, 2],
      [5, 1],
      [10, 3],
    ]);
  });

  it('finds what one regular expression of all words finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: characters('市场监管A1𠮷'), minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.string({ unit: characters('市场监管A1𠮷，'), maxLength: 40 }),
        (words, text) => {
          const longestFirst = [...words].sort((a, b) => b.length - a.length);
          const twin = new RegExp(longestFirst.map((word) => RegExp.escape(word)).join('|'), 'gu');
          const found = new WordFinder(words.map((word) => [word, word])).find(text);
          expect(found.map(({ at, word }) => [at, word])).toEqual(
            [...text.matchAll(twin)].map((match) => [match.index, match[0]]),
          );
        },
      ),
    );
  });
});

describe('all matches of a pattern', () => {
  it('are those of matchAll, empty ones as well', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(/\d+/gu, /a*/gu, /(?:)/g, /(?<=年)\d?/gu, /𠮷*/gu),
        fc.string({ unit: characters('a1年𠮷'), maxLength: 12 }),
        (pattern, text) => {
          const expected = [...text.matchAll(pattern)].map((match) => [match.index, ...match]);
          expect(matchesOf(pattern, text).map((match) => [match.index, ...match])).toEqual(expected);
        },
      ),
    );
  });
});
