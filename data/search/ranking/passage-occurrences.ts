import { codePointOffset } from '../../contract/code-points.ts';
import type { TextRange } from '../../contract/model.ts';
import { searchForm, type SearchForm } from '../../text/search-form.ts';
import { occurrences } from '../../text/search-match.ts';
import type { Variant } from '../query/expansions.ts';
import type { LinearExpression } from '../query/linear-expression.ts';
import { nearOccurrences } from '../query/near.ts';
import type { Query } from '../query/query-model.ts';
import { soughtIn } from '../query/sought.ts';
import { wildcardOccurrences } from '../query/wildcard.ts';

/**
 * The occurrences of a query in a passage, in order, as code points: what its words, NEAR and /…/ match, those under
 * NOT left out; then what the expansions match beside them. Stretches that overlap are one, those that only touch
 * are several.
 */
export function occurrencesIn(
  text: string,
  query: Query | null,
  variants: readonly Variant[],
): readonly TextRange[] {
  if (query === null) return [];
  const form = searchForm(text);
  const { units, printed } = stretchesIn(form, text, query);
  const exact = joinOverlapping([...units.map((range) => codePoints(form, range)), ...printed]);
  if (variants.length === 0) return exact;
  const expanded = variants
    .flatMap(({ units, term }) => occurrences(form, { units, open: term.open }))
    .map((range) => codePoints(form, range));
  return joinOverlapping([...exact, ...clearOf(expanded, exact)]);
}

/** Those of `ranges` that touch none of `taken`, which is in order and does not overlap itself. */
function clearOf(ranges: readonly TextRange[], taken: readonly TextRange[]): TextRange[] {
  let next = 0;
  return [...ranges]
    .sort((a, b) => a[0] - b[0])
    .filter(([start, end]) => {
      while (next < taken.length && taken[next]![1] <= start) next++;
      return next >= taken.length || taken[next]![0] >= end;
    });
}

/** What a query matches in a passage: of units, and of the text as printed; neither in order. */
export interface Stretches {
  readonly units: readonly TextRange[];
  readonly printed: readonly TextRange[];
}

export function stretchesIn(form: SearchForm, text: string, query: Query): Stretches {
  const found = soughtIn(query).map((sought): Partial<Stretches> => {
    switch (sought.kind) {
      case 'term':
        return { units: occurrences(form, sought) };
      case 'near':
        return { units: nearOccurrences(form, sought) };
      case 'wildcard':
        return { units: wildcardOccurrences(text, form, sought) };
      case 'regex':
        return { printed: expressionRanges(text, sought.expression) };
    }
  });
  return {
    units: found.flatMap(({ units }) => units ?? []),
    printed: found.flatMap(({ printed }) => printed ?? []),
  };
}

function expressionRanges(text: string, expression: LinearExpression): TextRange[] {
  return expression
    .matches(text)
    .map(([start, end]) => [codePointOffset(text, start), codePointOffset(text, end)]);
}

/** In order, those that overlap made one; those that only touch stay apart. */
export function joinOverlapping(ranges: readonly TextRange[]): TextRange[] {
  if (ranges.length < 2) return [...ranges];
  const joined: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

function codePoints(form: SearchForm, [start, end]: TextRange): TextRange {
  return [form.offsets[start]!, form.offsets[end - 1]! + 1];
}
