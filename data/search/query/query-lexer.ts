import { isDesignation } from './designation.ts';
import { DISTANCE, distanceOf } from './near-clause.ts';
import { fieldClause } from './field-lexer.ts';
import {
  closingOf,
  isDashOfWord,
  LONGEST_CLAUSE,
  operatorOf,
  phraseAt,
  QUOTES,
  SPACE,
  wordEnd,
  type Lexeme,
} from './lexeme.ts';
import { fieldAt } from './query-fields.ts';

const NEAR = new RegExp(String.raw`^NEAR(?:[/／](${DISTANCE})|(\d{1,4}))?[(（]`, 'i');
/** The distance alone: 电梯 NEAR(5) 检验. */
const DISTANCE_ALONE = new RegExp(String.raw`^\s*(${DISTANCE})\s*$`);
const NEARBY = new RegExp(String.raw`^NEAR(?:[/／](${DISTANCE})|(\d{1,4}))?(?=$|\s)`, 'i');
/** A whole /…/, flags of other programs behind it or not, and no word; \/ does not end it. */
const REGEX = /\/((?:[^/\\\n]|\\.)+)\/([dgimsuvxy]{0,8})(?![\p{L}\p{N}/])/iuy;

export function lexQuery(query: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = 0;
  while (at < query.length) {
    if (SPACE.test(query[at]!)) {
      at++;
      continue;
    }
    lexemes.push(...lexemesAt(query, at));
    at = lexemes.at(-1)!.end;
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

/** One, or those of a field with operators. */
function lexemesAt(query: string, start: number): readonly Lexeme[] {
  const field =
    QUOTES[query[start]!] === undefined ? fieldAt(query.slice(start, start + LONGEST_NAME)) : null;
  return field ? fieldClause(query, start, field.field, start + field.length) : [lexemeAt(query, start)];
}

/** More than any field is called, its colon and a unit of measure behind it included. */
const LONGEST_NAME = 40;

function lexemeAt(query: string, start: number): Lexeme {
  const first = query[start]!;
  if (first === '(' || first === '（') return { kind: 'open', start, end: start + 1 };
  if (first === ')' || first === '）') return { kind: 'close', start, end: start + 1 };
  if (first in QUOTES) return phraseAt(query, start);
  if (isMinus(query, start)) return { kind: 'minus', start, end: start + 1 };
  const rest = query.slice(start, start + LONGEST_CLAUSE);
  const near =
    nearAt(query, rest, start) ?? nearbyAt(rest, start) ?? (first === '/' ? regexAt(query, start) : null);
  if (near) return near;
  const end = wordEnd(query, start);
  const text = query.slice(start, end);
  const operator = operatorOf(text);
  return operator ? { kind: operator, start, end } : { kind: 'word', text, start, end };
}

function nearAt(query: string, rest: string, start: number): Lexeme | null {
  const near = NEAR.exec(rest);
  if (!near) return null;
  const inside = start + near[0].length;
  const close = closingOf(query, inside - 1);
  // Far away: no bracket that a person has forgotten.
  if (close === null && query.length - inside >= LONGEST_CLAUSE) return null;
  const text = query.slice(inside, close ?? query.length);
  const end = close === null ? query.length : close + 1;
  const alone = DISTANCE_ALONE.exec(text);
  if (alone && close !== null) return nearby(alone[1], start, end);
  return { kind: 'near', text, distance: near[1] ?? near[2] ?? null, closed: close !== null, start, end };
}

function nearbyAt(rest: string, start: number): Lexeme | null {
  const found = NEARBY.exec(rest);
  return found && nearby(found[1] ?? found[2], start, start + found[0].length);
}

function nearby(typed: string | undefined, start: number, end: number): Lexeme {
  const distance = typed === undefined ? null : distanceOf(typed);
  return { kind: 'nearby', distance, isDistance: typed === undefined || distance !== null, start, end };
}

function regexAt(query: string, start: number): Lexeme | null {
  REGEX.lastIndex = start;
  const found = REGEX.exec(query);
  return (
    found && {
      kind: 'regex',
      text: found[1]!,
      hasFlags: found[2] !== '',
      start,
      end: start + found[0].length,
    }
  );
}

/** At the start, behind a space or an opening bracket; elsewhere it is the dash of “五星”-党建. */
function isMinus(query: string, start: number): boolean {
  return (start === 0 || /[\s(（]/u.test(query[start - 1]!)) && isDashOfWord(query, start);
}
