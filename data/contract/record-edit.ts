import { definitionOf, type FieldKey } from './record-fields.ts';
import type { CatalogueChange, FieldEdit } from './record-model.ts';
import type { RecordValue } from './record-value.ts';
import type { ReportId } from './model.ts';
import type { Request } from './requests.ts';

export type RecordEditRequest = Request<'records.edit'>['edits'][number];

/** What a table changes (`records.preview`), as it is asked for: a report each. */
export function editsOf(changes: readonly CatalogueChange[]): RecordEditRequest[] {
  return [...Map.groupBy(changes, ({ reportId }) => reportId)].map(([reportId, own]) =>
    editOf(
      reportId,
      new Map(own.map(({ field, after }) => [field, after])),
      own.map(({ field, before }) => ({ field, value: before })),
    ),
  );
}

/** Tags go on and off one by one, every other field as a whole. */
export function editOf(
  reportId: ReportId,
  values: ReadonlyMap<FieldKey, RecordValue>,
  before: readonly { readonly field: FieldKey; readonly value: RecordValue }[],
): RecordEditRequest {
  const fields: Partial<Record<FieldKey, FieldEdit | null>> = {};
  let tags: { readonly addTags: string[]; readonly removeTags: string[] } | null = null;
  for (const [key, value] of values) {
    if (definitionOf(key).type !== 'tags') fields[key] = { is: value };
    else {
      const [now, then] = [value, before.find(({ field }) => field === key)?.value ?? null].map(wordsIn);
      tags = {
        addTags: now!.filter((tag) => !then!.includes(tag)),
        removeTags: then!.filter((tag) => !now!.includes(tag)),
      };
    }
  }
  return { reportId, fields, ...tags };
}

function wordsIn(value: RecordValue): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
