import { diffChars } from 'diff';
import type { Annotation, AnnotationChange } from '../../data/contract/annotation-model.ts';

/** Fields that a person changes, in the order in which they are told. */
export const TOLD_FIELDS = [
  'body',
  'kind',
  'colour',
  'tags',
  'status',
  'assignee',
  'replacement',
  'accepted',
  'keptAsOrphan',
  'targets',
] as const;
export type ToldField = (typeof TOLD_FIELDS)[number];

export interface FieldChange {
  readonly field: ToldField;
  readonly before: string;
  readonly after: string;
}

/** A stretch of a note as it was, as it is, or as it stayed. */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond this the two are shown one after the other: a difference would take long and help nobody. */
const LONGEST_DIFF = 4000;

/** What one change of a note did, field by field; empty for what only moved it into the trash or out of it. */
export function fieldChanges(
  change: AnnotationChange,
  wordOf: (field: ToldField, value: string) => string,
): readonly FieldChange[] {
  return TOLD_FIELDS.flatMap((field) => {
    if (!(field in change.after)) return [];
    const before = wordOf(field, textOf(field, change.before));
    const after = wordOf(field, textOf(field, change.after));
    return before === after ? [] : [{ field, before, after }];
  });
}

/** Words of a closed list are told as wholes: letters that two of them share mean nothing. */
const CLOSED: ReadonlySet<ToldField> = new Set(['kind', 'colour', 'status', 'accepted', 'keptAsOrphan']);

export function differenceOf({ field, before, after }: FieldChange): readonly DiffPart[] {
  if (CLOSED.has(field) || before.length + after.length > LONGEST_DIFF) {
    return [
      { kind: 'removed' as const, text: before },
      { kind: 'added' as const, text: after },
    ].filter((part) => part.text !== '');
  }
  return diffChars(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

function textOf(field: ToldField, values: Partial<Annotation> | null): string {
  switch (field) {
    case 'tags':
      return (values?.tags ?? []).join('、');
    case 'targets':
      return (values?.targets ?? [])
        .map((target) => (target.kind === 'range' ? target.quote : ''))
        .join(' / ');
    case 'accepted':
    case 'keptAsOrphan':
      return values?.[field] ? 'true' : '';
    default:
      return values?.[field] ?? '';
  }
}
