import type { CheckedRequest } from '../../contract/requests.ts';
import type { Frequency, YearFrequency } from '../../contract/search-tools-model.ts';
import { narrowingOf, passing } from '../answer-query.ts';
import { LastCount } from './last-count.ts';
import { OccurrenceList } from './occurrence-list.ts';
import { yearAt, type PassageTable } from '../index/passage-table.ts';
import { perEdition } from './per-edition.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { NotebookLookups } from '../notebook-lookups.ts';

/** How often a query is answered, year by year, and out of how much. */
export class FrequencyMaker {
  readonly #index: SearchIndex;
  readonly #notebook: NotebookLookups;
  readonly #last: LastCount<OccurrenceList>;

  constructor(index: SearchIndex, notebook: NotebookLookups) {
    this.#index = index;
    this.#notebook = notebook;
    this.#last = new LastCount(index, notebook);
  }

  make(request: CheckedRequest<'search.frequency'>): Frequency {
    const { table } = this.#index;
    const narrowing = narrowingOf(this.#index, this.#notebook, request.filters);
    const {
      answer,
      passages,
      made: list,
    } = this.#last.of(request, narrowing, (found, its) => new OccurrenceList(table, found, its));
    list.readOn(request.milliseconds);
    const [all, answering, occurring] = [
      perEdition(table, passing(narrowing)(table.active)),
      perEdition(table, passages),
      perEdition(table, list.passage),
    ];
    const of = (year: number | null): Omit<YearFrequency, 'year'> =>
      countOfYear(table, year, answering, occurring, all);
    const undated = of(null);
    return {
      years: yearsOf(table, all).map((year) => ({ year, ...of(year) })),
      undated: undated.passagesInYear > 0 ? undated : null,
      remaining: list.remaining,
      complete: !answer.evaluation.stopped,
    };
  }
}

function countOfYear(
  table: PassageTable,
  year: number | null,
  answering: Uint32Array,
  occurring: Uint32Array,
  all: Uint32Array,
): Omit<YearFrequency, 'year'> {
  const editions = editionsOf(table, year);
  const sum = (counts: Uint32Array): number => editions.reduce((total, one) => total + counts[one]!, 0);
  const reports = new Set(editions.filter((one) => answering[one]! > 0).map((one) => table.reportOf[one]!));
  return {
    reports: reports.size,
    passages: sum(answering),
    occurrences: sum(occurring),
    passagesInYear: sum(all),
  };
}

/** The years that are known of the editions that count anything, oldest first. */
export function yearsOf(table: PassageTable, counts: Uint32Array): number[] {
  const years = new Set<number>();
  counts.forEach((count, edition) => {
    const year = yearAt(table, edition);
    if (count > 0 && year !== null) years.add(year);
  });
  return [...years].sort((a, b) => a - b);
}

function editionsOf(table: PassageTable, year: number | null): number[] {
  return Array.from(table.reportOf.keys()).filter((edition) => yearAt(table, edition) === year);
}
