import {
  behindSpaces,
  BOUNDARY,
  closingOf,
  isClauseAt,
  isDashOfWord,
  operatorOf,
  phraseAt,
  QUOTES,
  SPACE,
  wordEnd,
  type FieldValues,
  type Lexeme,
} from './lexeme.ts';
import { fieldAt, valuesOf } from './query-fields.ts';
import type { FieldName } from './query-model.ts';
import { canHold, takesYears } from './record-values.ts';

/**
 * What stands behind `机关:`, from the name of the field on. A value is a word, a phrase or several with commas; a space may
 * stand before it, but not before nothing. In brackets stand values, or operators between them as outside: each value is then
 * a clause of the field.
 */
export function fieldClause(
  query: string,
  start: number,
  field: FieldName,
  colonEnd: number,
): readonly Lexeme[] {
  if (field === 'notes') return [valueClause(query, start, field, colonEnd)];
  if (isDashOfWord(query, colonEnd))
    return signed(query, { kind: 'minus', start, end: colonEnd + 1 }, field, colonEnd + 1);
  const wordOver = wordEnd(query, colonEnd);
  const behind = behindSpaces(query, wordOver);
  if (operatorOf(query.slice(colonEnd, wordOver)) === 'not' && isValueAt(query, behind))
    return signed(query, { kind: 'not', start, end: wordOver }, field, behind);
  return clause(query, start, field, valueStart(query, colonEnd));
}

/** `机关:-株洲` leaves out 机关:株洲. */
function signed(query: string, sign: Lexeme, field: FieldName, at: number): readonly Lexeme[] {
  return [sign, ...clause(query, at, field, at)];
}

function clause(query: string, start: number, field: FieldName, at: number): readonly Lexeme[] {
  return isGroupAt(query, at) ? group(query, start, field, at) : [valueClause(query, start, field, at)];
}

function valueClause(query: string, start: number, field: FieldName, at: number): Lexeme & FieldValues {
  const { values, end } = valuesAt(query, field, at);
  return { kind: 'field', field, values, start, end };
}

/** Behind the spaces after a colon, where a value stands there and no clause of its own. */
function valueStart(query: string, colonEnd: number): number {
  const at = behindSpaces(query, colonEnd);
  return at > colonEnd && isValueAt(query, at) ? at : colonEnd;
}

function isValueAt(query: string, at: number): boolean {
  return at < query.length && !isClauseAt(query, at);
}

/** A bracket that holds values: （二）长效监管 begins with one that holds a part of the value. */
function isGroupAt(query: string, at: number): boolean {
  if (!/[(（]/u.test(query[at] ?? '')) return false;
  const close = closingOf(query, at);
  const next = query[(close ?? query.length) + 1];
  return close === null || next === undefined || /[\s)）]/u.test(next) || !isOneValue(query, at, close);
}

