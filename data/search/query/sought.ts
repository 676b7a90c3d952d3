import type { NearClause, Query, RegexClause, Term, WildcardClause } from './query-model.ts';

/** What a query looks for in the text of a passage. A new kind does not compile until all who read texts know it. */
export type Sought = Term | NearClause | RegexClause | WildcardClause;

/** What of a query is to stand in a text: not what stands under NOT, and not the fields. In order. */
export function soughtIn(query: Query): readonly Sought[] {
  switch (query.kind) {
    case 'term':
    case 'near':
    case 'regex':
    case 'wildcard':
      return [query];
    case 'and':
    case 'or':
      return query.parts.flatMap(soughtIn);
    case 'not':
    case 'field':
      return [];
  }
}

/** The words of it; an expression holds none that could be written otherwise. */
export function wordsSought(query: Query): readonly Term[] {
  return soughtIn(query).flatMap((sought) => {
    switch (sought.kind) {
      case 'term':
        return [sought];
      case 'near':
        return sought.terms;
      case 'wildcard':
      case 'regex':
        return [];
    }
  });
}
