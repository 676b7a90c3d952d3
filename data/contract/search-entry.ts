/** Saved searches, in the notebook as entries of the kind `search` under the names that people gave them. */
import * as v from 'valibot';
import { valuesOf, type EntryValues } from './entry-values.ts';

/** Each as the parameters of an address; several where two people gave one name to different searches, newest first. */
export function readSearches(entry: EntryValues): readonly string[] {
  return valuesOf(entry, v.string());
}