function isOneValue(query: string, open: number, close: number): boolean {
  return !/[\s,，、;；"“”「『＂]/u.test(query.slice(open, close)) && isPartOfName(query, open, close);
}

/** Whether a bracket stands inside a name: 总结（送审稿）, and nothing in it is written to a query. */
function isPartOfName(query: string, open: number, close: number): boolean {
  const words = query.slice(open + 1, close).split(/[\s()（）]+/u);
  return words.every((word) => operatorOf(word) === undefined && fieldAt(word) === null);
}

/** Values in brackets; where nothing but OR stands between them, one clause. */
function group(query: string, start: number, field: FieldName, open: number): readonly Lexeme[] {
  const close = closingOf(query, open) ?? query.length;
  const inside = insideOf(query, field, open + 1, close);
  const end = Math.min(close + 1, query.length);
  const others = inside.filter(({ kind }) => kind !== 'or');
  const plain = others.filter((one) => isOf(field, one));
  if (close < query.length && plain.length > 0 && plain.length === others.length) {
    return [{ kind: 'field', field, values: plain.flatMap(({ values }) => values), start, end }];
  }
  const closing: readonly Lexeme[] = close < query.length ? [{ kind: 'close', start: close, end }] : [];
  return [{ kind: 'open', start, end: open + 1 }, ...inside, ...closing];
}

function insideOf(query: string, field: FieldName, start: number, close: number): readonly Lexeme[] {
  // What stands behind the bracket is none of its values.
  const text = query.slice(0, close);
  const found: Lexeme[] = [];
  let at = start;
  while (at < close) {
    if (/[\s,，;；、]/u.test(text[at]!)) {
      at++;
      continue;
    }
    const lexeme = insideAt(text, field, at);
    const before = found.at(-1);
    if (isOf(field, before) && isOf(field, lexeme)) {
      found[found.length - 1] = { ...before, values: [...before.values, ...lexeme.values], end: lexeme.end };
    } else found.push(lexeme);
    at = lexeme.end;
  }
  return found;
}

function isOf(field: FieldName, lexeme: Lexeme | undefined): lexeme is Lexeme & FieldValues {
  return lexeme?.kind === 'field' && lexeme.field === field;
}

function insideAt(text: string, field: FieldName, at: number): Lexeme {
  const [first, end] = [text[at]!, at + 1];
  if (/[(（]/u.test(first)) return { kind: 'open', start: at, end };
  if (/[)）]/u.test(first)) return { kind: 'close', start: at, end };
  if (isDashOfWord(text, at)) return { kind: 'minus', start: at, end };
  const word = text.slice(at, wordEnd(text, at));
  const operator = operatorOf(word);
  if (operator) return { kind: operator, start: at, end: at + word.length };
  const other = fieldAt(word);
  return other ? valueClause(text, at, other.field, at + other.length) : valueClause(text, at, field, at);
}

/** One value and, where a comma stands behind it, the next. */
function valuesAt(
  query: string,
  field: FieldName,
  start: number,
): { readonly values: readonly string[]; readonly end: number } {
  const values: string[] = [];
  // Words are taken apart when all are there: 三、 来年打算 is one value.
  let words = '';
  let at = start;
  for (;;) {
    const isQuoted = (query[at] ?? '') in QUOTES;
    const end = isQuoted ? phraseAt(query, at).end : valueEnd(query, field, at);
    if (isQuoted) {
      values.push(...valuesOf(words, false), ...valuesOf(phraseAt(query, at).text, true));
      words = '';
    } else words += query.slice(at, end).replace(/\s+/gu, '');
    const next = nextValue(query, field, end);
    if (next === null) return { values: [...values, ...valuesOf(words, false)], end };
    if (!/[,，、;；]$/u.test(words)) words += ',';
    at = next;
  }
}

/** Where a value stands behind a comma; a field with a closed list of values takes no other word for one. */
function nextValue(query: string, field: FieldName, end: number): number | null {
  const isBehindComma = /[,，、;；]/u.test(query[end - 1]!);
  const comma = isBehindComma ? end - 1 : behindSpaces(query, end);
  if (!/[,，、;；]/u.test(query[comma] ?? '')) return null;
  const next = behindSpaces(query, comma + 1);
  if (!isValueAt(query, next)) return null;
  if (query[next]! in QUOTES) return next;
  const [value] = valuesOf(query.slice(next, valueEnd(query, field, next)), false);
  return value !== undefined && canHold(field, value) ? next : null;
}

const DIGIT = '[\\d０-９〇零○一二三四五六七八九]';
const PART = String.raw`(?:[上下]半年|[HQhq][1-4]|第?[一二三四1-4]季度|\d{1,2}(?:[-./月](?:\d{1,2}日?)?)?)`;
const YEAR = String.raw`${DIGIT}{4}(?:年度?|[-./](?=[\dHQhq]))?${PART}?`;
/** 2022 至 2024, 2023年3月 至 2023年6月: a range whose sign is set apart. */
const RANGE = new RegExp(
  String.raw`(?:${YEAR})?\s*(?:\.{2,}|…|[-－–—~～]|至|到)\s*(?:${YEAR}|今)(?=$|[\s()（）,，、;；])`,
  'uy',
);

/** Brackets and quotation marks directly behind a part of the value belong to it: 清市监（2022）3号, 关于“双随机”的通知. */
function valueEnd(query: string, field: FieldName, start: number): number {
  RANGE.lastIndex = start;
  const range = takesYears(field) && !SPACE.test(query[start] ?? '') ? RANGE.exec(query) : null;
  if (range) return start + range[0].length;
  let end = start;
  while (end < query.length) {
    const inside = end > start || /[(（]/u.test(query[end]!) ? insideName(query, end) : null;
    if (inside !== null) end = inside;
    else if (end === start ? SPACE.test(query[end]!) : BOUNDARY.test(query[end]!)) break;
    else end++;
  }
  return end;
}

/** Behind the bracket or the quotation that begins there, where it is a part of a name. */
function insideName(query: string, at: number): number | null {
  if (/[(（]/u.test(query[at]!)) {
    const close = closingOf(query, at);
    return close !== null && isPartOfName(query, at, close) ? close + 1 : null;
  }
  if (!/[“「『]/u.test(query[at]!)) return null;
  const phrase = phraseAt(query, at);
  return phrase.closed && !SPACE.test(phrase.text) ? phrase.end : null;
}
