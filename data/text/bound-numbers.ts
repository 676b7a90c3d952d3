import type { TextRange } from '../contract/model.ts';

/**
 * Whether a number beside Latin letters is a number of its own (12345APP, KTV 36家, GDP1034.5, ISO 9002, 3kg) or part of
 * a word (GM2D, C3, 5G, 3+N). Letters and digits that stand side by side in print, or with a + between, are one word:
 *
 * - with letters on both sides the number is part of it: GM2D, i18n, H5N1;
 * - a single digit beside a single letter is part of it: C3, 5G, 3D, 3+N - but 5t and 3g are quantities, for a unit
 *   behind a number is written small;
 * - every other number is one of its own: 12345APP, PM2.5, C919, 15G, 3kg.
 *
 * Part of a word is written in full-width digits, so that it can be told from a number wherever units go.
 */
export function withBoundNumbers(text: string, units: string, offsets: readonly number[]): string {
  const characters = Array.from(text);
  let written = '';
  let end = 0;
  for (const { 0: number, index } of units.matchAll(NUMBER)) {
    const before = lettersFrom(index, -1, units, offsets, characters);
    const after = lettersFrom(index + number.length - 1, 1, units, offsets, characters);
    if (!isPartOfWord(number, before, after)) continue;
    written += units.slice(end, index) + asBound(number);
    end = index + number.length;
  }
  return written + units.slice(end);
}

const NUMBER = /[0-9][0-9.]*/g;
const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;
const LETTER = /\p{L}/u;

/** At most the two letters that stand beside a number, the nearest first. */
function lettersFrom(
  start: number,
  step: 1 | -1,
  units: string,
  offsets: readonly number[],
  characters: readonly string[],
): string {
  let letters = '';
  for (let at = start; letters.length < 2; at += step) {
    const next = offsets[at + step];
    if (next === undefined || !isLatin(units.charCodeAt(at + step))) break;
    const [from, to] = step === 1 ? [offsets[at]!, next] : [next, offsets[at]!];
    const between = characters.slice(from + 1, to).filter((one) => !IGNORABLE.test(one));
    if (between.length > 1 || (between.length === 1 && !/[+＋]/u.test(between[0]!))) break;
    // ㎡ is printed as one sign, no letter.
    if (!LETTER.test(characters[next]!)) break;
    letters += characters[next]!;
  }
  return letters;
}

function isPartOfWord(number: string, before: string, after: string): boolean {
  if (before !== '' && after !== '') return true;
  if (number.length > 1 || [...before, ...after].length !== 1) return false;
  return !/^\p{Ll}$/u.test(after);
}

function isLatin(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function asBound(number: string): string {
  return number.replace(/[0-9.]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
}

/** The units as a person would type them: every number in ASCII digits, whatever it is part of. */
export function plainNumbers(units: string): string {
  return BOUND.test(units)
    ? units.replace(/[０-９．]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    : units;
}

const BOUND = /[０-９]/;

/** A number of a pattern, as a range of its units. `kind`: which of the two it must be in a text; null: either. */
export interface PatternNumber {
  readonly range: TextRange;
  readonly kind: 'own' | 'bound' | null;
}

/**
 * The numbers of something to look for. What stands beside a letter there may be a part of a longer word, or stand
 * apart in print (GM2 in GM2D, ISO9002 in ISO 9002), so it may be either; in a pattern with more than six of those they
 * are taken as typed.
 */
export function numbersOf(units: string): readonly PatternNumber[] {
  const plain = plainNumbers(units);
  const found = Array.from(plain.matchAll(NUMBER), ({ 0: number, index }) => {
    const range: TextRange = [index, index + number.length];
    const isBeside = isLatin(plain.charCodeAt(index - 1)) || isLatin(plain.charCodeAt(range[1]));
    return { range, isBeside, kind: units[index] === plain[index] ? ('own' as const) : ('bound' as const) };
  });
  const isCode = found.filter((one) => one.isBeside).length > MOST_EITHER;
  return found.map(({ range, isBeside, kind }) => ({ range, kind: isBeside && !isCode ? null : kind }));
}

/** Each doubles what the index is asked for. */
const MOST_EITHER = 6;

/** The units in every way that their numbers may stand in a text. */
export function writingsOf(units: string): readonly string[] {
  let writings = [''];
  let end = 0;
  const plain = plainNumbers(units);
  for (const { range, kind } of numbersOf(units)) {
    if (kind !== null) continue;
    const number = plain.slice(...range);
    const before = units.slice(end, range[0]);
    writings = writings.flatMap((one) => [one + before + number, one + before + asBound(number)]);
    end = range[1];
  }
  return writings.map((one) => one + units.slice(end));
}
