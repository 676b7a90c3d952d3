/** What the records of a library say in a field, counted. */
import type { ReportSummary } from '../../data/contract/model.ts';
import { definitionOf, type FieldKey } from '../../data/contract/record-fields.ts';
import { textOfValue, valueIn } from '../../data/contract/record-values.ts';
import type { Offer } from './completion.ts';

/** Value → reports that say so, a byline and a list value by value. */
export function usesOf(reports: readonly ReportSummary[], field: FieldKey): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const report of reports)
    for (const text of textsOf(report, field)) uses.set(text, (uses.get(text) ?? 0) + 1);
  return uses;
}

function textsOf(report: ReportSummary, field: FieldKey): ReadonlySet<string> {
  const value = valueIn(report, field);
  if (value === null) return new Set();
  if (Array.isArray(value)) return new Set(value.map(String));
  // A byline holds names under roles.
  if (definitionOf(field).type === 'byline') return new Set(Object.values(value).flat().map(String));
  return new Set([textOfValue(field, value)]);
}

/** More than anybody looks through; what is typed narrows them. */
const MOST_OFFERED = 2000;

/** Most used first. `others`: by which other names a value is found. */
export function offersOf(
  uses: ReadonlyMap<string, number>,
  others: ReadonlyMap<string, readonly string[]> = new Map(),
): readonly Offer[] {
  return [...uses]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_OFFERED)
    .map(([value]) => ({ value, also: others.get(value) ?? [] }));
}
