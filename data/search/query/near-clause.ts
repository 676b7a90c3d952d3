import { separatesThousands } from '../../text/search-form.ts';
import { operatorOf } from './lexeme.ts';
import { fieldAt } from './query-fields.ts';
import type { NearClause, Query, QueryNote, Term } from './query-model.ts';

const NEAR_DISTANCE = 10;
const MOST_TERMS = 10;
/** Ways in which the words of an OR can be chosen. */
const MOST_CHOICES = 20;
const DEEPEST = 10;

/** A word, a phrase, an expression or a bracket inside NEAR(…). */
const TOKEN =
  /["“”「『][^"“”」』]*["“”」』]|(?<![^\s,，、;；()（）])\/[^/\n]+\/[a-z]{0,8}(?![\p{L}\p{N}/])|[()（）]|[^\s,，、;；()（）]+/giu;

/** What is meant as a distance; one that is none (-5, 2.5, 10000) is told and the usual one serves. */
export const DISTANCE = String.raw`[-−－–+＋]?\d[\d.]*`;
/** Behind a comma, a semicolon or a stroke that is set off: `, 9`, `；9字`, `, 9个字以内`, ` /9`. */
const ASKED = new RegExp(
  String.raw`(?:[,，;；]|\s[/／])\s*(${DISTANCE})\s*(?:(?:个?字)?(?:[以之]?内)?\s*)?$`,
  'u',
);
/** A number that may be meant as the distance where none is read: 9, ~9, 9字. */
const LIKE_DISTANCE = /^[^\p{L}\p{N}]?\d{1,3}(?:个?字)?(?:[以之]?内)?$/u;

/** Code points; null where it is no distance. */
export function distanceOf(text: string): number | null {
  return /^\d{1,4}$/u.test(text) ? Number(text) : null;
}

export interface ReadNear {
  readonly clause: Query;
  readonly note: QueryNote | null;
}

/**
 * What stands in the brackets of NEAR: words, OR and brackets between them, and behind a comma the distance, where none is
 * `given` before the brackets. Null where there are no words.
 */
export function nearClause(
  inside: string,
  given: string | null,
  termsOf: (word: string) => { readonly terms: readonly Term[]; readonly isWildcard: boolean },
): ReadNear | null {
  // 9,158 is one number, and its comma sets off no distance.
  const whole = inside
    .replace(/[,，]/g, (comma, at: number) => (separatesThousands(inside, at + 1) ? '' : comma))
    .replace(/[０-９]/g, (digit) => digit.normalize('NFKC'));
  const behind = given === null ? ASKED.exec(whole) : null;
  const asked = given ?? behind?.[1];
  const words = new WordsInside((behind ? whole.slice(0, behind.index) : whole).match(TOKEN) ?? [], termsOf);
  const choices = words.read().filter((terms) => terms.length > 0);
  const distance = asked === undefined ? NEAR_DISTANCE : distanceOf(asked);
  if (choices.length === 0) return null;
  const parts = choices.map((terms): Query => {
    const [only] = terms;
    if (terms.length === 1) return only!;
    return { kind: 'near', terms: terms.slice(0, MOST_TERMS), distance: distance ?? NEAR_DISTANCE };
  });
  const isCut = words.isCut || choices.some((terms) => terms.length > MOST_TERMS);
  const hasNumber = asked === undefined && words.hasNumber;
  return {
    clause: parts.length === 1 ? parts[0]! : { kind: 'or', parts },
    note:
      distance === null
        ? 'bad-distance'
        : (words.note ?? (isCut ? 'too-many' : hasNumber ? 'near-number' : null)),
  };
}

/** `choices`: each way of choosing one word of every OR. */
type Choices = readonly (readonly Term[])[];
const NOTHING: Choices = [[]];

class WordsInside {
  isCut = false;
  /** What of it is not read as it is written. */
  note: 'near-operator' | 'near-wildcard' | null = null;
  readonly #tokens: readonly string[];
  readonly #termsOf: Parameters<typeof nearClause>[2];
  #next = 0;

  constructor(tokens: readonly string[], termsOf: Parameters<typeof nearClause>[2]) {
    this.#tokens = tokens;
    this.#termsOf = termsOf;
  }

  /** `NEAR(电梯 检验 9)`, `NEAR(9, 电梯 检验)`: the number is likely meant as the distance. */
  get hasNumber(): boolean {
    const ends = [this.#tokens[0], this.#tokens.at(-1)];
    return this.#tokens.length > 2 && ends.some((one) => LIKE_DISTANCE.test(one!));
  }

  read(depth = 0): Choices {
    let all = NOTHING;
    while (this.#next < this.#tokens.length && !(depth > 0 && this.#isAt(/^[)）]$/))) {
      let alternatives = this.#one(depth);
      while (this.#operator() === 'or') {
        this.#next++;
        alternatives = [...alternatives, ...this.#one(depth)].filter((terms) => terms.length > 0);
      }
      all = this.#product(all, alternatives.length > 0 ? alternatives : NOTHING);
    }
    return all;
  }

  #one(depth: number): Choices {
    const token = this.#tokens[this.#next++];
    if (token === undefined) return NOTHING;
    if (/^[(（]$/.test(token)) {
      if (depth >= DEEPEST) return NOTHING;
      const inside = this.read(depth + 1);
      if (this.#isAt(/^[)）]$/)) this.#next++;
      return inside;
    }
    const operator = operatorOf(token);
    if (operator === 'not') this.#one(depth);
    if (operator === 'not' || isClause(token)) this.note = 'near-operator';
    if (operator !== undefined || isClause(token)) return NOTHING;
    const { terms, isWildcard } = this.#termsOf(token);
    if (isWildcard) this.note ??= 'near-wildcard';
    return [terms];
  }

  #product(left: Choices, right: Choices): Choices {
    const both = left.flatMap((before) => right.map((behind) => [...before, ...behind]));
    if (both.length > MOST_CHOICES) this.isCut = true;
    return both.slice(0, MOST_CHOICES);
  }

  #isAt(pattern: RegExp): boolean {
    return pattern.test(this.#tokens[this.#next] ?? '');
  }

  #operator(): ReturnType<typeof operatorOf> {
    return operatorOf(this.#tokens[this.#next] ?? '');
  }
}

/** What can only stand by itself: -检验, 年度:2020, /…/, NEAR. */
function isClause(token: string): boolean {
  return /^(?:[-－−]\D|\/.+\/[a-z]{0,8}$|NEAR(?:[/／]?\d+)?$)/isu.test(token) || fieldAt(token) !== null;
}

/** `a NEAR b`, and `a NEAR b NEAR c` as one, within the smallest distance; null where something else than words stands on a side. */
export function nearOfBoth(
  left: Query | null,
  right: Query | null,
  distance: number | null,
): { readonly clause: NearClause; readonly isWhole: boolean } | null {
  const before = left?.kind === 'near' ? left.terms : left?.kind === 'term' ? [left] : [];
  const after = right?.kind === 'term' ? [right] : [];
  if (before.length === 0 || after.length === 0) return null;
  const terms = [...before, ...after].map((term) => ({ ...term, literal: true }));
  // The usual distance is one that nobody asked for.
  const sofar = left?.kind === 'near' && left.distance !== NEAR_DISTANCE ? [left.distance] : [];
  const asked = [...sofar, ...(distance === null ? [] : [distance])];
  const clause = {
    kind: 'near' as const,
    terms: terms.slice(0, MOST_TERMS),
    distance: asked.length === 0 ? NEAR_DISTANCE : Math.min(...asked),
  };
  return { clause, isWhole: terms.length <= MOST_TERMS };
}
