import type { Annotation, AnnotationId } from '../../data/contract/annotation-model.ts';
import type { IndicatorId, PassageId, Report } from '../../data/contract/model.ts';

/** Notes on sections of the open text, by the passage of the section's heading. */
export function notesBySection(
  annotations: readonly Annotation[],
  report: Report | null,
): ReadonlyMap<PassageId, readonly AnnotationId[]> {
  const headings = new Map(
    (report?.sections ?? []).flatMap(({ heading, headingPassage }) =>
      heading !== null && headingPassage ? [[heading, headingPassage.passageId] as const] : [],
    ),
  );
  return collected(annotations, (target) =>
    target.kind === 'section' && target.reportId === report?.reportId && target.edition === report.edition
      ? headings.get(target.heading)
      : undefined,
  );
}

export function notesByFigure(
  annotations: readonly Annotation[],
): ReadonlyMap<IndicatorId, readonly AnnotationId[]> {
  return collected(annotations, (target) => (target.kind === 'indicator' ? target.indicatorId : undefined));
}

function collected<Key>(
  annotations: readonly Annotation[],
  keyOf: (target: Annotation['targets'][number]) => Key | undefined,
): ReadonlyMap<Key, readonly AnnotationId[]> {
  const found = new Map<Key, AnnotationId[]>();
  for (const { annotationId, targets, replyTo, deleted } of annotations) {
    if (replyTo !== null || deleted) continue;
    for (const target of targets) {
      const key = keyOf(target);
      if (key === undefined) continue;
      const list = found.get(key);
      if (list) list.push(annotationId);
      else found.set(key, [annotationId]);
    }
  }
  return found;
}
