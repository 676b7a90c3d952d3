import { phraseExpression } from '../../text/search-grams.ts';
import { addShifted, emptySet, intersection, type BitSet } from './bit-set.ts';
import type { PassageTable } from './passage-table.ts';
import { hasBarrier } from '../query/phrase.ts';
import type { Query } from '../query/query-model.ts';

/** An FTS5 expression deeper or longer than this is taken apart. */
const MOST_TERMS = 30;

/**
 * The whole question as one FTS5 expression, when it is made of terms, AND and OR only: the index then joins the
 * lists itself, and only what is left of them crosses into JavaScript. Null otherwise.
 */
export function matchExpression(query: Query): string | null {
  return countTerms(query) > MOST_TERMS ? null : expressionOf(query);
}

function expressionOf(query: Query): string | null {
  if (query.kind === 'term') return hasBarrier(query) ? null : phraseExpression(query.units, query.open);
  if (query.kind !== 'and' && query.kind !== 'or') return null;
  const parts = query.parts.map(expressionOf);
  return parts.includes(null) ? null : `(${parts.join(query.kind === 'and' ? ' AND ' : ' OR ')})`;
}

function countTerms(query: Query): number {
  if (query.kind === 'and' || query.kind === 'or') {
    return query.parts.reduce((sum, part) => sum + countTerms(part), 0);
  }
  return 1;
}

/** So many answers are remembered; at 10,000 reports one takes 51 kB. */
const REMEMBERED = 64;

/** An archive is never written while it is open: what an expression found in a table it finds again. Oldest first. */
const remembered = new WeakMap<PassageTable, Map<string, BitSet>>();

/** The active passages that answer a query for which there is an expression; the set is the caller's own. */
export function indexedPassages(table: PassageTable, query: Query, expression: string): BitSet {
  const known = remembered.get(table) ?? new Map<string, BitSet>();
  remembered.set(table, known);
  // What an index said that has turned out to be damaged is not believed.
  const key = `${table.parts.map(({ index }) => Number(index.isScanned)).join('')} ${expression}`;
  const found = known.get(key) ?? readPassages(table, query, expression);
  known.delete(key);
  known.set(key, found);
  for (const oldest of known.keys()) {
    if (known.size <= REMEMBERED) break;
    known.delete(oldest);
  }
  return found.slice();
}

function readPassages(table: PassageTable, query: Query, expression: string): BitSet {
  const [only, ...others] = table.parts;
  if (only && others.length === 0) return only.index.find(query, expression, only.size);
  const found = emptySet(table.size);
  for (const { index, base, size } of table.parts)
    addShifted(found, index.find(query, expression, size), base);
  return table.isWhole ? found : intersection(found, table.active);
}
