/** Search and its brute-force twin over real language: the shipped corpus and synthetic reports. */
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildArchive } from './ingest/build-archive.ts';
import { createArchive, openArchive } from './schema/archive-file.ts';
import { ArchiveSet } from './schema/archive-set.ts';
import { storeReport } from './schema/store-report.ts';
import { openSearch, type Search } from './search/open-search.ts';
import { parseQuery } from './search/query/query-parser.ts';
import { readTwinPassages, twinAnswers, type TwinPassage } from './testing/search-twin.ts';
import { syntheticReport } from './testing/synthetic-report.ts';

describe('search over the corpus and synthetic reports', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-twin-'));
  let set: ArchiveSet;
  let search: Search;
  let passages: readonly TwinPassage[];

  beforeAll(() => {
    const shipped = path.join(folder, 'shipped.sqlite');
    const added = path.join(folder, 'added.sqlite');
    buildArchive(path.join(import.meta.dirname, 'corpus'), shipped);
    createArchive(added, (database) => {
      for (let n = 0; n < 12; n++) storeReport(database, syntheticReport(n * 7));
    });
    set = new ArchiveSet([openArchive(shipped, 'shipped'), openArchive(added, 'added')]);
    search = openSearch(set, {
      annotatedPassages: () => new Set(),
      tags: () => [],
    });
    passages = readTwinPassages(set);
  });

  afterAll(() => {
    for (const { database } of set.archives) database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A stretch of some passage, cut anywhere: also through numbers, names and the ends of sentences. */
  const stretch = fc
    .tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 7 }))
    .map(([which, where, length]) => {
      const characters = [...passages[which % passages.length]!.text];
      const start = where % characters.length;
      return characters
        .slice(start, start + length)
        .join('')
        .replace(/["“”「」『』()（）/\s:：*-]/gu, '');
    });
  const query = fc.oneof(
    stretch,
    stretch.map((text) => `"${text}"`),
    fc.tuple(stretch, stretch).map(([a, b]) => `${a} ${b}`),
    fc.tuple(stretch, stretch).map(([a, b]) => `${a} OR "${b}"`),
    fc.tuple(stretch, stretch).map(([a, b]) => `${a} -${b}`),
  );

  it('finds the same passages as reading all of them', () => {
    fc.assert(
      fc.property(query, (text) => {
        const { root } = parseQuery(text);
        const expected = root ? passages.filter((one) => twinAnswers(root, one)).length : 0;
        const request = {
          query: text,
          limit: 10,
          offset: 0,
          filters: {},
          sort: 'relevance',
        } as const;
        expect(search.run({ ...request, exact: true }).total).toBe(expected);
        expect(search.run({ ...request, exact: false }).total).toBeGreaterThanOrEqual(expected);
      }),
      { numRuns: 120 },
    );
  });

  it('counts and orders occurrences in small portions of time as it does at once', () => {
    for (const query of ['市场', '监管 OR 电梯', '市场主体', '一']) {
      const ask = { query, filters: {}, exact: false } as const;
      for (const sort of ['place', 'left', 'right'] as const) {
        const page = { ...ask, sort, limit: 1000, offset: 0 };
        let portion = search.concordance({ ...page, milliseconds: 1 });
        for (
          let before = Infinity;
          portion.remaining > 0;
          portion = search.concordance({ ...page, milliseconds: 1 })
        ) {
          expect(portion.remaining).toBeLessThan(before);
          expect(portion.lines.length).toBe(sort === 'place' ? Math.min(1000, portion.total) : 0);
          before = portion.remaining;
        }
        expect(portion).toEqual(search.concordance(page));
        // Another question in between, so that the list is made anew.
        search.concordance({ ...page, query: '食品' });
        expect(search.concordance(page)).toEqual(portion);
      }
      let counted = search.frequency({ ...ask, milliseconds: 1 });
      while (counted.remaining > 0) counted = search.frequency({ ...ask, milliseconds: 1 });
      expect(counted).toEqual(search.frequency(ask));
    }
  });

  it('says of every occurrence whether only an expansion explains it', () => {
    const { lines } = search.concordance({
      query: '市场主体',
      filters: {},
      exact: false,
      sort: 'place',
      limit: 1000,
      offset: 0,
    });
    expect(new Set(lines.map((line) => line.isExpanded))).toEqual(new Set([true, false]));
    for (const { match, isExpanded } of lines) expect(isExpanded).toBe(!match.includes('市场主体'));
  });

  it('finds every passage by a stretch of itself', () => {
    for (const { passageId, text } of passages) {
      // Quotation marks would end the phrase; another mark in their place, as digits on both sides stay two numbers.
      const first = text.split(/[。！？；]/u)[0]!.replace(/["“”「」『』]/gu, '，');
      const page = {
        limit: 1000,
        offset: 0,
        filters: {},
        exact: true,
        sort: 'place',
      } as const;
      const { hits } = search.run({ query: `"${first}"`, ...page });
      expect(
        hits.map((hit) => hit.passageId),
        first,
      ).toContain(passageId);
    }
  });
});
