import { openArchive } from '../../data/schema/archive-file.ts';
import { ArchiveSet } from '../../data/schema/archive-set.ts';
import { openSearch } from '../../data/search/open-search.ts';
import { MIXED, ONE_CHARACTER, THREE_CHARACTERS, TWO_CHARACTERS, WORST } from './bench-queries.ts';
import { median, medianTime, ownMegabytes, processorTime } from './processor-time.ts';

export interface SearchFigures {
  readonly passages: number;
  readonly textBytes: number;
  readonly indexBytes: number;
  readonly open: number;
  readonly first: number;
  readonly p50: number;
  readonly like50: number;
  readonly worst: number;
  readonly likeWorst: number;
  readonly two: number;
  readonly three: number;
  readonly one: number;
  readonly megabytes: number;
}

/** One archive: 50 ranked hits with total, facets and excerpts, against a LIKE scan that only counts. */
export function benchSearch(file: string): SearchFigures {
  const started = processorTime(() => openArchive(file, 'shipped').database.close());
  const archive = openArchive(file, 'shipped');
  const search = openSearch(new ArchiveSet([archive]), {
    annotatedPassages: () => new Set(),
    tags: () => [],
  });
  const run = (query: string): unknown =>
    search.run({ query, limit: 50, offset: 0, filters: {}, exact: false, sort: 'relevance' });
  const scan = archive.database.prepare('SELECT count(*) FROM passages WHERE text LIKE ?');
  const like = (query: string): unknown => scan.get(`%${query}%`);
  const number = (sql: string): number => Number(archive.database.prepare(sql).pluck().get());
  const medianOf = (queries: readonly string[], call: (query: string) => unknown, runs: number): number =>
    median(queries.map((query) => medianTime(() => call(query), runs)));

  const first = processorTime(() => run('电梯'));
  const figures = {
    p50: medianOf(MIXED, run, 5),
    like50: medianOf(MIXED.slice(0, 8), like, 3),
    worst: medianTime(() => run(WORST)),
    likeWorst: medianTime(() => like(WORST)),
    two: medianOf(TWO_CHARACTERS, run, 5),
    three: medianOf(THREE_CHARACTERS, run, 5),
    one: medianTime(() => run(ONE_CHARACTER)),
  };
  const megabytes = ownMegabytes();
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
