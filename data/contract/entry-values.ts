import * as v from 'valibot';
import type { NotebookEntry } from './annotation-model.ts';

/** The value of an entry, and what others gave it without knowledge of that. */
export type EntryValues = Pick<NotebookEntry, 'value' | 'rivals'>;

/**
 * All that people have said under one key, newest first: one thing as a rule, several where two wrote it before they met, until
 * somebody saves it anew. Whatever reads an entry reads it so, and says what becomes of several: put together, side by side,
 * or in dispute. Left out is what cannot be read: of a later version, or made by hand.
 */
export function valuesOf<Value>(
  { value, rivals }: EntryValues,
  schema: v.GenericSchema<unknown, Value>,
): readonly Value[] {
  return [value, ...rivals].flatMap((text) => {
    try {
      const checked = v.safeParse(schema, JSON.parse(text));
      return checked.success ? [checked.output] : [];
    } catch {
      return [];
    }
  });
}

/** As one, by `join`, whose first counts where both speak of one thing; null for none. */
export function putTogether<Value>(
  values: readonly Value[],
  join: (newer: Value, older: Value) => Value,
): Value | null {
  const [newest, ...others] = values;
  return newest === undefined ? null : others.reduce(join, newest);
}
