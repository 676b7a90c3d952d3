import type {
  Annotation,
  AnnotationId,
  AnnotationKind,
  Colour,
} from '../../data/contract/annotation-model.ts';
import type { PassageId } from '../../data/contract/model.ts';
import type { Mark } from '../shared/marks.ts';

type KindWords = Readonly<Record<AnnotationKind, string>>;

/** What is being written, or is about to be marked. */
export interface Unsaved {
  readonly colour: Colour;
  readonly places: readonly { readonly passageId: PassageId; readonly start: number; readonly end: number }[];
}

/** The stretches that notes and the draft in the editor stand on. Answers stand where their note stands. */
export function marksByPassage(
  annotations: readonly Annotation[],
  selected: AnnotationId | null,
  unsaved: Unsaved | null,
  words: KindWords,
): ReadonlyMap<PassageId, readonly Mark[]> {
  const marks = new Map<PassageId, Mark[]>();
  const add = (passageId: PassageId, mark: Mark): void => {
    const list = marks.get(passageId);
    if (list) list.push(mark);
    else marks.set(passageId, [mark]);
  };
  for (const annotation of annotations) {
    if (annotation.deleted || annotation.replyTo !== null) continue;
    const { annotationId: id, kind, colour, body } = annotation;
    const look = `${kind === 'underline' ? `underline line-${colour}` : `note-${colour}`}${id === selected ? ' selected' : ''}`;
    const title = body === '' ? words[kind] : `${words[kind]}：${body.slice(0, 120)}`;
    for (const { place } of annotation.targets) {
      if (place) add(place.passageId, { start: place.start, end: place.end, kind: look, id, title });
    }
  }
  for (const { passageId, start, end } of unsaved?.places ?? []) {
    add(passageId, { start, end, kind: `note-${unsaved?.colour} selected` });
  }
  return marks;
}
