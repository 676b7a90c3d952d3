import type { CheckedRequest } from '../contract/requests.ts';
import type { SearchResult, Suggestion } from '../contract/search-model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { runSearch } from './run-search.ts';
import { lazyIndex, once } from './search-index.ts';
import { inOrderOfKind, Suggestions } from './suggestions.ts';
import type { SearchSurroundings } from './surroundings.ts';
import { loadNamedThings, vocabularyOf } from './vocabulary.ts';

export interface Search {
  run(request: CheckedRequest<'search.run'>): SearchResult;
  suggest(request: CheckedRequest<'search.suggest'>): readonly Suggestion[];
}

/**
 * Search over all archives of the set. Opening costs nothing; the first request loads the columns of the passages.
 * A set that has changed (an import) needs a new search.
 */
export function openSearch(set: ArchiveSet, surroundings: SearchSurroundings): Search {
  const names = once(() => inOrderOfKind(loadNamedThings(set)));
  const index = lazyIndex(
    set,
    once(() => vocabularyOf(names())),
  );
  const suggestions = once(() => new Suggestions(names(), surroundings.tags));
  return {
    run: (request) => runSearch(index, surroundings, request, set.archives.length),
    suggest: (request) => suggestions().suggest(request),
  };
}
