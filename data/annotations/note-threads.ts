import type { Annotation, AnnotationId } from '../contract/annotation-model.ts';

export interface Placed {
  readonly note: Annotation;
  readonly depth: number;
}
/** A note and everything below it, in reading order. */
export type Thread = readonly [Placed, ...Placed[]];

/** Without recursion: twenty thousand answers to each other are a thread like any other. */
export function threadsOf(annotations: readonly Annotation[]): readonly Thread[] {
  const ids = new Set(annotations.map((one) => one.annotationId));
  const answers = Map.groupBy(annotations, (one) => one.replyTo);
  const placed = new Set<AnnotationId>();
  const threadOf = (top: Annotation): Thread => {
    const thread: [Placed, ...Placed[]] = [{ note: top, depth: 0 }];
    placed.add(top.annotationId);
    const waiting = below(top, 1);
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (placed.has(next.note.annotationId)) continue;
      placed.add(next.note.annotationId);
      thread.push(next);
      for (const one of below(next.note, next.depth + 1)) waiting.push(one);
    }
    return thread;
  };
  /** The last first, for they are taken from the end. */
  const below = (note: Annotation, depth: number): Placed[] =>
    (answers.get(note.annotationId) ?? []).map((answer) => ({ note: answer, depth })).reverse();
  const isTop = (one: Annotation): boolean => one.replyTo === null || !ids.has(one.replyTo);
  // Notes that answer each other in a circle have no top; the first of each stands for it.
  return [...annotations.filter(isTop).map(threadOf), ...circlesIn(annotations, placed, threadOf)];
}

function circlesIn(
  annotations: readonly Annotation[],
  placed: ReadonlySet<AnnotationId>,
  threadOf: (top: Annotation) => Thread,
): readonly Thread[] {
  return annotations.flatMap((one) => (placed.has(one.annotationId) ? [] : [threadOf(one)]));
}
