import { phraseExpression } from '../text/search-grams.ts';
import { addMember, emptySet, intersection, type BitSet } from './bit-set.ts';
import type { PassageTable } from './passage-table.ts';
import type { Query } from './query-model.ts';

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
  if (query.kind === 'term') return phraseExpression(query.units, query.open);
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

/** The active passages that the index gives for an expression. */
export function indexedPassages(table: PassageTable, expression: string): BitSet {
  const found = emptySet(table.size);
  for (const part of table.parts) {
    const { keys } = part.read.match.get(expression)!;
    if (keys !== null) addListed(found, part.base, keys);
  }
  return table.isWhole ? found : intersection(found, table.active);
}

const COMMA = 0x2c;
const ZERO = 0x30;

/** Reads `12,15,107`: one value for all rows crosses into JavaScript in two thirds of the time of a row each. */
function addListed(found: BitSet, base: number, keys: Uint8Array): void {
  let key = 0;
  for (let i = 0; i < keys.length; i++) {
    const code = keys[i]!;
    if (code === COMMA) {
      addMember(found, base + key);
      key = 0;
    } else key = key * 10 + code - ZERO;
  }
  addMember(found, base + key);
}
