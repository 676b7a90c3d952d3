import { fieldAt } from './query-fields.ts';
import type { FieldName } from './query-model.ts';

/** A stretch of the query, as UTF-16 indexes. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

export type Lexeme = Stretch &
  (
    | { readonly kind: 'word'; readonly text: string }
    | Phrase
    | { readonly kind: 'regex'; readonly text: string; readonly hasFlags: boolean }
    | FieldValues
    | Near
    /** Between two words; null where no distance is given. */
    | { readonly kind: 'nearby'; readonly distance: number | null; readonly isDistance: boolean }
    | Sign
  );

export interface Phrase {
  readonly kind: 'phrase';
  readonly text: string;
  readonly closed: boolean;
}

/** NEAR(…); a distance that stands before the brackets as typed. */
export interface Near {
  readonly kind: 'near';
  readonly text: string;
  readonly distance: string | null;
  readonly closed: boolean;
}

/** Of several values one that holds is enough. */
export interface FieldValues {
  readonly kind: 'field';
  readonly field: FieldName;
  readonly values: readonly string[];
}

interface Sign {
  readonly kind: 'open' | 'close' | 'minus' | Operator;
}

export type Operator = 'and' | 'or' | 'not';

/** Opening quotation marks and what may close them. */
export const QUOTES: Readonly<Record<string, string>> = {
  '"': '"“”',
  '“': '”"',
  '”': '”“"',
  '＂': '＂',
  '「': '」',
  '『': '』',
};

const OPERATORS: Readonly<Record<string, Operator>> = {
  AND: 'and',
  OR: 'or',
  NOT: 'not',
  且: 'and',
  或: 'or',
  非: 'not',
  '&': 'and',
  '&&': 'and',
  '|': 'or',
  '||': 'or',
};

export const SPACE = /\s/u;
/** Ends a word: space, brackets, quotation marks that open. */
export const BOUNDARY = /[\s()（）"“「『＂]/u;
/** So far a clause is looked at. */
export const LONGEST_CLAUSE = 2000;

/** In any case and width: reports hold no English, so a lone `or` is the operator. */
export function operatorOf(text: string): Operator | undefined {
  const plain = text.length > 4 ? '' : text.normalize('NFKC').toUpperCase();
  return Object.hasOwn(OPERATORS, plain) ? OPERATORS[plain] : undefined;
}

/** Before a digit it is the sign of a number: -3.5% is looked for, NOT 3.5% leaves it out. */
export function isDashOfWord(query: string, at: number): boolean {
  const next = query[at + 1];
  return /[-－−]/u.test(query[at] ?? '') && next !== undefined && !/[\s\-－−)）0-9０-９]/u.test(next);
}

export function phraseAt(query: string, start: number): Lexeme & Phrase {
  const closing = QUOTES[query[start]!]!;
  let end = start + 1;
  while (end < query.length && !closing.includes(query[end]!)) end++;
  const text = query.slice(start + 1, end);
  return { kind: 'phrase', text, closed: end < query.length, start, end: Math.min(end + 1, query.length) };
}

export function wordEnd(query: string, start: number): number {
  let end = start;
  while (end < query.length && (end === start ? !SPACE.test(query[end]!) : !BOUNDARY.test(query[end]!)))
    end++;
  return end;
}

export function behindSpaces(query: string, at: number): number {
  let behind = at;
  while (behind < query.length && SPACE.test(query[behind]!)) behind++;
  return behind;
}

/** Where the bracket closes that opens there; null where it does not, or far away. */
export function closingOf(query: string, open: number): number | null {
  let depth = 0;
  for (let at = open; at < query.length && at < open + LONGEST_CLAUSE; at++) {
    if (/[(（]/u.test(query[at]!)) depth++;
    else if (/[)）]/u.test(query[at]!) && --depth === 0) return at;
  }
  return null;
}

/** Whether a clause of its own, an operator or a bracket begins there, and no value. */
export function isClauseAt(query: string, at: number): boolean {
  const word = query.slice(at, wordEnd(query, at));
  return operatorOf(word) !== undefined || fieldAt(word) !== null || /^[-－−/(（)）]/u.test(word);
}
