import type { Annotation } from '../contract/annotation-model.ts';
import type { Correction } from '../contract/model.ts';

/**
 * What an archivist has taken of the corrections proposed: in reading order of each passage, none overlapping. A place
 * that is in doubt is no place for other words; where two corrections meet, the one changed last counts.
 */
export function acceptedCorrections(annotations: readonly Annotation[]): readonly Correction[] {
  const taken: Correction[] = [];
  const newestFirst = annotations.filter(isTaken).sort((a, b) => (a.modified < b.modified ? 1 : -1));
  for (const { annotationId, targets, replacement } of newestFirst) {
    for (const { state, place } of targets) {
      if (!place || (state !== 'exact' && state !== 'shifted')) continue;
      const correction = { ...place, replacement: replacement ?? '', annotationId };
      if (!taken.some((one) => overlap(one, correction))) taken.push(correction);
    }
  }
  return taken.sort((a, b) => compare(a.passageId, b.passageId) || a.start - b.start);
}

function isTaken({ kind, accepted, deleted, replyTo, replacement }: Annotation): boolean {
  return kind === 'correction' && accepted && !deleted && replyTo === null && (replacement ?? '') !== '';
}

function overlap(a: Correction, b: Correction): boolean {
  return a.passageId === b.passageId && a.start < b.end && b.start < a.end;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
