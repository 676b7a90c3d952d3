import type {
  Annotation,
  AnnotationId,
  AnnotationKind,
  Colour,
  FieldConflict,
  PlacedTarget,
  Target,
} from '../contract/annotation-model.ts';
import type { EntityState } from './entity-state.ts';
import type { FieldValue } from './change.ts';
import type { StoredEntity } from './notebook-database.ts';

export type Fields = Record<string, FieldValue>;

/** What a person may say about a note; as in the contract's requests. */
export interface NoteContent {
  readonly kind?: AnnotationKind | undefined;
  readonly body?: string | undefined;
  readonly colour?: Colour | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly assignee?: string | null | undefined;
  readonly replacement?: string | null | undefined;
  readonly status?: 'open' | 'resolved' | undefined;
  readonly accepted?: boolean | undefined;
  readonly keptAsOrphan?: boolean | undefined;
}

const PLAIN_FIELDS = [
  'kind',
  'body',
  'colour',
  'assignee',
  'replacement',
  'status',
  'accepted',
  'keptAsOrphan',
] as const;

/** Only the fields that differ from what is there: an untouched field is not part of the change and cannot conflict. */
export function changedFields(content: NoteContent, before: EntityState | null): Fields {
  const fields: Fields = {};
  for (const field of PLAIN_FIELDS) {
    const value = content[field];
    if (value === undefined) continue;
    if (value !== before?.fields[field] || before.conflicts[field]) fields[field] = value;
  }
  if (content.tags) {
    const wanted = new Set(content.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''));
    const present = new Set(before ? tagsOf(before) : []);
    for (const tag of wanted) if (!present.has(tag)) fields[`tag:${tag}`] = true;
    for (const tag of present) if (!wanted.has(tag)) fields[`tag:${tag}`] = false;
  }
  return fields;
}

export function tagsOf(state: EntityState): string[] {
  return Object.keys(state.fields)
    .filter((field) => field.startsWith('tag:') && state.fields[field] === true)
    .map((field) => field.slice('tag:'.length))
    .sort();
}

export function targetsOf(state: EntityState): readonly Target[] {
  // Targets are checked before they are stored: by the contract's schema, or by the reader of packages.
  return (state.fields['targets'] ?? []) as unknown as readonly Target[];
}

export function targetsAsField(targets: readonly Target[]): FieldValue {
  // A target is made of strings and numbers only.
  return targets as unknown as FieldValue;
}

export function annotationOf(entity: StoredEntity, placed: readonly PlacedTarget[]): Annotation {
  const { fields, modified } = entity.state;
  const text = (field: string, otherwise = ''): string => {
    const value = fields[field];
    return typeof value === 'string' ? value : otherwise;
  };
  const textOrNull = (field: string): string | null =>
    typeof fields[field] === 'string' ? text(field) : null;
  return {
    // Ids of entities of this kind are annotation ids.
    annotationId: entity.id as AnnotationId,
    // Kind, colour and status have passed a picklist of the contract, here or on the machine they come from.
    kind: text('kind', 'highlight') as AnnotationKind,
    targets: placed,
    body: text('body'),
    colour: text('colour', 'yellow') as Colour,
    tags: tagsOf(entity.state),
    author: text('author'),
    assignee: textOrNull('assignee'),
    status: text('status', 'open') as Annotation['status'],
    replacement: textOrNull('replacement'),
    accepted: fields['accepted'] === true,
    keptAsOrphan: fields['keptAsOrphan'] === true,
    replyTo: textOrNull('replyTo') as AnnotationId | null,
    created: text('created'),
    modified: isAsItCame(entity.state) ? text('modified', modified) : modified,
    deleted: fields['deleted'] === true,
    ...(typeof fields['source'] === 'string' ? { source: fields['source'] } : {}),
    revision: entity.revision,
    conflicts: conflictsOf(entity.state),
  };
}

/** Another program's note keeps its own time until somebody changes it: all of it is in force as the one change that brought it. */
function isAsItCame({ heads }: EntityState): boolean {
  const [brought] = heads['modified'] ?? [];
  return brought !== undefined && Object.values(heads).every((ids) => ids.length === 1 && ids[0] === brought);
}

export function conflictsOf(state: EntityState): FieldConflict[] {
  return Object.entries(state.conflicts).map(([field, rivals]) => ({
    field,
    choices: rivals.map(({ value, author, at }) => ({ value, author, at })),
  }));
}
