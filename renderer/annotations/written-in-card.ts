import type { Annotation, AnnotationId } from '../../data/contract/annotation-model.ts';
import type { NoteDraft } from './note-draft.svelte.ts';

/** A draft is written in a card that is shown, or among the answers of one; else its editor stands apart. */
export function isInCard(
  { card, replyTo }: Pick<NoteDraft, 'card' | 'replyTo'>,
  shown: readonly Annotation[],
  repliesTo: (note: AnnotationId) => readonly Annotation[],
): boolean {
  const isIn = (notes: readonly Annotation[], id: AnnotationId): boolean =>
    notes.some(({ annotationId }) => annotationId === id);
  if (card !== null && isIn(shown, card)) return true;
  return replyTo !== null && isIn(shown, replyTo) && (card === null || isIn(repliesTo(replyTo), card));
}
