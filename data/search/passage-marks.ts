import type { TextRange } from '../contract/model.ts';
import { codePointOffset } from '../contract/code-points.ts';
import { searchForm, type SearchForm } from '../text/search-form.ts';
import { occurrences, textRanges } from '../text/search-match.ts';
import type { Variant } from './expansions.ts';
import { nearOccurrences } from './near.ts';
import type { Query } from './query-model.ts';
import { LONGEST_SCANNED } from './safe-expression.ts';

export interface PassageMarks {
  readonly ranges: readonly TextRange[];
  /** Of `ranges`, those that only an expansion explains. */
  readonly expandedRanges: readonly TextRange[];
  /** Code points under a mark. */
  readonly marked: number;
}

/** What of a query stands in a passage: of its terms, near clauses and expressions those that are not under NOT. */
export function passageMarks(text: string, query: Query, variants: readonly Variant[]): PassageMarks {
  const form = searchForm(text);
  const exact = merge([
    ...textRanges(form, unitsFound(form, query)),
    ...expressionsIn(query).flatMap((expression) => expressionRanges(text, expression)),
  ]);
  const expanded = textRanges(
    form,
    variants.flatMap((variant) => occurrences(form, { units: variant.units, open: variant.term.open })),
  ).filter(([start, end]) => !exact.some((range) => range[0] < end && start < range[1]));
  const ranges = merge([...exact, ...expanded]);
  return {
    ranges,
    expandedRanges: expanded,
    marked: ranges.reduce((sum, [start, end]) => sum + end - start, 0),
  };
}

function unitsFound(form: SearchForm, query: Query): TextRange[] {
  if (query.kind === 'term') return occurrences(form, query);
  if (query.kind === 'near') return nearOccurrences(form, query);
  if (query.kind === 'and' || query.kind === 'or')
    return query.parts.flatMap((part) => unitsFound(form, part));
  return [];
}

function expressionsIn(query: Query): RegExp[] {
  if (query.kind === 'regex') return [query.expression];
  if (query.kind === 'and' || query.kind === 'or') return query.parts.flatMap(expressionsIn);
  return [];
}

function expressionRanges(text: string, expression: RegExp): TextRange[] {
  return [...text.slice(0, LONGEST_SCANNED).matchAll(expression)]
    .filter((match) => match[0] !== '')
    .slice(0, 1000)
    .map((match) => [
      codePointOffset(text, match.index),
      codePointOffset(text, match.index + match[0].length),
    ]);
}

/** In order, those that overlap made one; those that only touch stay apart when they are of different kinds. */
function merge(ranges: readonly TextRange[]): TextRange[] {
  const merged: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
