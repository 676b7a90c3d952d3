import type { CheckedRequest } from '../contract/requests.ts';
import type { DidYouMean, SearchResult } from '../contract/search-model.ts';
import { answerQuery, narrowingOf, passing, type Answer, type Narrowing } from './answer-query.ts';
import type { BitSet } from './index/bit-set.ts';
import { didYouMean } from './suggestion/did-you-mean.ts';
import { withCorrectedMarks } from './ranking/corrected-marks.ts';
import type { CorrectedTexts } from './index/corrected-texts.ts';
import type { Variant } from './query/expansions.ts';
import { countFacets, type Counted } from './counting/facet-counts.ts';
import { readHits } from './ranking/hit-rows.ts';
import { passageMarks, type PassageMarks } from './ranking/passage-marks.ts';
import { lengthAt, type PassageTable } from './index/passage-table.ts';
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
    total: counted.passages.length,
    ...reportCounts(table, counted, request.mostReports ?? Infinity),
    facets: counted.facets,
    hits: page(table, counted.passages, root, variants, found.exact, evaluation.corrected, request),
    expansions: root ? expansionsOf(root, variants, evaluation, found, passing(narrowing)) : [],
    parts,
    didYouMean: counted.passages.length === 0 ? corrected(index, notebook, request, answer, narrowing) : [],
    searched: { archives, reports: table.reports.length, passages: table.activeCount },
    index: table.parts.some((part) => part.index.isScanned) ? 'scan' : 'ok',
  };
}

function corrected(
  index: SearchIndex,
  notebook: NotebookLookups,
  request: RunRequest,
  { root, evaluation }: Answer,
  narrowing: Narrowing,
): readonly DidYouMean[] {
  if (root === null) return [];
  const countOf = (query: string): number =>
    passing(narrowing)(answerQuery(index, notebook, { ...request, query }, false).found.all).length;
  return didYouMean(request.query, root, index.table, evaluation, index.corrections, countOf);
}

/**
 * Most first; sorted by counting, for there may be thousands of reports and few different counts. Loops over columns: of
 * ten thousand reports each search does this anew.
 */
function reportCounts(
  { reports, reportOf }: PassageTable,
  counted: Counted,
  mostReports: number,
): Pick<SearchResult, 'reportCount' | 'reports'> {
  const counts = new Uint32Array(reports.length);
  for (let i = 0; i < reportOf.length; i++) counts[reportOf[i]!]! += counted.perEdition[i]!;
  let most = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i]! > most) most = counts[i]!;
  const starts = new Uint32Array(most + 2);
  for (let i = 0; i < counts.length; i++) starts[most - counts[i]! + 1]!++;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const order = new Uint32Array(counts.length);
  for (let i = 0; i < counts.length; i++) order[starts[most - counts[i]!]!++] = i;
  // Those without a hit stand last.
  const found = most === 0 ? 0 : starts[most - 1]!;
  const rows: SearchResult['reports'][number][] = [];
  for (let i = 0; i < Math.min(found, mostReports); i++)
    rows.push({ reportId: reports[order[i]!]!, count: counts[order[i]!]! });
  return { reportCount: found, reports: rows };
}

/** The hits from `offset`, at most `limit`. */
function page(
  table: PassageTable,
  passages: Uint32Array,
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
  const density = (passage: number): number =>
    marksOf(passage).marked / Math.max(1, lengthAt(table, passage));
  const end = request.offset + request.limit;
  const order =
    request.sort === 'relevance'
      ? rankByRelevance(table, passages, exact, Math.max(end, WEIGHED), density)
      : orderByPlace(table, passages, request.sort);
  return readHits(table, Array.from(order.slice(request.offset, end)), marksOf, corrected);
}
