import type { Annotation, AnnotationChange } from '../contract/annotation-model.ts';
import type { Change, ChangeId, FieldValue } from './change.ts';
import { inOrderOfMaking } from './change-order.ts';
import { distinct, isDecidedAlone, replacedBy, winner } from './entity-state.ts';

/** The changes of one note, oldest first: what each set, and what stood there before in the eyes of its maker. */
export function historyOf(changes: readonly Change[]): AnnotationChange[] {
  const ordered = inOrderOfMaking(changes);
  const byId = new Map(ordered.map((change) => [change.id, change]));
  return ordered.map((change, index) => {
    const before = valuesBefore(change, byId);
    return {
      revision: index + 1,
      at: change.at,
      author: change.author,
      action: actionOf(change, before),
      before: isCreation(change) ? null : asAnnotation(before),
      after: asAnnotation(change.fields),
    };
  });
}

/** Per field what was shown of the values that the change replaced; null where there was none. */
export function valuesBefore(
  change: Change,
  byId: ReadonlyMap<ChangeId, Change>,
): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.keys(change.fields).map((field) => [field, winner(field, standingBefore(change, field, byId))]),
  );
}

/** The values of a field that the change replaced, newest first: several where it has settled a question. */
export function standingBefore(
  change: Change,
  field: string,
  byId: ReadonlyMap<ChangeId, Change>,
): readonly FieldValue[] {
  const values = distinct(replacedBy([change], field, byId), field).map(({ fields }) => fields[field]!);
  if (values.length === 0) return [null];
  return isDecidedAlone(field) ? [winner(field, values)] : values;
}

function isCreation(change: Change): boolean {
  return change.fields['created'] !== undefined && !change.supersedes['created'];
}

function actionOf(change: Change, before: Readonly<Record<string, FieldValue>>): AnnotationChange['action'] {
  if (isCreation(change)) return 'created';
  if (Object.values(change.supersedes).some((seen) => seen.length > 1)) return 'merged';
  if (change.fields['deleted'] === true) return 'deleted';
  return before['deleted'] === true ? 'restored' : 'changed';
}

/** Tags are kept one by one; a reader wants those that came and those that went. */
function asAnnotation(fields: Readonly<Record<string, FieldValue>>): Partial<Annotation> {
  const shown: Record<string, FieldValue> = {};
  const tags: string[] = [];
  for (const [field, value] of Object.entries(fields)) {
    if (!field.startsWith('tag:')) shown[field] = value;
    else if (value === true) tags.push(field.slice('tag:'.length));
  }
  if (Object.keys(fields).some((field) => field.startsWith('tag:'))) shown['tags'] = tags.sort();
  // The names of the fields are those of Annotation, and each was stored with the type that it has there.
  return shown;
}
