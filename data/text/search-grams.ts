import { writingsOf } from './bound-numbers.ts';
import { BARRIER, searchForm } from './search-form.ts';

/**
 * What the full-text index holds: every two neighbouring tokens, and the last token of every stretch alone, so that a
 * phrase of grams is an exact substring and a single token is a prefix. A number is one token between two marks,
 * whatever its length, so 158 is no part of 9158; beside a number stands the mark alone, so that the many different
 * numbers do not multiply the grams. The number of a word (GM2D) differs by its full-width digits, letters are tokens
 * one by one.
 *
 *     共查35项。放心   →   共查 查¤ ¤35 ¤项 项 放心 心
 *     用GM2D码         →   用g gm m¤ ¤２ ¤d d码 码
 */
export function indexGrams(text: string): string {
  return gramsOf(searchForm(text).units);
}

/** In one walk and unit by unit, for an import spends a good part of its time here. */
export function gramsOf(units: string): string {
  const written = roomFor(units.length * MOST_PER_UNIT + 1);
  let length = 0;
  // The token before, one unit or two, the second of which may be 0; the first is 0 at the beginning of a stretch.
  let before = 0;
  let beforeLow = 0;
  for (let at = 0; at < units.length;) {
    const code = units.charCodeAt(at);
    if (code === BARRIER_CODE) {
      length = endStretch(written, length, before, beforeLow);
      before = 0;
      at++;
      continue;
    }
    const isNumber = isOfNumber(code);
    const isPair = code >= 0xd800 && code <= 0xdbff && at + 1 < units.length;
    const token = isNumber ? MARK_CODE : code;
    const low = isPair ? units.charCodeAt(at + 1) : 0;
    if (before !== 0) {
      written[length++] = before;
      if (beforeLow !== 0) written[length++] = beforeLow;
      written[length++] = token;
      if (low !== 0) written[length++] = low;
      written[length++] = BLANK;
    }
    before = token;
    beforeLow = low;
    if (isNumber) {
      written[length++] = MARK_CODE;
      for (; at < units.length && isOfNumber(units.charCodeAt(at)); at++)
        written[length++] = units.charCodeAt(at);
      written[length++] = BLANK;
    } else at += isPair ? 2 : 1;
  }
  length = endStretch(written, length, before, beforeLow);
  return textOf(written, Math.max(0, length - 1));
}

/** Returns the new length. The last token of a stretch stands alone as well, but for a number. */
function endStretch(written: Uint16Array, length: number, before: number, beforeLow: number): number {
  if (before === 0 || before === MARK_CODE) return length;
  let end = length;
  written[end++] = before;
  if (beforeLow !== 0) written[end++] = beforeLow;
  written[end++] = BLANK;
  return end;
}

/** 汉 before a digit: 汉¤, a blank, ¤3 and a blank; and what a stretch ends with. */
const MOST_PER_UNIT = 10;
const BLANK = 0x20;

let room = new Uint16Array(4096);

/** One for all texts; whatever was written is taken out before the next. */
function roomFor(length: number): Uint16Array {
  if (room.length < length) room = new Uint16Array(length * 2);
  return room;
}

/** At once: a text put together piece by piece is put together again when SQLite asks for it. */
function textOf(written: Uint16Array, length: number): string {
  return Buffer.from(written.buffer, 0, length * 2).toString('utf16le');
}

const BARRIER_CODE = BARRIER.charCodeAt(0);

/** A digit of either width, or the point inside a number. */
function isOfNumber(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) || code === 0x2e || (code >= 0xff10 && code <= 0xff19) || code === 0xff0e
  );
}

/**
 * The FTS5 expression for units that stand together; null where there are none. `open`: the last number may go on
 * (91 finds 9158). Nothing in the units can break out: they are letters and digits only.
 */
export function phraseExpression(units: string, open = false): string | null {
  const phrases = writingsOf(units).map((one) => phraseOf(tokensOf(one), open));
  if (phrases[0] === null) return null;
  return phrases.length === 1 ? phrases[0]! : `(${phrases.join(' OR ')})`;
}

function phraseOf(tokens: readonly string[], open: boolean): string | null {
  const last = tokens.at(-1);
  if (last === undefined) return null;
  const isOpen = isNumber(last) ? open : tokens.length === 1;
  return `"${gramsOfPhrase(tokens).join(' ')}"${isOpen ? ' *' : ''}`;
}

/** A single token that is no number begins the grams that it stands in. */
function gramsOfPhrase(tokens: readonly string[]): readonly string[] {
  return tokens.length === 1 ? tokens : gramsBetween(tokens);
}

/** A gram as the index has it, or the beginning of some. */
export interface Gram {
  readonly gram: string;
  readonly isPrefix: boolean;
}

/** What phraseExpression asks the index for, where that is nothing but grams of which any will do; else null. */
export function gramsAlone(units: string, open = false): readonly Gram[] | null {
  const found = writingsOf(units).map((one) => {
    const tokens = tokensOf(one);
    const [gram, ...others] = gramsOfPhrase(tokens);
    if (gram === undefined || others.length > 0) return null;
    const last = tokens.at(-1)!;
    return { gram, isPrefix: isNumber(last) ? open : tokens.length === 1 };
  });
  return found.every((one) => one !== null) ? found : null;
}

/** The grams of every two neighbours; a number stands for itself and is not joined to what follows. */
function gramsBetween(tokens: readonly string[]): string[] {
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    const joined =
      next === undefined ? [] : [(isNumber(token) ? MARK : token) + (isNumber(next) ? MARK : next)];
    return isNumber(token) ? [token, ...joined] : joined;
  });
}

function tokensOf(units: string): string[] {
  return (units.match(TOKEN) ?? []).map((one) => (isOfNumber(one.charCodeAt(0)) ? MARK + one : one));
}

/** No text holds it in its search form, for it is neither letter nor digit. */
const MARK = '¤';
const MARK_CODE = MARK.charCodeAt(0);

function isNumber(token: string): boolean {
  return token.startsWith(MARK);
}

/** A number, or one character of anything else. */
const TOKEN = /[0-9.０-９．]+|[\p{L}\p{N}%‰]/gu;
