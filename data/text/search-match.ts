import type { TextRange } from '../contract/model.ts';
import { numbersOf, plainNumbers, type PatternNumber } from './bound-numbers.ts';
import type { SearchForm } from './search-form.ts';

/** Something to look for: units that stand together. */
export interface UnitPattern {
  readonly units: string;
  /** The number at its end may go on: 91 finds 9158. */
  readonly open: boolean;
  /** Sides on which a number of the pattern may be a part of one: 9?58 in 9158. */
  readonly cut?: { readonly start: boolean; readonly end: boolean };
}

/**
 * Where the pattern stands in the form, as [start, end) of units, left to right, overlapping ones too. This is the
 * definition that the index must agree with: a number of the pattern is a whole number of the text, and one of its own
 * where the pattern has no letter beside it.
 */
export function occurrences(form: SearchForm, pattern: UnitPattern): TextRange[] {
  const found: TextRange[] = [];
  if (pattern.units === '') return found;
  const { plain, hasNumbers, startsInNumber, endsInNumber, numbers } = wantedOf(pattern.units);
  const { start: cutsStart = false, end: cutsEnd = false } = pattern.cut ?? {};
  const isCut = ([from, to]: TextRange): boolean =>
    (cutsStart && from === 0) || (cutsEnd && to === plain.length);
  const units = hasNumbers ? plainNumbers(form.units) : form.units;
  for (let at = units.indexOf(plain); at >= 0; at = units.indexOf(plain, at + 1)) {
    const end = at + plain.length;
    if (startsInNumber && !cutsStart && isOfNumber(units.charCodeAt(at - 1))) continue;
    if (endsInNumber && !pattern.open && !cutsEnd && isOfNumber(units.charCodeAt(end))) continue;
    const fits = ({ range, kind }: PatternNumber): boolean =>
      isCut(range) || isOfKind(form.units.charCodeAt(at + range[0]), kind);
    if (numbers.every(fits)) found.push([at, end]);
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

interface Wanted {
  readonly plain: string;
  readonly hasNumbers: boolean;
  readonly startsInNumber: boolean;
  readonly endsInNumber: boolean;
  /** Those that must be of one kind. */
  readonly numbers: readonly PatternNumber[];
}

function wantedOf(units: string): Wanted {
  const known = wanted.get(units);
  if (known) return known;
  const plain = plainNumbers(units);
  const made = {
    plain,
    hasNumbers: /[0-9]/.test(plain),
    startsInNumber: isOfNumber(plain.charCodeAt(0)),
    endsInNumber: isOfNumber(plain.charCodeAt(plain.length - 1)),
    numbers: numbersOf(units).filter(({ kind }) => kind !== null),
  };
  if (wanted.size > 1000) wanted.clear();
  wanted.set(units, made);
  return made;
}

const wanted = new Map<string, Wanted>();

/** A digit, or the point inside a number; NaN (outside the text) is none. */
function isOfNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2e;
}

function isOfKind(code: number, kind: PatternNumber['kind']): boolean {
  return kind === null || (kind === 'own') === isOfNumber(code);
}
