import type { QueryPart } from '../../contract/search-model.ts';
import type { UnitPattern } from '../../text/search-match.ts';
import type { FieldKey } from '../../contract/record-fields.ts';
import type { LinearExpression } from './linear-expression.ts';

/**
 * Raised whenever the same query may find something else in the same texts; receipts name it, so that a count of before that
 * differs says why. 2: sections hold those below them, quoted values are one, more writings of numbers. 3: operators and spaces
 * in the values of a field, words of notes, people of records, OR inside NEAR, up to fifty wordings beside a word. 4: 单位 with a
 * unit of measure behind it is text, ranges of periods and days.
 */
export const QUERY_VERSION = 4;

export const FIELDS = [
  'year',
  'agency',
  'level',
  'genre',
  'period',
  'section',
  'programme',
  'person',
  'indicator',
  'notes',
  'edition',
  'topic',
  'report',
] as const;
/** A field of the catalogue record (contract/record-fields.ts), for which no operator of its own exists. */
export type RecordFieldName = `record.${FieldKey}`;
export type FieldName = (typeof FIELDS)[number] | RecordFieldName;

/** Text to look for; units with a BARRIER are of a phrase (phrase.ts). `literal`: no expansion, as in a phrase. */
export interface Term extends UnitPattern {
  readonly kind: 'term';
  readonly literal: boolean;
  /** As typed, for naming an expansion. */
  readonly typed: string;
}

export interface FieldClause {
  readonly kind: 'field';
  readonly field: FieldName;
  /** As typed, commas resolved; one that holds is enough. */
  readonly values: readonly string[];
}

export interface NearClause {
  readonly kind: 'near';
  readonly terms: readonly Term[];
  /** At most so many units between the end of one and the start of the next. */
  readonly distance: number;
}

/** A scan of the passages as printed. */
export interface RegexClause {
  readonly kind: 'regex';
  readonly expression: LinearExpression;
}

/** What stands between two pieces: so many signs, or where it is open so many and more, inside one sentence. */
export interface WildcardGap {
  readonly least: number;
  readonly isOpen: boolean;
}

/** 市?监管, 市场*检查; one gap between every two pieces. */
export interface WildcardClause {
  readonly kind: 'wildcard';
  readonly pieces: readonly Term[];
  readonly gaps: readonly WildcardGap[];
}

export type Query =
  | Term
  | FieldClause
  | NearClause
  | RegexClause
  | WildcardClause
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query };

export interface ParsedQuery {
  /** Null where nothing is asked. */
  readonly root: Query | null;
  readonly parts: readonly QueryPart[];
  /** Which of `parts` each clause of a field was read from. */
  readonly fields: readonly { readonly part: QueryPart; readonly clause: FieldClause }[];
}

/** Why a stretch of the query was ignored or bounded: the closed list of QueryPart.note. */
export const NOTES = [
  'no-letters',
  'no-operand',
  'unclosed',
  'unopened',
  'too-deep',
  'too-many',
  'bad-value',
  'unknown-field',
  'measure',
  'no-such-value',
  'some-no-such-value',
  'reversed-range',
  'bad-distance',
  'near-operator',
  'near-wildcard',
  'near-number',
  'regex-flags',
  'regex-refused',
  'regex-look',
  'regex-large',
  'regex-empty',
  'regex-stopped',
] as const;
export type QueryNote = (typeof NOTES)[number];
