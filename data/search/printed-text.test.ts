/** Search against a twin that reads the printed text only: not even the query goes through a part of search. */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { printedPlaces, printedWildcard, readPrinted, type PrintedToken } from '../testing/printed-twin.ts';
import { RANDOM_WORDS, randomSet } from '../testing/random-archive.ts';
import { readTwinPassages, type TwinPassage } from '../testing/search-twin.ts';
import { openSearch, type Search } from './open-search.ts';
import { longOr } from '../testing/long-form.ts';

/** What is asked: words as typed, each a text that has some sign in it. */
type Asked =
  | { readonly kind: 'text'; readonly text: string; readonly isPhrase: boolean }
  | { readonly kind: 'wildcard'; readonly text: string }
  | { readonly kind: 'AND' | 'OR'; readonly parts: readonly Asked[] }
  | { readonly kind: 'NOT'; readonly part: Asked };

const text = fc
  .array(
    fc.tuple(
      fc.constantFrom(...RANDOM_WORDS),
      fc.constantFrom('', '', '', '，', '、', '+', '…', '.', ',', '-'),
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((pairs) => pairs.map(([word, joint], i) => (i === pairs.length - 1 ? word : word + joint)).join(''));
const leaf: fc.Arbitrary<Asked> = fc.record({
  kind: fc.constant('text' as const),
  text,
  isPhrase: fc.boolean(),
});
const han = fc.constantFrom(...RANDOM_WORDS.filter((word) => /^\p{Script=Han}+$/u.test(word)));
const wildcard: fc.Arbitrary<Asked> = fc
  .tuple(han, fc.constantFrom('?', '??', '*', '*?'), han, fc.constantFrom('', '?', '*'), han)
  .map(([a, first, b, second, c]) => ({ kind: 'wildcard', text: a + first + b + (second && second + c) }));
const asked: fc.Arbitrary<Asked> = fc.letrec<{ one: Asked }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: wildcard },
    fc.record({
      kind: fc.constantFrom('AND' as const, 'OR' as const),
      parts: fc.array(tie('one'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('NOT' as const), part: tie('one') }),
  ),
})).one;

function typed(one: Asked): string {
  if (one.kind === 'text') return one.isPhrase ? `"${one.text}"` : one.text;
  if (one.kind === 'wildcard') return one.text;
  if (one.kind === 'NOT') return `NOT (${typed(one.part)})`;
  return `(${one.parts.map(typed).join(` ${one.kind} `)})`;
}

function answers(one: Asked, tokens: readonly PrintedToken[]): boolean {
  if (one.kind === 'text') {
    if (one.isPhrase) return printedPlaces(tokens, readPrinted(one.text), false).length > 0;
    // Of a word across the end of a sentence each stretch is looked for.
    const stretches = Map.groupBy(readPrinted(one.text), (token) => token.stretch);
    return [...stretches.values()].every((sought) => printedPlaces(tokens, sought, false).length > 0);
  }
  if (one.kind === 'wildcard') return printedWildcard(tokens, one.text);
  if (one.kind === 'NOT') return !answers(one.part, tokens);
  const holds = (part: Asked): boolean => answers(part, tokens);
  return one.kind === 'AND' ? one.parts.every(holds) : one.parts.some(holds);
}

interface Opened {
  readonly set: ArchiveSet;
  readonly search: Search;
  readonly passages: readonly (TwinPassage & { readonly tokens: readonly PrintedToken[] })[];
}

const known = new Map<number, Opened>();
afterAll(() => known.forEach(({ set }) => set.archives.forEach((archive) => archive.database.close())));

function opened(seed: number): Opened {
  const before = known.get(seed);
  if (before) return before;
  const set = randomSet(seed);
  const passages = readTwinPassages(set).map((one) => ({ ...one, tokens: readPrinted(one.text) }));
  const search = openSearch(set, { annotatedPassages: () => new Set<never>(), tags: () => [] });
  const made = { set, search, passages };
  known.set(seed, made);
  return made;
}

describe('search and a reader of the printed text', () => {
  it('find the same passages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 17 }), asked, (seed, one) => {
        const { search, passages } = opened(seed);
        const expected = passages
          .filter(({ tokens }) => answers(one, tokens))
          .map((passage) => passage.passageId);
        const query = typed(one);
        const found = search.run({
          query,
          limit: 1000,
          offset: 0,
          filters: {},
          exact: true,
          sort: 'relevance',
        });
        expect(found.hits.map((hit) => hit.passageId).sort()).toEqual(expected.sort());
      }),
      { numRuns: longOr(500, 200) },
    );
  });
});
