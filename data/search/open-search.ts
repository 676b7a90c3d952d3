import type { CheckedRequest } from '../contract/requests.ts';
import type { SearchResult, Suggestion } from '../contract/search-model.ts';
import type {
  Concordance,
  ExportedHits,
  Frequency,
  ReceiptCheck,
  SearchReceipt,
  TermCounts,
} from '../contract/search-tools-model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { inOneReading } from '../schema/one-reading.ts';
import { ConcordanceMaker } from './counting/concordance.ts';
import { countTerms } from './counting/count-terms.ts';
import { exportHits } from './export/export-hits.ts';
import { FrequencyMaker } from './counting/frequency.ts';
import { makeReceipt } from './export/make-receipt.ts';
import { runSearch } from './run-search.ts';
import { once } from '../schema/once.ts';
import { lazyIndex } from './index/search-index.ts';
import { inOrderOfKind, Suggestions } from './suggestion/suggestions.ts';
import type { NotebookLookups } from './notebook-lookups.ts';
import { verifyReceipt } from './export/verify-receipt.ts';
import { loadNamedThings, vocabularyOf } from './suggestion/vocabulary.ts';

export interface Search {
  run(request: CheckedRequest<'search.run'>): SearchResult;
  suggest(request: CheckedRequest<'search.suggest'>): readonly Suggestion[];
  concordance(request: CheckedRequest<'search.concordance'>): Concordance;
  frequency(request: CheckedRequest<'search.frequency'>): Frequency;
  count(request: CheckedRequest<'search.count'>): TermCounts;
  /** `version` of the program, which the receipt states. */
  receipt(request: CheckedRequest<'search.receipt'>, version: string): SearchReceipt;
  verifyReceipt(receipt: string, version: string): ReceiptCheck;
  export(request: CheckedRequest<'search.export'>): Promise<ExportedHits>;
  /** Does ahead a part of what first requests would have to do; false when nothing is left. */
  warmUp(): boolean;
}

/**
 * Search over all archives of the set. Opening costs nothing; the first request loads the columns of the passages.
 * A set that has changed (an import) needs a new search. `onAllNames`: told when more can be suggested than was answered.
 */
export function openSearch(
  set: ArchiveSet,
  notebook: NotebookLookups,
  onAllNames: () => void = () => undefined,
): Search {
  const names = once(() => inOrderOfKind(loadNamedThings(set)));
  const { own: index, ofArchives } = lazyIndex(
    set,
    once(() => vocabularyOf(names())),
    () => notebook.terms?.() ?? [],
  );
  const suggestions = once(() => new Suggestions(names(), notebook.tags, onAllNames));
  const concordances = once(() => new ConcordanceMaker(index, notebook));
  const frequencies = once(() => new FrequencyMaker(index, notebook));
  const receipt: Search['receipt'] = (request, version) =>
    makeReceipt(set, ofArchives, notebook, request, version);
  const run: Search['run'] = (request) => runSearch(index, notebook, request, set.archives.length);
  const forKeystrokes = (function* (): Generator<void> {
    // In traditional characters, for the table that folds them takes longest.
    run({ query: '市場', limit: 1, offset: 0, filters: {}, exact: false, sort: 'relevance' });
    yield;
    while (suggestions().catalogueMore()) yield;
  })();
  /** What only a search needs that finds nothing. */
  const forMisses = (function* (): Generator<void> {
    void index.corrections;
    yield;
    void index.pinyinNames;
  })();
  // Half of a start's work: done for those who search, not for everybody who opens the program.
  let hasSearched = false;
  const read = <Value>(work: () => Value): Value => inOneReading(set, work);
  return {
    run: (request) => {
      hasSearched = true;
      return read(() => run(request));
    },
    suggest: (request) => read(() => suggestions().suggest(request)),
    concordance: (request) => read(() => concordances().make(request)),
    frequency: (request) => read(() => frequencies().make(request)),
    count: (request) => read(() => countTerms(index, notebook, request)),
    receipt: (request, version) => read(() => receipt(request, version)),
    verifyReceipt: (text, version) => read(() => verifyReceipt(text, (request) => receipt(request, version))),
    export: (request) => read(() => exportHits(set, index, notebook, request)),
    warmUp: () => read(() => isLeft(forKeystrokes) || (hasSearched && isLeft(forMisses))),
  };
}

function isLeft(work: Generator<void>): boolean {
  return work.next().done !== true;
}
