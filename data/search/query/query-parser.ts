import type { QueryPart } from '../../contract/search-model.ts';
import { BARRIER, searchForm } from '../../text/search-form.ts';
import { isReversed } from './field-values.ts';
import { linearExpression } from './linear-expression.ts';
import { nearClause, nearOfBoth } from './near-clause.ts';
import { phraseOf } from './phrase.ts';
import { noteOfWord } from './query-fields.ts';
import type { Lexeme, Near } from './lexeme.ts';
import { lexQuery } from './query-lexer.ts';
import type { ParsedQuery, Query, QueryNote, Term } from './query-model.ts';
import { canHold } from './record-values.ts';
import { wildcardClause } from './wildcard.ts';

const DEEPEST = 40;
/** More than a person types; each costs a look into the index. */
const MOST_LEAVES = 100;

/** Reads any string: what is no clause is text, what is nothing is said to be ignored. Never throws. */
export function parseQuery(query: string): ParsedQuery {
  const parser = new Parser(query);
  const root = parser.everything();
  const parts = parser.parts.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
  return { root, parts, fields: parser.fields };
}

/**
 *     any   := all (OR all)*
 *     all   := one ((AND)? one)*
 *     one   := (NOT | -)* ( '(' any ')' | leaf )
 */
class Parser {
  readonly parts: QueryPart[] = [];
  readonly fields: ParsedQuery['fields'][number][] = [];
  readonly #offsets: Uint32Array;
  readonly #lexemes: readonly Lexeme[];
  #next = 0;
  #leaves = 0;
  #depth = 0;

  constructor(query: string) {
    this.#offsets = codePointOffsets(query);
    this.#lexemes = lexQuery(query);
  }

  everything(): Query | null {
    const found: (Query | null)[] = [];
    while (this.#next < this.#lexemes.length) {
      found.push(this.#any());
      const stray = this.#take('close');
      if (stray) this.#note(stray, 'ignored', 'unopened');
    }
    return join('and', found);
  }

  #any(): Query | null {
    const found = [this.#all()];
    for (let or = this.#take('or'); or; or = this.#take('or')) {
      const right = this.#all();
      if (right && found.some((one) => one !== null)) this.#note(or, 'operator', null);
      else this.#note(or, 'ignored', 'no-operand');
      found.push(right);
    }
    return join('or', found);
  }

  #all(): Query | null {
    const found: (Query | null)[] = [];
    for (;;) {
      const and = this.#take('and');
      const isOver = this.#isAt('or', 'close') || this.#next >= this.#lexemes.length;
      if (and) {
        const hasSides = found.length > 0 && !isOver;
        this.#note(and, hasSides ? 'operator' : 'ignored', hasSides ? null : 'no-operand');
        continue;
      }
      if (isOver) return join('and', found);
      const nearby = this.#take('nearby');
      if (nearby?.kind === 'nearby') this.#nearby(nearby, found);
      else found.push(this.#one());
    }
  }

  /** `a NEAR b`: the two words beside it become one clause; beside anything else it is ignored. */
  #nearby(lexeme: Lexeme & { readonly kind: 'nearby' }, found: (Query | null)[]): void {
    const left = found.pop() ?? null;
    const right = this.#isAt('or', 'and', 'close') ? null : this.#one();
    const both = nearOfBoth(left, right, lexeme.distance);
    const worked = !lexeme.isDistance ? 'bad-distance' : both?.isWhole === false ? 'too-many' : null;
    this.#note(lexeme, both ? 'near' : 'ignored', both ? worked : 'no-operand');
    found.push(...(both ? [both.clause] : [left, right]));
  }

  #one(): Query | null {
    const signs: Lexeme[] = [];
    for (let sign = this.#take('not', 'minus'); sign; sign = this.#take('not', 'minus')) signs.push(sign);
    const part = this.#isAt('or', 'and', 'close') ? null : this.#groupOrLeaf();
    for (const sign of signs) this.#note(sign, part ? 'operator' : 'ignored', part ? null : 'no-operand');
    return part && signs.length % 2 === 1 ? { kind: 'not', part } : part;
  }

