import * as v from 'valibot';
import type { Branded } from '../contract/model.ts';
import { LONGEST_KEY, LONGEST_PERSON } from '../contract/note-limits.ts';

/** `001760000000000.000003-7f3a9c21-5be01d44`: time in ms, counter, device, chance. Sorts by time. */
export type ChangeId = Branded<'ChangeId'>;
/** One thing that a person did, however many changes it took: the unit of undo. */
export type ActionId = Branded<'ActionId'>;

export const ENTITY_KINDS = [
  'annotation',
  'preference',
  'search',
  'indicator',
  'alignment',
  'term',
  'record',
  'clipping',
  'collection',
  'authority',
  'template',
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** Preferences belong to one machine; everything else is given and taken. */
export function travels(kind: EntityKind): boolean {
  return kind !== 'preference';
}

export type FieldValue =
  string | number | boolean | null | readonly FieldValue[] | { readonly [key: string]: FieldValue };

/**
 * Some fields of one thing set at once. `supersedes` names, per field, the changes whose values were in force when
 * this one was made: what is not named was not seen, and stands beside it as a conflict.
 */
export interface Change {
  readonly id: ChangeId;
  readonly kind: EntityKind;
  readonly entity: string;
  readonly author: string;
  readonly device: string;
  /** ISO 8601, UTC; for people. Order is by `id`. */
  readonly at: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly supersedes: Readonly<Record<string, readonly ChangeId[]>>;
}

export const ACTION_KINDS = ['do', 'undo', 'redo', 'merge'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/**
 * One line of the journal. An action may be several entries, `part` of `parts`, all or none of which count. `changes`
 * are one, or the many of a batch (change-batch.ts); none where the action only takes back or re-admits the changes that
 * came with action `of`.
 */
export interface Entry {
  readonly action: ActionId;
  readonly actionKind: ActionKind;
  readonly of: ActionId | null;
  /** Whether undo may take it back: not for preferences. */
  readonly undoable: boolean;
  readonly label: string;
  readonly part: number;
  readonly parts: number;
  readonly at: string;
  readonly changes: readonly Change[];
}

const CHANGE_ID = /^\d{15}\.\d{6}-[0-9a-f]{8}-[0-9a-f]{8}$/;
const changeId = v.pipe(
  v.string(),
  v.regex(CHANGE_ID),
  // The pattern above is all there is to a change id.
  v.transform((text) => text as ChangeId),
);
const fieldName = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** Targets, the deepest that there are, nest three levels. */
const DEEPEST = 8;
const fieldValue = v.custom<FieldValue>(
  (value) => isFieldValue(value, DEEPEST),
  'no value of a field, or nested too deep',
);

/** Looks at each part once: a union of schemas that contain each other looks at each level twice as often as above it. */
function isFieldValue(value: unknown, levels: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || levels === 0) return false;
  return Object.values(value).every((part) => isFieldValue(part, levels - 1));
}

/** Rivals of one field that one edit can settle. */
const MOST_RIVALS = 100_000;

/** What is taken from another machine, written into a journal or read from one must look like this. */
export const changeSchema = v.strictObject({
  id: changeId,
  kind: v.picklist(ENTITY_KINDS),
  entity: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_KEY)),
  author: v.pipe(v.string(), v.maxLength(LONGEST_PERSON)),
  device: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)),
  at: v.pipe(v.string(), v.isoTimestamp()),
  fields: v.record(fieldName, fieldValue),
  supersedes: v.record(fieldName, v.pipe(v.array(changeId), v.maxLength(MOST_RIVALS))),
});
