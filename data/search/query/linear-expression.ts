import { RE2JS } from 're2js';
import { linearSyntax, type ExpressionRefusal } from './expression-syntax.ts';

/**
 * An expression of the query. It is run by RE2, which looks at all ways to match at once: the time grows with the
 * length of the text times the length of the expression and no faster, whatever the expression
 * (https://swtch.com/~rsc/regexp/regexp1.html). Nothing else is needed to bound it but a bound on both lengths.
 */
export interface LinearExpression {
  /** As typed, without its slashes: JavaScript's syntax, flags i and u. */
  readonly source: string;
  /** Of a longer text only so many UTF-16 units are read. */
  readonly longestRead: number;
  readonly test: (text: string) => boolean;
  /** Where it matches, as UTF-16 indexes in order; empty matches are none. Ends early where the work is too much. */
  readonly matches: (text: string) => readonly (readonly [start: number, end: number])[];
  /** Letters that every match holds, as RE2 worked them out. */
  readonly required: Required;
}

/** What must stand in a text that matches; null where nothing is known. */
export type Required =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Required[] }
  | null;

export function linearExpression(pattern: string): LinearExpression | ExpressionRefusal {
  if (pattern.length > LONGEST) return 'regex-large';
  const syntax = linearSyntax(pattern);
  if (typeof syntax === 'string') return syntax;
  const compiled = compile(syntax.written);
  const size = compiled?.programSize() ?? Infinity;
  if (compiled === null || size > MOST_INSTRUCTIONS) return 'regex-large';
  if (compiled.testExact('')) return 'regex-empty';
  const longestRead = Math.min(LONGEST_READ, Math.floor(MOST_STEPS / size));
  const read = (text: string): string => (text.length > longestRead ? text.slice(0, longestRead) : text);
  return {
    source: pattern,
    longestRead,
    test: (text) => compiled.test(read(text)),
    matches: (text) => matchesIn(compiled, read(text), MOST_STEPS / size),
    required: requiredBy(compiled),
  };
}

const LONGEST = 500;
/** UTF-16 units of a passage. */
const LONGEST_READ = 10_000;
/** `.{0,200}` three times is 1,203. */
const MOST_INSTRUCTIONS = 2000;
/** One step is one instruction at one character; some hundred million are made in a second. */
const MOST_STEPS = 4_000_000;

/** Null where RE2 finds it too large: more than 1,000 repetitions, or too many inside one another. */
function compile(written: string): RE2JS | null {
  try {
    return RE2JS.compile(written);
  } catch {
    return null;
  }
}

/** `characters`: how many may be looked at in all; to find one match RE2 may have to look to the end of the text. */
function matchesIn(compiled: RE2JS, text: string, characters: number): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  const watched = new WatchedText(text);
  // RE2 takes an object of class String for a string; its types know only the primitive.
  const matcher = compiled.matcher(watched as unknown as string);
  while (watched.looked <= characters && matcher.find()) {
    const [start, end] = [matcher.start(), matcher.end()];
    if (end > start) found.push([start, end]);
    watched.goOn(end);
  }
  return found;
}

/** A text that knows how far it has been looked at, counted anew from each match: what the search for it has cost. */
class WatchedText extends String {
  #from = 0;
  #farthest = 0;
  #before = 0;

  /** UTF-16 units; those that were looked at again for another match are counted again. */
  get looked(): number {
    return this.#before + this.#farthest - this.#from;
  }

  goOn(at: number): void {
    this.#before = this.looked;
    this.#from = at;
    this.#farthest = at;
  }

  override charCodeAt(at: number): number {
    if (at > this.#farthest) this.#farthest = at;
    return super.charCodeAt(at);
  }
}

/** RE2's own filter (type 1: a text, 2: all of, 3: one of); of another release's it is not believed. */
function requiredBy(compiled: RE2JS): Required {
  return requiredOf(compiled.re2().prefilter);
}

function requiredOf(filter: unknown): Required {
  if (typeof filter !== 'object' || filter === null || !('type' in filter)) return null;
  if (filter.type === 1 && 'str' in filter && typeof filter.str === 'string')
    return { kind: 'text', text: filter.str };
  if ((filter.type !== 2 && filter.type !== 3) || !('subs' in filter) || !Array.isArray(filter.subs))
    return null;
  return { kind: filter.type === 2 ? 'all' : 'any', parts: filter.subs.map(requiredOf) };
}
