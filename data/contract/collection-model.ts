/** 案卷: reports that a person puts together under a name. Kept in the notebook; a report may lie in several. */
import * as v from 'valibot';
import type { Branded, ReportId } from './model.ts';

/** A UUID. */
export type CollectionId = Branded<'CollectionId'>;

const LONGEST_NAME = 200;
export const collectionName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(LONGEST_NAME),
  v.regex(/^[^\p{Cc}]*$/u),
);

export interface Collection {
  readonly collectionId: CollectionId;
  /** Where two machines gave different names without knowledge of each other: both, joined by “ / ”, until it is renamed. */
  readonly name: string;
  /** In the order of ids; of archives that are not open as well. */
  readonly reportIds: readonly ReportId[];
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified: string;
}
