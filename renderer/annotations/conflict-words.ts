import type { FieldConflict } from '../../data/contract/annotation-model.ts';
import type { Messages } from '../messages/messages.svelte.ts';

/** How the fields of a note are called, in a history and in a conflict. */
export const FIELD_NAMES = {
  body: 'fieldBody',
  kind: 'fieldKind',
  colour: 'fieldColour',
  tags: 'fieldTags',
  status: 'fieldStatus',
  assignee: 'fieldAssignee',
  replacement: 'fieldReplacement',
  accepted: 'fieldAccepted',
  keptAsOrphan: 'fieldTargets',
  targets: 'fieldTargets',
} as const;

/** Which field two machines have given different values. */
export function nameOfConflict({ field }: FieldConflict, say: Messages): string {
  if (field.startsWith('tag:')) return `${say.annotations.fieldTags} ${field.slice('tag:'.length)}`;
  // A field that has no name of its own is told as the note itself: its deletion.
  return field in FIELD_NAMES
    ? say.annotations[FIELD_NAMES[field as keyof typeof FIELD_NAMES]]
    : say.annotations.remove;
}

/** One of the values, in the language of the interface. */
export function wordOfConflict({ field }: FieldConflict, value: unknown, say: Messages): string {
  if (field === 'deleted') return value === true ? say.annotations.absent : say.annotations.present;
  if (field.startsWith('tag:')) return value === true ? say.annotations.present : say.annotations.absent;
  if (field === 'targets' && Array.isArray(value)) return value.map(quoteOf).join(' / ');
  const words = closedWords(field, say);
  const text = typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
  return (words[text] ?? text) || say.annotations.nothingBefore;
}

function closedWords(field: string, say: Messages): Readonly<Record<string, string>> {
  switch (field) {
    case 'kind':
      return say.noteKinds;
    case 'colour':
      return say.colours;
    case 'status':
      return { open: say.annotations.open, resolved: say.annotations.resolved };
    case 'accepted':
      return { true: say.annotations.accepted, false: say.annotations.unaccept };
    default:
      return {};
  }
}

function quoteOf(target: unknown): string {
  return target !== null && typeof target === 'object' && 'quote' in target ? String(target.quote) : '';
}
