/**
 * Templates of records: a name, values that many records share, and which fields stand first in the form. Kept in the
 * notebook as entries of the kind `template`, so that they are undone, backed up, given and merged as notes are.
 */
import * as v from 'valibot';
import { putTogether, valuesOf, type EntryValues } from './entry-values.ts';
import { EDITED_FIELDS, type FieldKey } from './record-fields.ts';
import { knownValues, type FieldValues } from './record-values.ts';

export interface RecordTemplate {
  readonly name: string;
  /** What a record will say to which it is applied; none of them is null. */
  readonly values: FieldValues;
  /** The fields that stand before all others in the form, in this order. */
  readonly first: readonly FieldKey[];
}

const LONGEST_NAME = 100;
const MOST_FIELDS = 200;
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_NAME));
/** Fields of a later version are let pass here and left out by `known`. */
const VALUE = v.strictObject({
  name,
  values: v.record(v.string(), v.unknown()),
  first: v.pipe(v.array(v.string()), v.maxLength(MOST_FIELDS)),
});

/** The value of the notebook entry. */
export function templateText(template: RecordTemplate): string {
  return JSON.stringify(v.parse(VALUE, template));
}

/** Whether a template as it is being made can be kept: it has a name, and says something. */
export function isKeepableTemplate({ first, values, ...template }: RecordTemplate): boolean {
  return v.is(name, template.name) && (first.length > 0 || Object.keys(values).length > 0);
}

/**
 * Null for an entry that is none. What two people wrote without knowledge of each other is put together until somebody
 * writes it anew: the newer name and values stand, and no field is lost.
 */
export function readTemplate(entry: EntryValues): RecordTemplate | null {
  return putTogether(valuesOf(entry, VALUE).map(known), (newer, older) => extended(older, newer));
}

function known({ name, values, first }: v.InferOutput<typeof VALUE>): RecordTemplate {
  const all = knownValues(values);
  const edited = EDITED_FIELDS.map(({ key }): FieldKey => key);
  return {
    name,
    values: Object.fromEntries(
      edited.filter((key) => (all[key] ?? null) !== null).map((key) => [key, all[key]]),
    ),
    first: [...new Set(first)].flatMap((key) => edited.find((one) => one === key) ?? []),
  };
}

/** A template with what another says of fields; the other's word counts where both speak. */
export function extended(template: RecordTemplate, by: RecordTemplate): RecordTemplate {
  return {
    name: by.name,
    values: { ...template.values, ...by.values },
    first: [...new Set([...by.first, ...template.first])],
  };
}
