import type { ConceptId, SeriesId } from '../contract/model.ts';
import { seriesKind, type SeriesOwner } from '../contract/series-kind.ts';

/** Concept and agency, with the kind behind it where it is not the plain year: `market.registered@…局#H1`. */
export function seriesIdOf(concept: ConceptId, owner: SeriesOwner): SeriesId | null {
  const kind = seriesKind(owner);
  if (kind === null) return null;
  // Here and nowhere else series ids are made.
  return `${concept}@${owner.agency}${kind === '' ? '' : `#${kind}`}` as SeriesId;
}
