import type { TextRange } from '../contract/model.ts';
import type { SearchForm } from './search-form.ts';

/** Something to look for: units that stand together. */
export interface UnitPattern {
  readonly units: string;
  /** The number at its end may go on: 91 finds 9158. */
  readonly open: boolean;
}

/**
 * Where the pattern stands in the form, as [start, end) of units, left to right, overlapping ones too. This is the
 * definition that the index must agree with: a number at an edge of the pattern is a whole number of the text.
 */
export function occurrences(form: SearchForm, pattern: UnitPattern): TextRange[] {
  const { units } = form;
  const wanted = pattern.units;
  const found: TextRange[] = [];
  if (wanted === '') return found;
  const edges = edgesOf(wanted);
  for (let at = units.indexOf(wanted); at >= 0; at = units.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (edges.start && isRunUnit(units.charCodeAt(at - 1))) continue;
    if (edges.end && !(pattern.open ? endsAsNumber(units, end) : !isRunUnit(units.charCodeAt(end)))) continue;
    found.push([at, end]);
  }
  return found;
}

/** Unit ranges as code-point ranges of the text, in order, those that touch or overlap made one. */
export function textRanges(form: SearchForm, found: readonly TextRange[]): TextRange[] {
  const ranges: [number, number][] = [];
  for (const [start, end] of [...found].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const from = form.offsets[start]!;
    const to = form.offsets[end - 1]! + 1;
    const last = ranges.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else ranges.push([from, to]);
  }
  return ranges;
}

/** Whether the pattern begins and ends with a number, which then must be a whole one. */
function edgesOf(units: string): { readonly start: boolean; readonly end: boolean } {
  const cached = edges.get(units);
  if (cached) return cached;
  const found = { start: STARTS_WITH_NUMBER.test(units), end: ENDS_WITH_NUMBER.test(units) };
  if (edges.size > 1000) edges.clear();
  edges.set(units, found);
  return found;
}

const edges = new Map<string, { readonly start: boolean; readonly end: boolean }>();
const STARTS_WITH_NUMBER = /^[0-9][0-9.]*(?![a-z0-9.])/;
const ENDS_WITH_NUMBER = /(?<![a-z0-9.])[0-9][0-9.]*$/;

/** A unit that a number or a Latin word may hold; NaN (outside the text) is none. */
function isRunUnit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) || code === 0x2e;
}

/** The run that goes on at `at` is a number to its end. */
function endsAsNumber(units: string, at: number): boolean {
  let end = at;
  while (end < units.length && isRunUnit(units.charCodeAt(end))) {
    const code = units.charCodeAt(end);
    if (code >= 0x61) return false;
    end++;
  }
  return true;
}
