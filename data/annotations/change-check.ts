import * as v from 'valibot';
import { ANNOTATION_KINDS, COLOURS, type RefusalReason } from '../contract/annotation-model.ts';
import { clippingContent, clippingLine } from '../contract/clipping-entry.ts';
import { collectionName } from '../contract/collection-model.ts';
import { EDITIONS } from '../contract/model.ts';
import {
  LONGEST_BODY,
  LONGEST_KEY,
  LONGEST_PERSON,
  LONGEST_QUOTE,
  LONGEST_REPLACEMENT,
  LONGEST_TAG,
  MOST_TARGETS,
} from '../contract/note-limits.ts';
import { EDITED_FIELDS } from '../contract/record-fields.ts';
import { VALUE_SCHEMAS } from '../contract/record-values.ts';
import { changeSchema, travels, type Change } from './change.ts';

/** What another machine may set. The same bounds as the contract's requests; null is what undoing leaves. */
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_KEY));
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const edition = v.picklist(EDITIONS);
const context = v.pipe(v.string(), v.maxLength(200));

export const targetSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('range'),
    reportId: name,
    edition,
    passageId: name,
    start: offset,
    end: offset,
    quote: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_QUOTE)),
    prefix: context,
    suffix: context,
    textHash: name,
  }),
  v.strictObject({ kind: v.literal('report'), reportId: name }),
  v.strictObject({ kind: v.literal('section'), reportId: name, edition, heading: name }),
  v.strictObject({ kind: v.literal('indicator'), reportId: name, indicatorId: name }),
]);

const COMMON = {
  created: v.pipe(v.string(), v.isoTimestamp()),
  author: v.pipe(v.string(), v.maxLength(LONGEST_PERSON)),
  deleted: v.boolean(),
};

const ANNOTATION_FIELDS: Readonly<Record<string, v.GenericSchema>> = {
  ...COMMON,
  kind: v.picklist(ANNOTATION_KINDS),
  body: v.pipe(v.string(), v.maxLength(LONGEST_BODY)),
  colour: v.picklist(COLOURS),
  status: v.picklist(['open', 'resolved']),
  assignee: v.pipe(v.string(), v.maxLength(LONGEST_PERSON)),
  replacement: v.pipe(v.string(), v.maxLength(LONGEST_REPLACEMENT)),
  accepted: v.boolean(),
  keptAsOrphan: v.boolean(),
  modified: v.pipe(v.string(), v.isoTimestamp()),
  source: v.pipe(v.string(), v.maxLength(20_000)),
  replyTo: name,
  targets: v.pipe(v.array(targetSchema), v.maxLength(MOST_TARGETS)),
};
const CLIPPING_FIELDS: Readonly<Record<string, v.GenericSchema>> = {
  ...COMMON,
  content: clippingContent,
  target: targetSchema,
  line: clippingLine,
  order: v.pipe(v.number(), v.finite()),
};
const ENTRY_FIELDS: Readonly<Record<string, v.GenericSchema>> = {
  ...COMMON,
  value: v.pipe(v.string(), v.maxLength(LONGEST_BODY)),
};

/**
 * A value that a person gave a field of a record; null is what undoing leaves: the field as the archive has it. `deleted`,
 * which nothing heeds, was written where an earlier version went back to a backup.
 */
const RECORD_FIELDS: Readonly<Record<string, v.GenericSchema>> = {
  deleted: COMMON.deleted,
  ...Object.fromEntries(EDITED_FIELDS.map(({ key }) => [key, v.strictObject({ is: VALUE_SCHEMAS[key] })])),
};
const COLLECTION_FIELDS: Readonly<Record<string, v.GenericSchema>> = { ...COMMON, name: collectionName };
const FIELDS_OF: Readonly<Partial<Record<Change['kind'], Readonly<Record<string, v.GenericSchema>>>>> = {
  annotation: ANNOTATION_FIELDS,
  record: RECORD_FIELDS,
  clipping: CLIPPING_FIELDS,
  collection: COLLECTION_FIELDS,
};

/** A change from outside that is fit to be stored, or why it is not. */
export function checkChange(value: unknown): { readonly change: Change } | RefusalReason {
  const checked = v.safeParse(changeSchema, value);
  if (!checked.success) return { code: 'form', reason: reasonOf(checked.issues) };
  const change = checked.output;
  if (!travels(change.kind))
    return { code: 'one_machine', reason: `a ${change.kind} belongs to one machine` };
  for (const [field, content] of Object.entries(change.fields)) {
    const reason = faultOf(change.kind, field, content);
    if (reason !== null) return { code: 'form', reason };
  }
  return { change };
}

function faultOf(kind: Change['kind'], field: string, content: unknown): string | null {
  if (content === null) return null;
  if ((kind === 'annotation' || kind === 'record') && field.startsWith('tag:')) {
    const length = field.length - 'tag:'.length;
    return typeof content === 'boolean' && length > 0 && length <= LONGEST_TAG ? null : `${field} is no tag`;
  }
  if (kind === 'collection' && field.startsWith('in:')) {
    const length = field.length - 'in:'.length;
    return typeof content === 'boolean' && length > 0 && length <= LONGEST_KEY
      ? null
      : `${field} is no report`;
  }
  const schemas = FIELDS_OF[kind] ?? ENTRY_FIELDS;
  const schema = Object.hasOwn(schemas, field) ? schemas[field] : undefined;
  if (!schema) return `unknown field ${field.slice(0, 60)}`;
  const checked = v.safeParse(schema, content);
  return checked.success ? null : `${field}: ${reasonOf(checked.issues)}`;
}

export function reasonOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues;
  return issue
    ? `${v.getDotPath(issue) ?? 'value'}: ${issue.message.slice(0, 200)}`
    : 'not of the agreed form';
}