  #groupOrLeaf(): Query | null {
    const open = this.#take('open');
    if (!open) return this.#leaf();
    if (this.#depth >= DEEPEST) {
      this.#note(open, 'ignored', 'too-deep');
      return null;
    }
    this.#depth++;
    const inside = this.#any();
    this.#depth--;
    const close = this.#take('close');
    this.#note(open, 'group', close ? null : 'unclosed');
    if (close) this.#note(close, 'group', null);
    return inside;
  }

  #leaf(): Query | null {
    const lexeme = this.#lexemes[this.#next++];
    if (!lexeme) return null;
    if (++this.#leaves > MOST_LEAVES) return this.#note(lexeme, 'ignored', 'too-many');
    switch (lexeme.kind) {
      case 'word':
        return this.#word(lexeme, lexeme.text);
      case 'phrase':
        return this.#text(lexeme, lexeme.text, 'phrase', lexeme.closed ? null : 'unclosed');
      case 'regex':
        return this.#regex(lexeme, lexeme.text, lexeme.hasFlags);
      case 'field':
        return this.#field(lexeme);
      case 'near':
        return this.#near(lexeme);
      default:
        return this.#note(lexeme, 'ignored', 'no-operand');
    }
  }

  #word(lexeme: Lexeme, text: string): Query | null {
    const wildcard = wildcardClause(text);
    if (wildcard) {
      this.#note(lexeme, 'wildcard', wildcard.isWhole ? null : 'too-many');
      // A sentence that was copied has a question mark where one is printed.
      const asPrinted = /^[^*＊]*？[^*＊]*$/u.test(text) ? phraseTerms(text) : [];
      return join('or', [wildcard.clause, ...asPrinted]);
    }
    const kind = /[*＊]$/u.test(text) ? 'prefix' : 'word';
    return this.#text(lexeme, text, kind, noteOfWord(text));
  }

  #text(
    lexeme: Lexeme,
    text: string,
    kind: 'word' | 'phrase' | 'prefix',
    note: QueryNote | null = null,
  ): Query | null {
    const terms = kind === 'phrase' ? phraseTerms(text) : termsOf(text, false, kind === 'prefix');
    if (terms.length === 0) return this.#note(lexeme, 'ignored', 'no-letters');
    this.#note(lexeme, kind, terms.length > MOST_LEAVES ? 'too-many' : note);
    return join('and', terms.slice(0, MOST_LEAVES));
  }

  #regex(lexeme: Lexeme, pattern: string, hasFlags: boolean): Query | null {
    const expression = linearExpression(pattern);
    if (typeof expression === 'string') return this.#note(lexeme, 'ignored', expression);
    this.#note(lexeme, 'regex', hasFlags ? 'regex-flags' : null);
    return { kind: 'regex', expression };
  }

  #field(lexeme: Lexeme & { readonly kind: 'field' }): Query | null {
    const { values } = lexeme;
    if (values.length === 0 && lexeme.field !== 'notes') return this.#note(lexeme, 'ignored', 'no-operand');
    const readable = values.filter((value) => canHold(lexeme.field, value));
    if (values.length > 0 && readable.length === 0) return this.#note(lexeme, 'ignored', 'bad-value');
    const reversed = lexeme.field === 'year' && readable.some(isReversed) ? 'reversed-range' : null;
    this.#note(lexeme, 'field', readable.length < values.length ? 'bad-value' : reversed);
    const clause = { kind: 'field', field: lexeme.field, values } as const;
    this.fields.push({ part: this.parts.at(-1)!, clause });
    return clause;
  }

  #near(lexeme: Lexeme & Near): Query | null {
    const found = nearClause(lexeme.text, lexeme.distance, termsInNear);
    if (found === null) return this.#note(lexeme, 'ignored', 'no-letters');
    this.#note(lexeme, 'near', found.note ?? (lexeme.closed ? null : 'unclosed'));
    return found.clause;
  }

  #take(...kinds: Lexeme['kind'][]): Lexeme | null {
    return this.#isAt(...kinds) ? this.#lexemes[this.#next++]! : null;
  }

  #isAt(...kinds: Lexeme['kind'][]): boolean {
    const lexeme = this.#lexemes[this.#next];
    return lexeme !== undefined && kinds.includes(lexeme.kind);
  }

  #note(lexeme: Lexeme, kind: QueryPart['kind'], note: QueryNote | null): null {
    const range = [this.#offsets[lexeme.start]!, this.#offsets[lexeme.end]!] as const;
    this.parts.push({ range, kind, note });
    return null;
  }
}

/** One or none. */
function phraseTerms(text: string): Term[] {
  const term = phraseOf(text);
  return term ? [term] : [];
}

/** Pieces of a word with marks stand near each other as words do. */
function termsInNear(word: string): { readonly terms: readonly Term[]; readonly isWildcard: boolean } {
  if (/^["“”「『]/u.test(word)) return { terms: phraseTerms(word), isWildcard: false };
  const wildcard = wildcardClause(word);
  const isOpen = /[*＊]$/u.test(word);
  const words = wildcard ? word.split(/[*＊?？]+/u) : [word];
  return {
    terms: words.flatMap((one) => termsOf(one, true, isOpen && one === word)),
    isWildcard: wildcard !== null,
  };
}

/** A word across the end of a sentence becomes several terms: it is no word. */
function termsOf(text: string, literal: boolean, open: boolean): Term[] {
  return searchForm(text)
    .units.split(BARRIER)
    .filter((units) => units !== '')
    .map((units, i, all) => ({
      kind: 'term',
      units,
      literal,
      open: open && i === all.length - 1,
      typed: text,
    }));
}

function join(kind: 'and' | 'or', found: readonly (Query | null)[]): Query | null {
  const parts = found.filter((one) => one !== null);
  return parts.length > 1 ? { kind, parts } : (parts[0] ?? null);
}

/** For each UTF-16 index of the text, its end included, the code points before it. */
function codePointOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let count = 0;
  for (let index = 0; index < text.length; count++) {
    const width = text.codePointAt(index)! > 0xffff ? 2 : 1;
    offsets.fill(count + 1, index + 1, index + width + 1);
    index += width;
  }
  return offsets;
}
