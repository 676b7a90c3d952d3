import { openArchive } from '../../data/schema/archive-file.ts';
import { ArchiveSet } from '../../data/schema/archive-set.ts';
import { openSearch } from '../../data/search/open-search.ts';
import { MIXED, WARM_UP } from './bench-queries.ts';
import type { FirstFigures } from './first-bench.ts';
import { median, processorTime } from './processor-time.ts';

/** In a process that has searched nothing yet: a second search of it would find its code compiled. */
export function measureFirst(file: string): FirstFigures {
  const archive = openArchive(file, 'shipped');
  const search = openSearch(new ArchiveSet([archive]), {
    annotatedPassages: () => new Set(),
    tags: () => [],
  });
  const ask = (query: string): unknown =>
    search.run({ query, limit: 50, offset: 0, filters: {}, exact: false, sort: 'relevance' });
  const first = processorTime(() => ask('电梯'));
  for (const query of WARM_UP) ask(query);
  const after = median(MIXED.map((query) => processorTime(() => ask(query))));
  archive.database.close();
  const open = median(
    Array.from({ length: 9 }, () => processorTime(() => openArchive(file, 'shipped').database.close())),
  );
  return { first, after, open };
}
