import type { QueryPart } from '../../data/contract/search-model.ts';

export const PART_NAMES = {
  word: 'partWord',
  phrase: 'partPhrase',
  prefix: 'partPrefix',
  operator: 'partOperator',
  group: 'partGroup',
  field: 'partField',
  near: 'partNear',
  wildcard: 'partWildcard',
  regex: 'partRegex',
  ignored: 'partIgnored',
} as const satisfies Record<QueryPart['kind'], string>;

/** So many parts are explained; a query of four thousand words is not read part by part. */
const MOST = 12;

/** What is worth explaining: everything but plain words, brackets and what simply worked as typed. */
export function partsToExplain(parts: readonly QueryPart[]): readonly QueryPart[] {
  return parts.filter((part) => part.note !== null || !['word', 'group'].includes(part.kind)).slice(0, MOST);
}
