import type { Annotation } from '../../data/contract/annotation-model.ts';
import type { PassageId, Report } from '../../data/contract/model.ts';
import { passagesOf } from './note-target.ts';

/** Behind every place: a note whose words were not found. */
const NOWHERE = Number.MAX_SAFE_INTEGER;
/** A note on the whole report, or on its other edition, stands before the text. */
const BEFORE = -1;

/** Notes in the order of the text that is open; those that lost their place come last. */
export function inReadingOrder(annotations: readonly Annotation[], report: Report): readonly Annotation[] {
  const order = passageOrder(report);
  const keyed = annotations.map((annotation) => ({ annotation, at: placeIn(annotation, order) }));
  keyed.sort(
    (a, b) =>
      a.at[0] - b.at[0] || a.at[1] - b.at[1] || (a.annotation.created < b.annotation.created ? -1 : 1),
  );
  return keyed.map(({ annotation }) => annotation);
}

/** Index of the first note that stands at a passage or behind it; -1 where none does. */
export function firstFrom(passageId: PassageId, ordered: readonly Annotation[], report: Report): number {
  const order = passageOrder(report);
  const from = order.get(passageId);
  return from === undefined ? -1 : ordered.findIndex((annotation) => placeIn(annotation, order)[0] >= from);
}

function passageOrder(report: Report): ReadonlyMap<PassageId, number> {
  return new Map(passagesOf(report).map((passage, i) => [passage.passageId, i]));
}

function placeIn(
  annotation: Annotation,
  order: ReadonlyMap<PassageId, number>,
): readonly [passage: number, start: number] {
  const places = annotation.targets.flatMap(({ place }) => {
    const passage = place && order.get(place.passageId);
    return place && passage !== null && passage !== undefined ? [[passage, place.start] as const] : [];
  });
  const first = places.sort((a, b) => a[0] - b[0] || a[1] - b[1])[0];
  if (first) return first;
  return annotation.targets.some((target) => target.state === 'orphan') ? [NOWHERE, 0] : [BEFORE, 0];
}
