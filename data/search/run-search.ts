import type { ReportId } from '../contract/model.ts';
import type { CheckedRequest } from '../contract/requests.ts';
import type { QueryPart, SearchResult } from '../contract/search-model.ts';
import { emptySet, intersection, membersOf, type BitSet } from './bit-set.ts';
import { didYouMean } from './did-you-mean.ts';
import { Evaluation } from './evaluate.ts';
import { expand, type Variant } from './expansions.ts';
import { countFacets, type Counted } from './facet-counts.ts';
import { failedFilters, type FailedFilters } from './facet-filters.ts';
import { annotatedPlaces } from './field-passages.ts';
import { readHits } from './hit-rows.ts';
import { passageMarks, type PassageMarks } from './passage-marks.ts';
import type { PassageTable } from './passage-table.ts';
import { textOf } from './passage-texts.ts';
import { parseQuery } from './query-parser.ts';
import type { Query } from './query-model.ts';
import { orderByPlace, rankByRelevance, WEIGHED } from './ranking.ts';
import type { SearchIndex } from './search-index.ts';
import type { SearchSurroundings } from './surroundings.ts';
import { expansionsOf, usedVariants } from './used-variants.ts';
import { passagesOfReport } from './within-report.ts';

type RunRequest = CheckedRequest<'search.run'>;

/** Answers one request: parse, find, filter and count, rank, read the page asked for. */
export function runSearch(
  index: SearchIndex,
  surroundings: SearchSurroundings,
  request: RunRequest,
  archives: number,
): SearchResult {
  const { table } = index;
  const { root, parts } = parseQuery(request.query);
  const evaluation = new Evaluation(table, surroundings);
  const annotated = annotatedPlaces(table, surroundings);
  const failed = failedFilters(
    table,
    request.filters,
    () => index.programmes,
    () => annotated,
  );
  const variants = request.exact || root === null ? [] : usedVariants(root, index, evaluation);
  const found = within(find(root, variants, evaluation, table, failed !== null), table, request.reportId);
  const counted = countFacets(table, membersOf(found.all), failed, index.programmes, annotated);
  return {
    total: counted.passages.length,
    reports: reportCounts(table, counted),
    facets: counted.facets,
    hits: page(table, counted.passages, root, variants, found.exact, request),
    expansions: root ? expansionsOf(root, variants, evaluation, found, passing(failed)) : [],
    parts: evaluation.stopped ? parts.map(stoppedScan) : parts,
    didYouMean:
      root && counted.passages.length === 0
        ? didYouMean(request.query, root, table, evaluation, index.corrections, (all) =>
            passing(failed)(within({ all, exact: null }, table, request.reportId).all),
          )
        : [],
    searched: { archives, reports: table.reports.length, passages: table.activeCount },
  };
}

/** Keeps what passes all filters. */
function passing(failed: FailedFilters | null): (found: BitSet) => Uint32Array {
  return (found) => (failed ? membersOf(found).filter((passage) => failed(passage) === 0) : membersOf(found));
}

interface Found {
  readonly all: BitSet;
  /** Null where nothing was expanded. */
  readonly exact: BitSet | null;
}

/** Without words: everything when filters narrow it, else nothing. */
function find(
  root: Query | null,
  variants: readonly Variant[],
  evaluation: Evaluation,
  table: PassageTable,
  isFiltered: boolean,
): Found {
  if (root === null) return { all: isFiltered ? table.active : emptySet(table.size), exact: null };
  if (variants.length === 0) return { all: evaluation.passages(root), exact: null };
  return { all: evaluation.passages(expand(root, variants)), exact: evaluation.passages(root) };
}

function within(found: Found, table: PassageTable, reportId: ReportId | undefined): Found {
  if (reportId === undefined) return found;
  const own = passagesOfReport(table, reportId);
  return { all: intersection(found.all, own), exact: found.exact && intersection(found.exact, own) };
}

/** Most first; sorted by counting, for there may be thousands of reports and few different counts. */
function reportCounts(table: PassageTable, counted: Counted): SearchResult['reports'] {
  const counts = new Uint32Array(table.reports.length);
  counted.perEdition.forEach((count, edition) => (counts[table.editions[edition]!.report]! += count));
  const byCount: { readonly reportId: ReportId; readonly count: number }[][] = [];
  counts.forEach((count, report) => {
    if (count > 0) (byCount[count] ??= []).push({ reportId: table.reports[report]!, count });
  });
  return byCount
    .filter((group) => group !== undefined)
    .reverse()
    .flat();
}

/** The hits from `offset`, at most `limit`. */
function page(
  table: PassageTable,
  passages: Uint32Array,
  root: Query | null,
  variants: readonly Variant[],
  exact: BitSet | null,
  request: RunRequest,
): SearchResult['hits'] {
  const known = new Map<number, PassageMarks>();
  const marksOf = (passage: number, text: string): PassageMarks => {
    let marks = known.get(passage);
    if (!marks) known.set(passage, (marks = root ? passageMarks(text, root, variants) : NO_MARKS));
    return marks;
  };
  const density = (passage: number): number =>
    marksOf(passage, textOf(table, passage)).marked / Math.max(1, table.length[passage]!);
  const end = request.offset + request.limit;
  const order =
    request.sort === 'relevance'
      ? rankByRelevance(table, passages, exact, Math.max(end, WEIGHED), density)
      : orderByPlace(table, passages, request.sort);
  return readHits(table, Array.from(order.slice(request.offset, end)), marksOf);
}

const NO_MARKS: PassageMarks = { ranges: [], expandedRanges: [], marked: 0 };

function stoppedScan(part: QueryPart): QueryPart {
  return part.kind === 'regex' ? { ...part, note: 'regex-stopped' } : part;
}
