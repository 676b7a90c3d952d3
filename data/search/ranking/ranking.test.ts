import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ARCHIVE_TABLES } from '../../schema/archive-tables.ts';
import { ArchiveSet } from '../../schema/archive-set.ts';
import { indexHealth } from '../../schema/index-health.ts';
import { openWritable } from '../../schema/sqlite.ts';
import { storeReport } from '../../schema/store-report.ts';
import { storeThesaurus } from '../../schema/store-thesaurus.ts';
import { randomSet } from '../../testing/random-archive.ts';
import { randomQuery } from '../../testing/random-queries.ts';
import {
  misplaced,
  rankedHit,
  SHARED,
  unsharedTop,
  WEIGHED,
  type RankedHit,
} from '../../testing/ranking-twin.ts';
import { readTwinPassages, twinAnswers, type TwinPassage } from '../../testing/search-twin.ts';
import { syntheticReport } from '../../testing/synthetic-report.ts';
import { openSearch, type Search } from '../open-search.ts';
import { parseQuery } from '../query/query-parser.ts';
import { longOr } from '../../testing/long-form.ts';

interface Opened {
  readonly set: ArchiveSet;
  readonly search: Search;
  readonly passages: ReadonlyMap<string, TwinPassage>;
}

const known = new Map<string, Opened>();
afterAll(() => known.forEach(({ set }) => set.archives.forEach((archive) => archive.database.close())));

function opened(key: string, make: () => ArchiveSet): Opened {
  let one = known.get(key);
  if (!one) {
    const set = make();
    const passages = new Map(readTwinPassages(set).map((passage) => [passage.passageId, passage]));
    const search = openSearch(set, { annotatedPassages: () => new Set(), tags: () => [] });
    known.set(key, (one = { set, search, passages }));
  }
  return one;
}

const RENAMED = {
  kind: 'lineage',
  preferred: '整治',
  variants: '检查',
  from: '',
  to: '',
  note: '',
  evidence: '',
} as const;

/** Fourteen reports in which common words stand in hundreds of passages. */
function syntheticSet(): ArchiveSet {
  const database = openWritable(':memory:');
  database.exec(ARCHIVE_TABLES);
  // 整治 leads to 检查 as well: hits that only an expansion found.
  storeThesaurus(database, { concepts: [], comparability: [], thesaurus: [RENAMED], programmes: [] });
  for (let n = 0; n < 14; n++) storeReport(database, syntheticReport(n * 5));
  return new ArchiveSet([
    {
      role: 'shipped',
      file: ':memory:',
      editionId: 'synthetic',
      schemaVersion: 1,
      database,
      health: indexHealth(database),
    },
  ]);
}

/** All hits in order, page by page as the window asks for them. */
function ranked({ search, passages }: Opened, query: string, page: number): readonly RankedHit[] {
  const { root } = parseQuery(query);
  const ask = { query, limit: page, filters: {}, exact: false, sort: 'relevance' } as const;
  const hits = [];
  for (let offset = 0; ; offset += page) {
    const result = search.run({ ...ask, offset });
    hits.push(...result.hits);
    if (offset + page >= result.total) break;
  }
  return hits.map((hit) => {
    const passage = passages.get(hit.passageId)!;
    return rankedHit(hit, passage, root !== null && twinAnswers(root, passage));
  });
}

/** How many at the top are there for their reports' sake. */
function leadersOf(hits: readonly RankedHit[]): number {
  return Math.min(SHARED, new Set(hits.map((hit) => hit.reportId)).size);
}

describe('the order of hits and its brute-force twin', () => {
  it('agree for any query that finds up to a hundred passages', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        randomQuery,
        fc.constantFrom(3, 50),
        (seed, query, page) => {
          const one = opened(`random ${seed}`, () => randomSet(seed));
          const hits = ranked(one, query, page);
          if (hits.length > WEIGHED) return;
          const leaders = leadersOf(hits);
          expect(new Set(hits.map((hit) => hit.passageId)).size).toBe(hits.length);
          expect(unsharedTop(hits)).toEqual([]);
          expect(misplaced(hits.slice(0, leaders), true)).toEqual([]);
          expect(misplaced(hits.slice(leaders), true)).toEqual([]);
        },
      ),
      { numRuns: longOr(1000, 100) },
    );
  });

  it.each(['市场', '监管 OR 电梯', '工作', '1*', '整治', '的'])(
    'agree for %s, which finds hundreds: the best hundred by density, the others by length and year',
    (query) => {
      const one = opened('synthetic', syntheticSet);
      const hits = ranked(one, query, 40);
      expect(hits).toEqual(ranked(one, query, 1000));
      const leaders = leadersOf(hits);
      expect(leaders).toBe(SHARED);
      const rest = hits.slice(leaders);
      // Some of the leaders may come from beyond the first hundred.
      expect(misplaced(rest.slice(0, WEIGHED - leaders), true)).toEqual([]);
      expect(misplaced(rest.slice(WEIGHED), false)).toEqual([]);
      const coarse = rest.map((hit) => hit.kind * 2 + Number(hit.isExpanded));
      expect(coarse).toEqual(coarse.toSorted((a, b) => a - b));
      expect(new Set(hits.slice(0, SHARED).map((hit) => hit.reportId)).size).toBe(SHARED);
    },
  );
});
