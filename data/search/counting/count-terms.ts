import type { CheckedRequest } from '../../contract/requests.ts';
import type { TermCount, TermCounts } from '../../contract/search-tools-model.ts';
import { answerQuery, narrowingOf, passing, type Narrowing } from '../answer-query.ts';
import { ScanClock } from '../index/evaluate.ts';
import { yearsOf } from './frequency.ts';
import { perEdition } from './per-edition.ts';
import { yearAt, type PassageTable } from '../index/passage-table.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { NotebookLookups } from '../notebook-lookups.ts';

/** Counts a list of terms, each as search.run would count it. All their scans share the time of one. */
export function countTerms(
  index: SearchIndex,
  notebook: NotebookLookups,
  { terms, filters, exact }: CheckedRequest<'search.count'>,
): TermCounts {
  const { table } = index;
  const narrowing = narrowingOf(index, notebook, filters);
  const clock = new ScanClock();
  return {
    years: yearsOf(table, perEdition(table, passing(narrowing)(table.active))),
    rows: terms.map((query) => {
      const question = { query, filters, exact };
      const answer = answerQuery(index, notebook, question, narrowing.asksWithoutWords, clock);
      return { ...countOf(table, answer.found.all, narrowing, query), complete: !answer.evaluation.stopped };
    }),
  };
}

function countOf(
  table: PassageTable,
  found: Uint32Array,
  narrowing: Narrowing,
  term: string,
): Omit<TermCount, 'complete'> {
  const passages = passing(narrowing)(found);
  const counts = perEdition(table, passages);
  const byYear: Record<string, number> = {};
  const reports = new Set<number>();
  counts.forEach((count, place) => {
    if (count === 0) return;
    const year = yearAt(table, place);
    if (year !== null) byYear[year] = (byYear[year] ?? 0) + count;
    reports.add(table.reportOf[place]!);
  });
  return { term, total: passages.length, reports: reports.size, byYear };
}
