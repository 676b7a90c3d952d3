import type { TextRange } from '../../contract/model.ts';
import { BARRIER, type SearchForm } from '../../text/search-form.ts';
import { occurrences } from '../../text/search-match.ts';
import type { NearClause } from './query-model.ts';

/**
 * Where all terms stand near one another, in any order: of each term the occurrences that belong to such a place.
 * A place is one occurrence of each term so that between the end of any and the start of the last lie at most
 * `distance` units, the ends of sentences not counted.
 */
export function nearOccurrences(form: SearchForm, near: NearClause): TextRange[] {
  const places = near.terms.map((term) => occurrences(form, term));
  if (places.some((found) => found.length === 0)) return [];
  const barriers = barriersBefore(form.units);
  const at = (unit: number): number => unit - barriers[unit]!;
  const kept = new Set<TextRange>();
  for (const last of places.flat()) {
    const start = at(last[0]);
    const close = places.map((found) =>
      found.filter(([from, to]) => at(from) <= start && start - at(to - 1) - 1 <= near.distance),
    );
    if (close.every((found) => found.length > 0)) for (const range of close.flat()) kept.add(range);
  }
  return [...kept];
}

/** Per unit the number of barriers before it. */
function barriersBefore(units: string): readonly number[] {
  let count = 0;
  return Array.from({ length: units.length }, (_, i) => (units[i] === BARRIER ? count++ : count));
}
