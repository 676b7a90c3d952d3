import { SvelteMap } from 'svelte/reactivity';
import type { ReportId } from '../../data/contract/model.ts';
import { fieldNamed, type FieldKey } from '../../data/contract/record-fields.ts';
import type { RecordValue } from '../../data/contract/record-value.ts';
import type { KeptPreferences } from '../shared/kept-preferences.svelte.ts';

/** A field of a form that somebody has touched. */
export interface TypedField {
  readonly text: string;
  /** What the record said there when it was first touched. */
  readonly before: RecordValue;
}

export type TypedFields = ReadonlyMap<FieldKey, TypedField>;

const NOTHING: TypedFields = new Map();
const PAUSE_MS = 500;
const keyOf = (reportId: ReportId): string => `typed-record:${reportId}`;

/**
 * What was typed into the forms of records, until it is saved or given up: neither closing a form nor the window loses it.
 * Kept among what is set on this machine; what is too long for that lives as long as the window.
 */
export class TypedRecords {
  readonly #kept: KeptPreferences;
  readonly #here = new SvelteMap<ReportId, TypedFields>();
  /** As they were read, so that the same fields are the same object. */
  readonly #read = new Map<ReportId, { readonly text: string; readonly fields: TypedFields }>();
  readonly #waiting = new Map<ReportId, ReturnType<typeof setTimeout>>();

  constructor(kept: KeptPreferences) {
    this.#kept = kept;
  }

  of(reportId: ReportId): TypedFields {
    return this.#here.get(reportId) ?? this.#before(reportId);
  }

  set(reportId: ReportId, fields: TypedFields): void {
    this.#here.set(reportId, fields);
    clearTimeout(this.#waiting.get(reportId));
    this.#waiting.set(
      reportId,
      setTimeout(() => this.#write(reportId), PAUSE_MS),
    );
  }

  /** Saved, or not wanted any more. */
  forget(reportId: ReportId): void {
    if (this.of(reportId).size === 0) return;
    this.set(reportId, NOTHING);
    this.#write(reportId);
  }

  /** The window is closed: what waits for a pause is written now. */
  keepNow(): void {
    for (const reportId of this.#waiting.keys()) this.#write(reportId);
  }

  #write(reportId: ReportId): void {
    clearTimeout(this.#waiting.get(reportId));
    this.#waiting.delete(reportId);
    const fields = [...this.of(reportId)];
    const text = fields.length === 0 ? '' : JSON.stringify(fields);
    if (text !== (this.#kept.get(keyOf(reportId)) ?? '')) void this.#kept.set(keyOf(reportId), text);
  }

  /** Of a window before this one. */
  #before(reportId: ReportId): TypedFields {
    const text = this.#kept.get(keyOf(reportId)) ?? '';
    const read = this.#read.get(reportId);
    if (read?.text === text) return read.fields;
    const fields = fieldsIn(text);
    this.#read.set(reportId, { text, fields });
    return fields;
  }
}

/** What cannot be read is nothing. */
function fieldsIn(text: string): TypedFields {
  if (text === '') return NOTHING;
  try {
    const pairs = JSON.parse(text) as readonly (readonly [string, TypedField])[];
    return new Map(
      pairs.flatMap(([name, field]) => {
        const key = fieldNamed(name)?.key;
        return key === undefined ? [] : [[key, field] as const];
      }),
    );
  } catch {
    return NOTHING;
  }
}
