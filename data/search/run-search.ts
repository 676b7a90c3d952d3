import type { CheckedRequest } from '../contract/requests.ts';
import type { DidYouMean, SearchResult } from '../contract/search-model.ts';
import { answerQuery, narrowingOf, passingCount, type Answer, type Narrowing } from './answer-query.ts';
import { membersOf, type BitSet } from './index/bit-set.ts';
import { didYouMean } from './suggestion/did-you-mean.ts';
import { withCorrectedMarks } from './ranking/corrected-marks.ts';
import type { CorrectedTexts } from './index/corrected-texts.ts';
import type { Variant } from './query/expansions.ts';
import { countFacets } from './counting/facet-counts.ts';
import { countReports } from './counting/report-counts.ts';
import { readHits } from './ranking/hit-rows.ts';
import { passageMarks, type PassageMarks } from './ranking/passage-marks.ts';
import type { PassageTable } from './index/passage-table.ts';
import { textOf } from './index/passage-texts.ts';
import type { Query } from './query/query-model.ts';
import { orderByPlace, rankByRelevance, WEIGHED } from './ranking/ranking.ts';
import type { SearchIndex } from './index/search-index.ts';
import type { NotebookLookups } from './notebook-lookups.ts';
import { expansionsOf } from './index/used-variants.ts';

type RunRequest = CheckedRequest<'search.run'>;

/** Answers one request: parse, find, filter and count, rank, read the page asked for. */
export function runSearch(
  index: SearchIndex,
  notebook: NotebookLookups,
  request: RunRequest,
  archives: number,
): SearchResult {
  const { table } = index;
  const narrowing = narrowingOf(index, notebook, request.filters);
  const answer = answerQuery(index, notebook, request, narrowing.asksWithoutWords);
  const { root, parts, variants, evaluation, found } = answer;
  const counted = countFacets(table, found.all, narrowing.failed, index.programmes, narrowing.annotated);
  return {
    total: counted.total,
    ...countReports(table, counted, request.mostReports ?? Infinity),
    facets: counted.facets,
    hits: page(table, counted.set, root, variants, found.exact, evaluation.corrected, request),
    expansions: root ? expansionsOf(root, variants, evaluation, found, passingCount(narrowing)) : [],
    parts,
    didYouMean: counted.total === 0 ? corrected(index, notebook, request, answer, narrowing) : [],
    searched: { archives, reports: table.reports.length, passages: table.activeCount },
    index: table.parts.some((part) => part.index.isScanned) ? 'scan' : 'ok',
  };
}

function corrected(
  index: SearchIndex,
  notebook: NotebookLookups,
  request: RunRequest,
  { root, parts, evaluation }: Answer,
  narrowing: Narrowing,
): readonly DidYouMean[] {
  const countOf = (query: string): number =>
    passingCount(narrowing)(answerQuery(index, notebook, { ...request, query }, false).found.all);
  return didYouMean(request.query, root, parts, index.table, evaluation, index.corrections, countOf);
}

/** The hits from `offset`, at most `limit`. */
function page(
  table: PassageTable,
  found: BitSet,
  root: Query | null,
  variants: readonly Variant[],
  exact: BitSet | null,
  corrected: CorrectedTexts,
  request: RunRequest,
): SearchResult['hits'] {
  const known = new Map<number, PassageMarks>();
  // Passages that were read for their density are not read again when they are shown.
  const marksOf = (passage: number): PassageMarks => {
    let marks = known.get(passage);
    if (!marks) {
      const printed = passageMarks(textOf(table, passage), root, variants);
      marks = withCorrectedMarks(printed, corrected.get(passage), root, variants);
      known.set(passage, marks);
    }
    return marks;
  };
  const density = (passage: number): number => marksOf(passage).marked / Math.max(1, table.lengths[passage]!);
  const end = request.offset + request.limit;
  const order =
    request.sort === 'relevance'
      ? rankByRelevance(table, found, exact, Math.max(end, WEIGHED), density)
      : orderByPlace(table, membersOf(found), request.sort);
  return readHits(table, Array.from(order.slice(request.offset, end)), marksOf, corrected);
}
