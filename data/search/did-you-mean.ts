import type { DidYouMean } from '../contract/search-model.ts';
import { searchForm } from '../text/search-form.ts';
import { isEmpty, membersOf, type BitSet } from './bit-set.ts';
import type { Evaluation } from './evaluate.ts';
import type { NearWords } from './near-words.ts';
import type { PassageTable } from './passage-table.ts';
import { textOf } from './passage-texts.ts';
import type { Query, Term } from './query-model.ts';
import { parseQuery } from './query-parser.ts';

const MOST = 5;

export interface Corrections {
  readonly nearWords: NearWords;
  /** Search form → a writing of it. */
  readonly vocabulary: ReadonlyMap<string, string>;
}

/**
 * For a query that found nothing: the same query with one character of a word that stands nowhere put right, or,
 * where every word stands somewhere but not together, the words joined by OR. Best first, each with its own count.
 */
export function didYouMean(
  query: string,
  root: Query,
  table: PassageTable,
  evaluation: Evaluation,
  corrections: Corrections,
  passing: (found: BitSet) => Uint32Array,
): readonly DidYouMean[] {
  const terms = termsOf(root);
  const unknown = terms.filter((term) => isEmpty(evaluation.passages(term)));
  const offers =
    unknown.length === 0
      ? anyOf(root, terms)
      : unknown
          .slice(0, 2)
          .flatMap((term) =>
            [...writingsNear(term, table, evaluation, corrections)].map((word) =>
              query.replace(term.typed, word),
            ),
          );
  return [...new Set(offers)]
    .map((offer) => ({ query: offer, count: countOf(offer, evaluation, passing) }))
    .filter((offer) => offer.count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST);
}

function countOf(query: string, evaluation: Evaluation, passing: (found: BitSet) => Uint32Array): number {
  const { root } = parseQuery(query);
  return root ? passing(evaluation.passages(root)).length : 0;
}

/** Terms that are looked for, not those under NOT. */
function termsOf(query: Query): readonly Term[] {
  if (query.kind === 'term') return [query];
  if (query.kind === 'near') return query.terms;
  return query.kind === 'and' || query.kind === 'or' ? query.parts.flatMap(termsOf) : [];
}

function anyOf(root: Query, terms: readonly Term[]): string[] {
  const words = [...new Set(terms.map((term) => term.typed.trim()))].filter((word) => !/["“”]/u.test(word));
  return root.kind === 'and' && words.length > 1
    ? [words.map((word) => (/\s/u.test(word) ? `"${word}"` : word)).join(' OR ')]
    : [];
}

/** Names one character away; where there are none, what stands in the texts with one other character. */
function writingsNear(
  term: Term,
  table: PassageTable,
  evaluation: Evaluation,
  corrections: Corrections,
): ReadonlySet<string> {
  const named = corrections.nearWords.near(term.units).map((units) => corrections.vocabulary.get(units)!);
  return new Set(named.length > 0 ? named : readNear(term, table, evaluation));
}

const SHORTEST = 3;
const LONGEST = 20;
const MOST_TEXTS = 60;

/** 建平工做法: passages that hold 建平工 and 法 are read for 建平工□法, and so for every other place. */
function readNear(term: Term, table: PassageTable, evaluation: Evaluation): readonly string[] {
  const characters = [...term.units];
  if (characters.length < SHORTEST || characters.length > LONGEST) return [];
  const found = new Map<string, number>();
  characters.forEach((_, place) => {
    const before = characters.slice(0, place).join('');
    const after = characters.slice(place + 1).join('');
    const parts = [before, after]
      .filter((units) => units !== '')
      .map((units) => ({ ...term, units, open: true }));
    const candidates = membersOf(evaluation.passages({ kind: 'and', parts }));
    const pattern = new RegExp(`${escape(before)}([^\\u0001])${escape(after)}`, 'gu');
    for (const passage of candidates.slice(0, MOST_TEXTS)) {
      for (const [units] of searchForm(textOf(table, passage)).units.matchAll(pattern)) {
        found.set(units, (found.get(units) ?? 0) + 1);
      }
    }
  });
  return [...found]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([units]) => units);
}

function escape(units: string): string {
  return units.replaceAll('.', '\\.');
}
