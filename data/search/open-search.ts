import type { CheckedRequest } from '../contract/requests.ts';
import type { SearchResult, Suggestion } from '../contract/search-model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { loadLineage, type Lineage } from './expansions.ts';
import { loadPassageTable, type PassageTable } from './passage-table.ts';
import { loadProgrammeMentions, type ProgrammeMentions } from './programme-mentions.ts';
import { runSearch } from './run-search.ts';
import type { SearchSurroundings } from './surroundings.ts';

export interface Search {
  run(request: CheckedRequest<'search.run'>): SearchResult;
  suggest(request: CheckedRequest<'search.suggest'>): readonly Suggestion[];
}

/** What search keeps in memory, each part loaded when it is first needed. */
export interface SearchIndex {
  readonly table: PassageTable;
  readonly programmes: ProgrammeMentions;
  readonly lineage: Lineage;
}

/**
 * Search over all archives of the set. Opening costs nothing; the first request loads the columns of the passages.
 * A set that has changed (an import) needs a new search.
 */
export function openSearch(set: ArchiveSet, surroundings: SearchSurroundings): Search {
  const index = lazyIndex(set);
  return {
    run: (request) => runSearch(index, surroundings, request, set.archives.length),
    suggest: () => [],
  };
}

function lazyIndex(set: ArchiveSet): SearchIndex {
  let table: PassageTable | undefined;
  let programmes: ProgrammeMentions | undefined;
  let lineage: Lineage | undefined;
  return {
    get table() {
      return (table ??= loadPassageTable(set));
    },
    get programmes() {
      return (programmes ??= loadProgrammeMentions(this.table));
    },
    get lineage() {
      return (lineage ??= loadLineage(set));
    },
  };
}
