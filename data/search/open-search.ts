import type { CheckedRequest } from '../contract/requests.ts';
import type { SearchResult, Suggestion } from '../contract/search-model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import type { Corrections } from './did-you-mean.ts';
import { loadLineage, type Lineage } from './expansions.ts';
import { NearWords } from './near-words.ts';
import { loadPassageTable, type PassageTable } from './passage-table.ts';
import { PinyinNames } from './pinyin-names.ts';
import { loadProgrammeMentions, type ProgrammeMentions } from './programme-mentions.ts';
import { runSearch } from './run-search.ts';
import { inOrderOfKind, Suggestions } from './suggestions.ts';
import type { SearchSurroundings } from './surroundings.ts';
import { loadNamedThings, vocabularyOf } from './vocabulary.ts';

export interface Search {
  run(request: CheckedRequest<'search.run'>): SearchResult;
  suggest(request: CheckedRequest<'search.suggest'>): readonly Suggestion[];
}

/** What search keeps in memory, each part loaded when it is first needed. */
export interface SearchIndex {
  readonly table: PassageTable;
  readonly programmes: ProgrammeMentions;
  readonly lineage: Lineage;
  readonly corrections: Corrections;
  readonly pinyinNames: PinyinNames;
}

/**
 * Search over all archives of the set. Opening costs nothing; the first request loads the columns of the passages.
 * A set that has changed (an import) needs a new search.
 */
export function openSearch(set: ArchiveSet, surroundings: SearchSurroundings): Search {
  const names = once(() => inOrderOfKind(loadNamedThings(set)));
  const index = lazyIndex(set, once(() => vocabularyOf(names())));
  const suggestions = once(() => new Suggestions(names(), surroundings.tags));
  return {
    run: (request) => runSearch(index, surroundings, request, set.archives.length),
    suggest: (request) => suggestions().suggest(request),
  };
}

function lazyIndex(set: ArchiveSet, vocabulary: () => ReadonlyMap<string, string>): SearchIndex {
  const table = once(() => loadPassageTable(set));
  const programmes = once(() => loadProgrammeMentions(table()));
  const lineage = once(() => loadLineage(set));
  const corrections = once(() => ({ nearWords: new NearWords(vocabulary().keys()), vocabulary: vocabulary() }));
  const pinyinNames = once(() => new PinyinNames(vocabulary()));
  return {
    get table() {
      return table();
    },
    get programmes() {
      return programmes();
    },
    get lineage() {
      return lineage();
    },
    get corrections() {
      return corrections();
    },
    get pinyinNames() {
      return pinyinNames();
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
