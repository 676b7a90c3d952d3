import { isDesignation } from './designation.ts';
import { DISTANCE, distanceOf } from './near-clause.ts';
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
    | { readonly kind: 'phrase'; readonly text: string; readonly closed: boolean }
    | { readonly kind: 'regex'; readonly text: string }
    | { readonly kind: 'field'; readonly field: FieldName; readonly text: string; readonly isQuoted: boolean }
    | { readonly kind: 'near'; readonly text: string }
    /** Between two words; null where no distance is given. */
    | { readonly kind: 'nearby'; readonly distance: number | null; readonly isDistance: boolean }
    | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'minus' }
  );

/** Opening quotation marks and what may close them. */
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"“”',
  '“': '”"',
  '”': '”“"',
  '＂': '＂',
  '「': '」',
  '『': '』',
};

const OPERATORS: Readonly<Record<string, 'and' | 'or' | 'not'>> = {
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

const SPACE = /\s/u;
/** Ends a word: space, brackets, quotation marks that open. */
const BOUNDARY = /[\s()（）"“「『＂]/u;
const NEAR = /^NEAR[(（]([^()（）]*)[)）]/i;
const NEARBY = new RegExp(String.raw`^NEAR(?:[/／](${DISTANCE}))?(?=$|\s)`, 'i');
/** A whole /…/ with a word boundary behind; \/ does not end it. */
const REGEX = /^\/((?:[^/\\\n]|\\.)+)\/(?=$|[\s()（）])/u;

export function lexQuery(query: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = 0;
  while (at < query.length) {
    if (SPACE.test(query[at]!)) {
      at++;
      continue;
    }
    const lexeme = lexemeAt(query, at);
    lexemes.push(lexeme);
    at = lexeme.end;
  }
  const [only] = lexemes;
  // An operator that stands alone operates on nothing: it is the text that is looked for.
  if (only && lexemes.length === 1 && ['and', 'or', 'not', 'nearby'].includes(only.kind)) {
    return [{ kind: 'word', text: query.slice(only.start, only.end), start: only.start, end: only.end }];
  }
  return joinDesignations(query, lexemes);
}

/** The words of a standard's name become one. */
function joinDesignations(query: string, lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const joined: Lexeme[] = [];
  for (const lexeme of lexemes) {
    const before = joined.at(-1);
    if (before?.kind === 'word' && lexeme.kind === 'word' && isDesignation(before.text, lexeme.text)) {
      const { start } = before;
      joined[joined.length - 1] = { ...lexeme, text: query.slice(start, lexeme.end), start };
    } else joined.push(lexeme);
  }
  return joined;
}

function lexemeAt(query: string, start: number): Lexeme {
  const first = query[start]!;
  if (first === '(' || first === '（') return { kind: 'open', start, end: start + 1 };
  if (first === ')' || first === '）') return { kind: 'close', start, end: start + 1 };
  if (first in QUOTES) return phraseAt(query, start);
  if (isMinus(query, start)) return { kind: 'minus', start, end: start + 1 };
  const rest = query.slice(start, start + LONGEST_CLAUSE);
  const near = NEAR.exec(rest);
  if (near) return { kind: 'near', text: near[1]!, start, end: start + near[0].length };
  const nearby = NEARBY.exec(rest);
  if (nearby) {
    const distance = nearby[1] === undefined ? null : distanceOf(nearby[1]);
    const isDistance = nearby[1] === undefined || distance !== null;
    return { kind: 'nearby', distance, isDistance, start, end: start + nearby[0].length };
  }
  const regex = first === '/' ? REGEX.exec(rest) : null;
  if (regex) return { kind: 'regex', text: regex[1]!, start, end: start + regex[0].length };
  const field = fieldAt(rest);
  if (field) return fieldClause(query, start, field.field, start + field.length);
  const end = wordEnd(query, start);
  const text = query.slice(start, end);
  const operator = operatorOf(text);
  return operator ? { kind: operator, start, end } : { kind: 'word', text, start, end };
}

/** In any case and width: reports hold no English, so a lone `or` is the operator. */
function operatorOf(text: string): 'and' | 'or' | 'not' | undefined {
  const plain = text.length > 4 ? '' : text.normalize('NFKC').toUpperCase();
  return Object.hasOwn(OPERATORS, plain) ? OPERATORS[plain] : undefined;
}

const LONGEST_CLAUSE = 2000;

/**
 * At the start, behind a space or an opening bracket; elsewhere it is the dash of “五星”-党建. Before a digit it is the
 * sign of a number: -3.5% is looked for, NOT 3.5% leaves it out.
 */
function isMinus(query: string, start: number): boolean {
  const isFirst = start === 0 || /[\s(（]/u.test(query[start - 1]!);
  const next = query[start + 1];
  return (
    isFirst && /[-－−]/u.test(query[start]!) && next !== undefined && !/[\s\-－−)）0-9０-９]/u.test(next)
  );
}

function phraseAt(query: string, start: number): Lexeme & { readonly kind: 'phrase' } {
  const closing = QUOTES[query[start]!]!;
  let end = start + 1;
  while (end < query.length && !closing.includes(query[end]!)) end++;
  const text = query.slice(start + 1, end);
  return { kind: 'phrase', text, closed: end < query.length, start, end: Math.min(end + 1, query.length) };
}

/** The value is a word, a phrase or several in brackets; a space may stand before it, but not before nothing. */
function fieldClause(query: string, start: number, field: FieldName, colonEnd: number): Lexeme {
  const valueStart = field === 'notes' ? colonEnd : valueAt(query, colonEnd);
  const first = query[valueStart];
  if (first !== undefined && first in QUOTES) {
    const phrase = phraseAt(query, valueStart);
    return { kind: 'field', field, text: phrase.text, isQuoted: true, start, end: phrase.end };
  }
  const rest = query.slice(valueStart, valueStart + LONGEST_CLAUSE);
  const bracketed = BRACKETED.exec(rest);
  if (bracketed) {
    const text = bracketed[1]!.replace(/\s+(?:OR|或|\|)\s+|\s+/giu, ',');
    return { kind: 'field', field, text, isQuoted: false, start, end: valueStart + bracketed[0].length };
  }
  const numbered = NUMBERED.exec(rest);
  const end = numbered ? valueStart + numbered[0].length : wordEnd(query, valueStart);
  return { kind: 'field', field, text: query.slice(valueStart, end), isQuoted: false, start, end };
}

/** Several values: 年度:(2020 2022). */
const BRACKETED = /^[(（]([^()（）]*)[)）](?=$|[\s)）])/u;
/** A heading with its number: 章节:（二）长效监管. */
const NUMBERED = /^[(（][^()（）\s]*[)）][^\s()（）"“「『＂]+/u;

/** Behind the spaces after a colon, where a value stands there and no clause of its own. */
function valueAt(query: string, colonEnd: number): number {
  let at = colonEnd;
  while (at < query.length && SPACE.test(query[at]!)) at++;
  if (at === colonEnd || at === query.length) return colonEnd;
  const word = query.slice(at, wordEnd(query, at));
  const isClause = operatorOf(word) !== undefined || fieldAt(word) !== null || /^[-－−/(（)）]/u.test(word);
  return isClause ? colonEnd : at;
}

function wordEnd(query: string, start: number): number {
  let end = start;
  while (end < query.length && (end === start ? !SPACE.test(query[end]!) : !BOUNDARY.test(query[end]!)))
    end++;
  return end;
}
