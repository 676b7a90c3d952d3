import { isDesignation } from './designation.ts';
import { DISTANCE, distanceOf } from './near-clause.ts';
import { fieldClause } from './field-lexer.ts';
import {
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

/** More than any field is called, its colon included. */
const LONGEST_NAME = 16;

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
  const end = wordEnd(query, start);
  const text = query.slice(start, end);
  const operator = operatorOf(text);
  return operator ? { kind: operator, start, end } : { kind: 'word', text, start, end };
}

/** At the start, behind a space or an opening bracket; elsewhere it is the dash of “五星”-党建. */
function isMinus(query: string, start: number): boolean {
  return (start === 0 || /[\s(（]/u.test(query[start - 1]!)) && isDashOfWord(query, start);
}
