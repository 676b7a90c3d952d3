import { openArchive } from '../../data/schema/archive-file.ts';
import { ArchiveSet } from '../../data/schema/archive-set.ts';
import { openSearch, type Search } from '../../data/search/open-search.ts';
import { MIXED, ONE_CHARACTER, THREE_CHARACTERS, TWO_CHARACTERS, WARM_UP, WORST } from './bench-queries.ts';
import { median, medianTime, ownMegabytes, processorTime } from './processor-time.ts';

export interface SearchFigures {
  readonly passages: number;
  readonly textBytes: number;
  readonly indexBytes: number;
  readonly open: number;
  readonly first: number;
  /** Each query asked for the first time, and asked again as paging and facets do. */
  readonly p50: number;
  readonly again50: number;
  readonly like50: number;
  readonly worst: number;
  readonly likeWorst: number;
  readonly two: number;
  readonly three: number;
  readonly one: number;
  readonly megabytes: number;
}

/** Stands in no text: what it asks for loads what every search needs. */
const NOWHERE = '龘';

/** One archive: 50 ranked hits with total, facets and excerpts, against a LIKE scan that only counts. */
export function benchSearch(file: string): SearchFigures {
  const started = medianTime(() => openArchive(file, 'shipped').database.close(), 9);
  const archive = openArchive(file, 'shipped');
  const open = (): Search =>
    openSearch(new ArchiveSet([archive]), { annotatedPassages: () => new Set(), tags: () => [] });
  const ask = (search: Search, query: string): unknown =>
    search.run({ query, limit: 50, offset: 0, filters: {}, exact: false, sort: 'relevance' });
  const scan = archive.database.prepare('SELECT count(*) FROM passages WHERE text LIKE ?');
  const like = (query: string): unknown => scan.get(`%${query}%`);
  const number = (sql: string): number => Number(archive.database.prepare(sql).pluck().get());
  const medianOf = (queries: readonly string[], call: (query: string) => unknown, runs: number): number =>
    median(queries.map((query) => medianTime(() => call(query), runs)));
  // A search remembers what it found: for the first time a query is asked of one that has been asked nothing of it.
  const firstTimes = (queries: readonly string[], runs: number): number => {
    const rounds = Array.from({ length: runs }, () => {
      const search = open();
      ask(search, NOWHERE);
      return queries.map((query) => processorTime(() => ask(search, query)));
    });
    return median(queries.map((_, i) => median(rounds.map((round) => round[i]!))));
  };

  const search = open();
  const first = processorTime(() => ask(search, '电梯'));
  for (const query of [...WARM_UP, ...MIXED, WORST, ONE_CHARACTER]) ask(search, query);
  const again50 = medianOf(MIXED, (query) => ask(search, query), 5);
  // Before other searches are opened beside it.
  const megabytes = ownMegabytes();
  const figures = {
    again50,
    p50: firstTimes(MIXED, 3),
    like50: medianOf(MIXED.slice(0, 8), like, 3),
    worst: firstTimes([WORST], 3),
    likeWorst: medianTime(() => like(WORST)),
    two: firstTimes(TWO_CHARACTERS, 3),
    three: firstTimes(THREE_CHARACTERS, 3),
    one: firstTimes([ONE_CHARACTER], 3),
  };
  const sizes = {
    passages: number('SELECT count(*) FROM passages'),
    textBytes: number('SELECT sum(length(CAST(text AS BLOB))) FROM passages'),
    indexBytes: number(
      "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'passage_index%' OR name = 'passage_facts'",
    ),
  };
  archive.database.close();
  return { ...sizes, ...figures, open: started, first, megabytes };
}
