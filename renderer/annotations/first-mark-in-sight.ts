import type { AnnotationId } from '../../data/contract/annotation-model.ts';

/** A note's mark on the screen. */
export interface MarkInSight {
  readonly annotationId: AnnotationId;
  /** In pixels from the top of the window. */
  readonly top: number;
}

/** The highest mark of one of the notes in the text that is not above `edge`; null where none is in sight. */
export function firstMarkInSight(
  document: Document,
  edge: number,
  notes: ReadonlySet<string>,
): MarkInSight | null {
  const foot = document.documentElement.clientHeight;
  let first: MarkInSight | null = null;
  for (const mark of document.querySelectorAll<HTMLElement>('[data-passage-id] [data-mark]')) {
    const { top, height } = mark.getBoundingClientRect();
    if (height === 0 || top < edge || top > foot || (first && first.top <= top)) continue;
    // The last is drawn on top; what is among the ids of notes is one.
    const id = mark.dataset['mark']?.split(' ').findLast((one) => notes.has(one));
    if (id) first = { annotationId: id as AnnotationId, top };
  }
  return first;
}
