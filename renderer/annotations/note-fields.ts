import type { Annotation, AnnotationKind, Colour } from '../../data/contract/annotation-model.ts';
import { asSent, type NewTarget } from './note-target.ts';

/** What a person says of a note in its editor. */
export interface NoteFields {
  readonly targets: readonly NewTarget[];
  readonly kind: AnnotationKind;
  readonly colour: Colour;
  readonly tags: readonly string[];
  readonly body: string;
  readonly assignee: string;
  /** Kept while another kind is chosen, in which it says nothing. */
  readonly replacement: string;
}

export function fieldsOf(fields: NoteFields): NoteFields {
  const { targets, kind, colour, tags, body, assignee, replacement } = fields;
  return { targets, kind, colour, tags, body, assignee, replacement };
}

export function fieldsOfNote(note: Annotation): NoteFields {
  const targets = note.targets.map(asSent);
  return fieldsOf({
    ...note,
    targets,
    assignee: note.assignee ?? '',
    replacement: note.replacement ?? '',
  });
}

/** Those in which two differ, as the first has them. */
export function differing<Fields extends object>(one: Fields, other: Fields): Partial<Fields> {
  const others = new Map<string, unknown>(Object.entries(other));
  const differ = Object.entries(one).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(others.get(key)),
  );
  // Entries of `one` under their own keys.
  return Object.fromEntries(differ) as Partial<Fields>;
}

/** As they are sent. */
export function saidIn({ targets, kind, colour, tags, body, assignee, replacement }: NoteFields) {
  return {
    kind,
    colour,
    tags: [...tags],
    body,
    assignee: assignee.trim() || null,
    replacement: kind === 'correction' ? replacement : null,
    targets: [...targets],
  };
}

/** What was touched here on what is there now: tags one by one, every other field as a whole. */
export function putOnto(now: NoteFields, mine: NoteFields, opened: NoteFields): NoteFields {
  const touched = differing(saidIn(mine), saidIn(opened));
  const own = differing(mine, opened);
  // A text that is proposed is one of a correction.
  const kind = 'kind' in touched || 'replacement' in touched ? mine.kind : now.kind;
  const added = mine.tags.filter((tag) => !opened.tags.includes(tag) && !now.tags.includes(tag));
  const isTakenOff = (tag: string): boolean => opened.tags.includes(tag) && !mine.tags.includes(tag);
  return { ...now, ...own, kind, tags: [...now.tags.filter((tag) => !isTakenOff(tag)), ...added] };
}
