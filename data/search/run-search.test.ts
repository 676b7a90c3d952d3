import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { FACETS } from '../contract/search-model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { searchForm } from '../text/search-form.ts';
import { randomSet } from '../testing/random-archive.ts';
import { randomFilters, randomQuery } from '../testing/random-queries.ts';
import {
  readTwinPassages,
  twinAnswers,
  twinFacet,
  twinPasses,
  type TwinPassage,
} from '../testing/search-twin.ts';
import { openSearch, type Search } from './open-search.ts';
import { parseQuery } from './query/query-parser.ts';
import { longOr } from '../testing/long-form.ts';

const NOTHING_AROUND = { annotatedPassages: () => new Set<never>(), tags: () => [] };
const ASK = { limit: 1000, offset: 0, filters: {}, exact: true, sort: 'relevance' } as const;

interface Opened {
  readonly set: ArchiveSet;
  readonly search: Search;
  readonly passages: readonly TwinPassage[];
}

const known = new Map<number, Opened>();
afterAll(() => known.forEach(({ set }) => set.archives.forEach((archive) => archive.database.close())));

function opened(seed: number): Opened {
  let one = known.get(seed);
  if (!one) {
    const set = randomSet(seed);
    one = { set, search: openSearch(set, NOTHING_AROUND), passages: readTwinPassages(set) };
    known.set(seed, one);
  }
  return one;
}

describe('search and its brute-force twin', () => {
  it('find the same passages for any query', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), randomQuery, (seed, query) => {
        const { search, passages } = opened(seed);
        const { root } = parseQuery(query);
        const expected = root
          ? passages.filter((one) => twinAnswers(root, one)).map((one) => one.passageId)
          : [];
        const result = search.run({ ...ASK, query });
        expect(result.hits.map((hit) => hit.passageId).sort()).toEqual(expected.sort());
        expect(result.total).toBe(expected.length);
      }),
      { numRuns: longOr(400, 150) },
    );
  });

  it('count every facet alike, each under all filters but its own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), randomQuery, randomFilters, (seed, query, filters) => {
        const { search, passages } = opened(seed);
        const { root } = parseQuery(query);
        if (root === null) return;
        const found = passages.filter((one) => twinAnswers(root, one));
        const result = search.run({ ...ASK, query, filters });
        expect(result.total).toBe(found.filter((one) => twinPasses(filters, one)).length);
        for (const facet of FACETS) {
          expect(countsOf(result.facets[facet]), facet).toEqual(twinFacet(facet, filters, found));
        }
        const perReport = result.reports.reduce((sum, one) => sum + one.count, 0);
        expect(perReport).toBe(result.total);
      }),
      { numRuns: longOr(200, 80) },
    );
  });

  it('mark in every hit of a plain term what the reader looked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom('电梯', '市场', '35', '35项', '主体', '9158户'),
        (seed, query) => {
          for (const hit of opened(seed).search.run({ ...ASK, query }).hits) {
            expect(hit.ranges.length).toBeGreaterThan(0);
            for (const [start, end] of hit.ranges) {
              const marked = searchForm([...hit.text].slice(start, end).join('')).units;
              expect(marked.replaceAll(query, ''), hit.text).toBe('');
            }
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('give the same passages in every order and page by page', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom('市场', '主体', '电梯 OR 35'),
        (seed, query) => {
          const { search } = opened(seed);
          const whole = search.run({ ...ASK, query }).hits.map((hit) => hit.passageId);
          const pages: string[] = [];
          for (let offset = 0; offset < whole.length; offset += 7) {
            pages.push(...search.run({ ...ASK, query, offset, limit: 7 }).hits.map((hit) => hit.passageId));
          }
          expect(pages).toEqual(whole);
          for (const sort of ['newest', 'oldest', 'place'] as const) {
            const other = search.run({ ...ASK, query, sort }).hits.map((hit) => hit.passageId);
            expect([...other].sort()).toEqual([...whole].sort());
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

function countsOf(
  values: readonly { readonly value: string; readonly count: number }[],
): Record<string, number> {
  return Object.fromEntries(values.map((one) => [one.value, one.count]));
}
