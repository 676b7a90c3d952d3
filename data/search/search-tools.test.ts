import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../contract/code-points.ts';
import type { KeptTerm } from '../contract/term-entry.ts';
import { ArchiveSet } from '../schema/archive-set.ts';
import { twinOccurrences } from '../testing/occurrence-twin.ts';
import { randomSet } from '../testing/random-archive.ts';
import { randomFilters, randomQuery } from '../testing/random-queries.ts';
import { readTwinPassages, twinAnswers, twinPasses, type TwinPassage } from '../testing/search-twin.ts';
import { openSearch, type Search } from './open-search.ts';
import { parseQuery } from './query/query-parser.ts';
import { receiptHash } from './export/make-receipt.ts';
import { longOr } from '../testing/long-form.ts';

const NOTHING_AROUND = { annotatedPassages: () => new Set<never>(), tags: () => [] };

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

const seeds = fc.integer({ min: 0, max: 5 });
const ALL = { limit: 100_000, offset: 0, sort: 'place' } as const;

describe('concordance and its brute-force twin', () => {
  it('find the same occurrences for any query', () => {
    fc.assert(
      fc.property(seeds, randomQuery, randomFilters, (seed, query, filters) => {
        const { search, passages } = opened(seed);
        const { root } = parseQuery(query);
        if (root === null) return;
        const expected = passages
          .filter((one) => twinAnswers(root, one) && twinPasses(filters, one))
          .flatMap((one) =>
            twinOccurrences(root, one.text).map((range) => `${one.passageId} ${range.join('-')}`),
          );
        const { total, lines } = search.concordance({ ...ALL, query, filters, exact: true });
        expect(lines.map((line) => `${line.passageId} ${line.range.join('-')}`).sort()).toEqual(
          expected.sort(),
        );
        expect(total).toBe(expected.length);
      }),
      { numRuns: longOr(300, 100) },
    );
  });

  it('list what the marks of the hits show, also for an expression', () => {
    const query = '/[0-9]{3,}/';
    const filters = {};
    const { lines } = opened(0).search.concordance({ ...ALL, query, filters, exact: true });
    const { hits } = opened(0).search.run({
      query,
      filters,
      exact: true,
      limit: 1000,
      offset: 0,
      sort: 'place',
    });
    expect(hits.flatMap((hit) => hit.ranges.map((range) => `${hit.passageId} ${range.join('-')}`))).toEqual(
      lines.map((line) => `${line.passageId} ${line.range.join('-')}`),
    );
    expect(hits.every((hit) => hit.ranges.length > 0)).toBe(true);
  });

  it('show before, in and after the mark what stands in the passage', () => {
    const texts = new Map(opened(1).passages.map((one) => [one.passageId, one.text]));
    const { lines } = opened(1).search.concordance({
      ...ALL,
      query: '市场 OR 35',
      filters: {},
      exact: false,
    });
    expect(lines.length).toBeGreaterThan(10);
    for (const { passageId, range, left, match, right } of lines) {
      const text = texts.get(passageId)!;
      expect(match).toBe(sliceCodePoints(text, ...range));
      expect(left + match + right).toBe(sliceCodePoints(text, Math.max(0, range[0] - 30), range[1] + 30));
    }
  });

  it('sort by what follows, and by what goes before read backwards, in pinyin order', () => {
    const collator = new Intl.Collator('zh-CN');
    const compare = (a: readonly string[], b: readonly string[]): number => {
      const differing = a.findIndex((character, i) => character !== b[i]);
      if (differing < 0) return a.length - b.length;
      return b[differing] === undefined ? 1 : collator.compare(a[differing]!, b[differing]);
    };
    fc.assert(
      fc.property(seeds, fc.constantFrom('市场', '电梯 OR 35', '主体'), (seed, query) => {
        for (const sort of ['left', 'right'] as const) {
          const { lines } = opened(seed).search.concordance({
            ...ALL,
            query,
            filters: {},
            exact: true,
            sort,
          });
          const contexts = lines.map((line) =>
            sort === 'right' ? [...line.right] : [...line.left].reverse(),
          );
          for (let i = 1; i < contexts.length; i++) {
            expect(compare(contexts[i - 1]!, contexts[i]!)).toBeLessThanOrEqual(0);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('give the whole page by page, also when another question comes between', () => {
    const { search } = opened(2);
    const ask = { query: '市场', filters: {}, exact: false, sort: 'right' } as const;
    const whole = search.concordance({ ...ask, limit: 1000, offset: 0 });
    const pages = [];
    for (let offset = 0; offset < whole.total; offset += 5) {
      pages.push(...search.concordance({ ...ask, limit: 5, offset }).lines);
      search.concordance({ ...ask, query: '电梯', limit: 1, offset: 0 });
    }
    expect(pages).toEqual(whole.lines);
  });
});

describe('frequency by year and its brute-force twin', () => {
  it('count the same reports, passages and occurrences out of the same number', () => {
    fc.assert(
      fc.property(seeds, randomQuery, randomFilters, (seed, query, filters) => {
        const { search, passages } = opened(seed);
        const { root } = parseQuery(query);
        if (root === null) return;
        const narrowed = passages.filter((one) => twinPasses(filters, one));
        const expected = [...Map.groupBy(narrowed, (one) => one.year)]
          .sort(([a], [b]) => a - b)
          .map(([year, all]) => {
            const found = all.filter((one) => twinAnswers(root, one));
            return {
              year,
              reports: new Set(found.map((one) => one.reportId)).size,
              passages: found.length,
              occurrences: found.flatMap((one) => twinOccurrences(root, one.text)).length,
              passagesInYear: all.length,
            };
          });
        expect(search.frequency({ query, filters, exact: true }).years).toEqual(expected);
      }),
      { numRuns: longOr(200, 70) },
    );
  });
});

describe('counting a list of terms', () => {
  it('gives for each term what searching for it gives, by year', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.array(randomQuery, { minLength: 1, maxLength: 5 }),
        randomFilters,
        fc.boolean(),
        (seed, terms, filters, exact) => {
          const { search } = opened(seed);
          const counted = search.count({ terms, filters, exact });
          terms.forEach((query, i) => {
            const asked = { query, filters, exact, limit: 0, offset: 0, sort: 'place' } as const;
            const result = search.run(asked);
            const row = counted.rows[i]!;
            expect([row.term, row.total, row.reports]).toEqual([query, result.total, result.reports.length]);
            const byYear = search.frequency({ query, filters, exact }).years;
            for (const one of byYear) expect(row.byYear[one.year] ?? 0).toBe(one.passages);
            expect(counted.years).toEqual(byYear.map((one) => one.year));
          });
        },
      ),
      { numRuns: longOr(80, 40) },
    );
  });
});

describe('a search receipt', () => {
  const question = { query: '市场 -电梯', filters: { year: { include: ['2020', '2021'], exclude: [] } } };

  it('is found the same by another search over the same archives', () => {
    fc.assert(
      fc.property(seeds, randomQuery, randomFilters, fc.boolean(), (seed, query, filters, exact) => {
        const { set, search } = opened(seed);
        const receipt = search.receipt({ query, filters, exact }, '1.0.0');
        expect(receipt.total).toBe(
          search.run({ query, filters, exact, limit: 0, offset: 0, sort: 'place' }).total,
        );
        const other = openSearch(set, NOTHING_AROUND);
        const text = JSON.stringify(receipt, null, 2);
        expect(other.verifyReceipt(text, '2.0.0')).toEqual({ state: 'same', differences: [] });
      }),
      { numRuns: longOr(60, 30) },
    );
  });

  it('states a "not found" too', () => {
    const { search } = opened(3);
    const receipt = search.receipt({ query: '无此一词', filters: {}, exact: true }, '1.0.0');
    expect(receipt).toMatchObject({ total: 0, occurrences: 0, reports: [], complete: true });
    expect(search.verifyReceipt(JSON.stringify(receipt), '1.0.0').state).toBe('same');
  });

  it('is not believed when anything in it was altered', () => {
    const { search } = opened(0);
    const receipt = search.receipt({ ...question, exact: false }, '1.0.0');
    for (const altered of [
      { total: receipt.total + 1 },
      { query: '电梯' },
      { made: '2020-01-01T00:00:00Z' },
    ]) {
      const check = search.verifyReceipt(JSON.stringify({ ...receipt, ...altered }), '1.0.0');
      expect([check.state, check.differences[0]?.what]).toEqual(['not_a_receipt', 'sha256']);
    }
  });

  it('tells what is counted otherwise now, with the comparison of texts only where that may be why', () => {
    const { search } = opened(0);
    const { sha256: _, ...receipt } = search.receipt({ ...question, exact: false }, '1.0.0');
    const checked = (altered: object) => {
      const stated = { ...receipt, ...altered };
      return search.verifyReceipt(JSON.stringify({ ...stated, sha256: receiptHash(stated) }), '1.0.0');
    };
    const counted = checked({ total: receipt.total + 1 });
    expect([counted.state, counted.differences.map(({ what }) => what)]).toEqual(['differs', ['total']]);
    // As receipts of before this program say it.
    const before = receipt.normalisation.replace(/ .*/, '');
    expect([before === receipt.normalisation, checked({ normalisation: before }).state]).toEqual([
      false,
      'same',
    ]);
    const both = checked({ normalisation: 'another', total: receipt.total + 1 });
    expect([both.state, both.differences.map(({ what }) => what)]).toEqual([
      'differs',
      ['normalisation', 'total'],
    ]);
  });

  it('says which archives it was made over', () => {
    const receipt = opened(0).search.receipt({ ...question, exact: false }, '1.0.0');
    const others = opened(1).set.archives.map((archive) => ({
      ...archive,
      editionId: `other ${archive.role}`,
    }));
    const check = openSearch(new ArchiveSet(others), NOTHING_AROUND);
    expect(check.verifyReceipt(JSON.stringify(receipt), '1.0.0').state).toBe('other_archive');
  });

  it('is the same with and without the terms that a person has added', () => {
    const { set, search } = opened(0);
    const own: KeptTerm = {
      kind: 'lineage',
      forms: ['市场', '监管'].map((form) => ({ form, from: null, to: null })),
      evidence: '',
    };
    const withOwn = openSearch(set, { ...NOTHING_AROUND, terms: () => [own] });
    const asked = { query: '市场', filters: {}, exact: false };
    const more = { ...asked, limit: 1, offset: 0, sort: 'place' } as const;
    // The term is at work: the screen counts more.
    expect(withOwn.run(more).total).toBeGreaterThan(search.run(more).total);
    const receipt = withOwn.receipt(asked, '1.0.0');
    expect(receipt.total).toBe(search.receipt(asked, '1.0.0').total);
    for (const other of [search, withOwn])
      expect(other.verifyReceipt(JSON.stringify(receipt), '1.0.0').state).toBe('same');
  });

  it.each(['', 'null', '[]', '{"format":"lanjuan-receipt/1"}', '{"format":"lanjuan-receipt/2"}', '不是收据'])(
    'refuses %j as no receipt',
    (text) => {
      expect(opened(0).search.verifyReceipt(text, '1.0.0').state).toBe('not_a_receipt');
    },
  );
});
