import { FACETS, type FacetName } from '../../data/contract/search-model.ts';

export const SORTS = ['relevance', 'newest', 'oldest', 'place'] as const;
export type Sort = (typeof SORTS)[number];
export type Choice = 'include' | 'exclude';
export type Filters = Partial<Record<FacetName, { include: string[]; exclude: string[] }>>;

/** How a search begins: of each report the fullest text that is held. */
export const FULLEST: Filters = { fullness: { include: ['fullest'], exclude: [] } };

/** Everything that a search is made of; what is saved, linked to and exported. */
export interface SearchStatement {
  readonly query: string;
  readonly exact: boolean;
  readonly sort: Sort;
  readonly filters: Filters;
}

const SIGNS: Readonly<Record<Choice, string>> = { include: '+', exclude: '-' };

/** `q=放心消费&exact=1&sort=newest&f=+year:2022&f=-agency:…`; nothing for an empty query. */
export function toParameters(statement: SearchStatement): URLSearchParams {
  const values = new URLSearchParams();
  if (statement.query.trim() === '') return values;
  values.set('q', statement.query);
  if (statement.exact) values.set('exact', '1');
  if (statement.sort !== 'relevance') values.set('sort', statement.sort);
  for (const [facet, filter] of Object.entries(statement.filters)) {
    for (const choice of ['include', 'exclude'] as const)
      for (const value of filter[choice]) values.append('f', `${SIGNS[choice]}${facet}:${value}`);
  }
  return values;
}

/** The inverse; null where no query is given. Facets that are not ours are left out. */
export function fromParameters(values: URLSearchParams): SearchStatement | null {
  const query = values.get('q');
  if (query === null || query.trim() === '') return null;
  const filters: Filters = {};
  for (const text of values.getAll('f')) {
    const [, sign, name, value] = /^([+-])([a-z]+):(.+)$/s.exec(text) ?? [];
    const facet = FACETS.find((one) => one === name);
    if (facet && value) (filters[facet] ??= { include: [], exclude: [] })[choiceOf(sign)].push(value);
  }
  const sort = SORTS.find((one) => one === values.get('sort')) ?? 'relevance';
  return { query, exact: values.get('exact') === '1', sort, filters };
}

function choiceOf(sign: string | undefined): Choice {
  return sign === '-' ? 'exclude' : 'include';
}

/** The address of a view with the search in it: `#/read/pinghu-2022?at=…&q=…`. */
export function withSearch(hash: string, statement: SearchStatement): string {
  const [path = '', query = ''] = hash.split('?', 2);
  const values = new URLSearchParams(query);
  for (const key of ['q', 'exact', 'sort', 'f']) values.delete(key);
  for (const [key, value] of toParameters(statement)) values.append(key, value);
  return values.size === 0 ? path : `${path}?${values.toString()}`;
}

/** The search that an address carries, else null. */
export function searchIn(hash: string): SearchStatement | null {
  return fromParameters(new URLSearchParams(hash.split('?', 2)[1] ?? ''));
}

/** The part of a pasted text that is an address of this program, else null. */
export function addressIn(text: string): string | null {
  return /#\/(?:read|search|compare|indicators|programmes|notes|library)\b\S*/.exec(text)?.[0] ?? null;
}
