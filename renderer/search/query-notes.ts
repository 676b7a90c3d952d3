import type { QueryPart } from '../../data/contract/search-model.ts';

/** The key of messages/search.ts for a reason that the archive gives as a code. */
const REASONS = {
  'no-letters': 'noteNoLetters',
  'no-operand': 'noteNoOperand',
  unclosed: 'noteUnclosed',
  unopened: 'noteUnopened',
  'too-deep': 'noteTooDeep',
  'too-many': 'noteTooMany',
  'bad-value': 'noteBadValue',
  'unknown-field': 'noteUnknownField',
  'reversed-range': 'noteReversedRange',
  'bad-distance': 'noteBadDistance',
  'regex-refused': 'noteRegexRefused',
  'regex-look': 'noteRegexLook',
  'regex-large': 'noteRegexLarge',
  'regex-empty': 'noteRegexEmpty',
  'regex-stopped': 'noteRegexStopped',
} as const;

export type ReasonKey = (typeof REASONS)[keyof typeof REASONS] | 'noteOther';

/** Null where nothing was ignored or bounded. A code of a newer archive is told in general words. */
export function reasonOf({ note }: QueryPart): ReasonKey | null {
  if (note === null) return null;
  return note in REASONS ? REASONS[note as keyof typeof REASONS] : 'noteOther'; // `in` has just shown it
}

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
