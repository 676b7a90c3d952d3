import type { TextRange } from '../../contract/model.ts';
import { searchForm } from '../../text/search-form.ts';
import { occurrences, textRanges } from '../../text/search-match.ts';
import type { Variant } from '../query/expansions.ts';
import { joinOverlapping, stretchesIn } from './passage-occurrences.ts';
import type { Query } from '../query/query-model.ts';

export interface PassageMarks {
  /** The passage. */
  readonly text: string;
  readonly ranges: readonly TextRange[];
  /** Of `ranges`, those that only an expansion explains. */
  readonly expandedRanges: readonly TextRange[];
  /** Code points under a mark. */
  readonly marked: number;
}

/** What of a query stands in a passage: of its terms, near clauses and expressions those that are not under NOT. */
export function passageMarks(text: string, query: Query | null, variants: readonly Variant[]): PassageMarks {
  if (query === null) return { text, ranges: [], expandedRanges: [], marked: 0 };
  const form = searchForm(text);
  const { units, printed } = stretchesIn(form, text, query);
  const exact = joinOverlapping([...textRanges(form, units), ...printed]);
  const expanded = textRanges(
    form,
    variants.flatMap((variant) => occurrences(form, { units: variant.units, open: variant.term.open })),
  ).filter(([start, end]) => !exact.some((range) => range[0] < end && start < range[1]));
  const ranges = joinOverlapping([...exact, ...expanded]);
  return {
    text,
    ranges,
    expandedRanges: expanded,
    marked: ranges.reduce((sum, [start, end]) => sum + end - start, 0),
  };
}
