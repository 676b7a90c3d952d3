import type { CheckedRequest } from '../contract/requests.ts';
import type { Frequency, YearFrequency } from '../contract/search-tools-model.ts';
import { answerQuery, narrowingOf, passing } from './answer-query.ts';
import { listOccurrences } from './occurrence-list.ts';
import type { PassageTable } from './passage-table.ts';
import type { SearchIndex } from './search-index.ts';
import type { SearchSurroundings } from './surroundings.ts';

/** How often a query is answered, year by year, and out of how much. */
export function countByYear(
  index: SearchIndex,
  surroundings: SearchSurroundings,
  request: CheckedRequest<'search.frequency'>,
): Frequency {
  const { table } = index;
  const narrowing = narrowingOf(index, surroundings, request.filters);
  const answer = answerQuery(index, surroundings, request, narrowing.failed !== null);
  const passages = passing(narrowing)(answer.found.all);
  const occurrences = listOccurrences(table, passages, answer);
  const answering = perEdition(table, passages);
  const occurring = perEdition(table, occurrences.passage);
  const all = perEdition(table, passing(narrowing)(table.active));
  return {
    years: yearsOf(table, all).map((year): YearFrequency => {
      const editions = editionsOf(table, year);
      const sum = (counts: Uint32Array): number => editions.reduce((total, one) => total + counts[one]!, 0);
      const reports = new Set(
        editions.filter((one) => answering[one]! > 0).map((one) => table.editions[one]!.report),
      );
      return {
        year,
        reports: reports.size,
        passages: sum(answering),
        occurrences: sum(occurring),
        passagesInYear: sum(all),
      };
    }),
  };
}

/** Passages, or whatever stands in them, by the place of their edition in the table. */
export function perEdition(table: PassageTable, passages: Uint32Array): Uint32Array {
  const counts = new Uint32Array(table.editions.length);
  for (const passage of passages) counts[table.editionOf[passage]!]!++;
  return counts;
}

/** The years of the editions that count anything, oldest first. */
export function yearsOf(table: PassageTable, counts: Uint32Array): number[] {
  const years = new Set(table.editions.filter((_, i) => counts[i]! > 0).map((one) => one.year));
  return [...years].sort((a, b) => a - b);
}

function editionsOf(table: PassageTable, year: number): number[] {
  return table.editions.flatMap((one, place) => (one.year === year ? [place] : []));
}
