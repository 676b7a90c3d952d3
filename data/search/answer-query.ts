import type { ReportId } from '../contract/model.ts';
import type { CheckedRequest } from '../contract/requests.ts';
import type { QueryPart } from '../contract/search-model.ts';
import { emptySet, intersection, isEmpty, membersOf, sizeOf, type BitSet } from './index/bit-set.ts';
import { Evaluation, ScanClock } from './index/evaluate.ts';
import { expand, type Variant } from './query/expansions.ts';
import { failedFilters, type FailedFilters } from './counting/facet-filters.ts';
import { annotatedPlaces } from './index/noted-passages.ts';
import type { PassageTable } from './index/passage-table.ts';
import { parseQuery } from './query/query-parser.ts';
import type { ParsedQuery, Query } from './query/query-model.ts';
import type { SearchIndex } from './index/search-index.ts';
import type { NotebookLookups } from './notebook-lookups.ts';
import { usedVariants } from './index/used-variants.ts';
import { passagesOfReport } from './index/within-report.ts';

export interface Question {
  readonly query: string;
  readonly filters: CheckedRequest<'search.run'>['filters'];
  readonly exact: boolean;
  readonly reportId?: ReportId | undefined;
}

export interface Found {
  readonly all: BitSet;
  /** Null where nothing was expanded. */
  readonly exact: BitSet | null;
}

/** A question as understood, and what answers it. */
export interface Answer {
  /** Null where no words were asked. */
  readonly root: Query | null;
  readonly parts: readonly QueryPart[];
  readonly variants: readonly Variant[];
  readonly evaluation: Evaluation;
  /** Before the filters. */
  readonly found: Found;
}

/** Filters and notes of a request, looked up once for all the questions that it holds. */
export interface Narrowing {
  readonly failed: FailedFilters | null;
  /** Somebody asks for all that the filters leave; which text of a report counts is no such question. */
  readonly asksWithoutWords: boolean;
  /** Of no length where there are no notes: nobody walks it. */
  readonly annotated: BitSet;
}

export function narrowingOf(
  index: SearchIndex,
  notebook: NotebookLookups,
  filters: Question['filters'],
): Narrowing {
  const hasNotes = notebook.annotatedPassages().size > 0;
  const annotated = hasNotes ? annotatedPlaces(index.table, notebook) : emptySet(0);
  const failed = failedFilters(
    index.table,
    filters,
    () => index.programmes,
    () => annotated,
  );
  const asksWithoutWords = Object.entries(filters).some(
    ([facet, { include, exclude }]) => facet !== 'fullness' && include.length + exclude.length > 0,
  );
  return { failed, asksWithoutWords, annotated };
}

/** Parses, expands and finds. Without words: everything when filters narrow it, else nothing. */
export function answerQuery(
  index: SearchIndex,
  notebook: NotebookLookups,
  question: Question,
  isFiltered: boolean,
  clock = new ScanClock(),
): Answer {
  const { table } = index;
  const { root, parts, fields } = parseQuery(question.query);
  const evaluation = new Evaluation(table, notebook, clock);
  const variants = question.exact || root === null ? [] : usedVariants(root, index, evaluation);
  const found = within(find(root, variants, evaluation, table, isFiltered), table, question.reportId);
  const told = parts.map((part) => withNowhere(part, fields, evaluation));
  return { root, parts: evaluation.stopped ? told.map(stoppedScan) : told, variants, evaluation, found };
}

/** How many passages of a set pass all filters. */
export function passingCount(narrowing: Narrowing): (found: BitSet) => number {
  return narrowing.failed ? (found) => passing(narrowing)(found).length : sizeOf;
}

/** The passages of a set that pass all filters, in rising order. */
export function passing({ failed }: Narrowing): (found: BitSet) => Uint32Array {
  return (found) => (failed ? membersOf(found).filter((passage) => failed(passage) === 0) : membersOf(found));
}

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

/** A value that no report of the archives has is told; what notes say changes with every note. */
function withNowhere(part: QueryPart, fields: ParsedQuery['fields'], evaluation: Evaluation): QueryPart {
  const clause = fields.find((one) => one.part === part)?.clause;
  if (!clause || part.note !== null || clause.field === 'notes') return part;
  const isNowhere = (values: readonly string[]): boolean =>
    isEmpty(evaluation.passages({ ...clause, values }));
  if (isEmpty(evaluation.passages(clause))) return { ...part, note: 'no-such-value' };
  const several = clause.values.slice(0, MOST_VALUES);
  return several.length > 1 && several.some((value) => isNowhere([value]))
    ? { ...part, note: 'some-no-such-value' }
    : part;
}

/** So many values of one field are looked up one by one. */
const MOST_VALUES = 8;

function stoppedScan(part: QueryPart): QueryPart {
  return part.kind === 'regex' ? { ...part, note: 'regex-stopped' } : part;
}
