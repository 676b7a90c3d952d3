import type { Genre } from '../contract/genre.ts';
import type { Indicator } from '../contract/indicator-model.ts';

/** An indicator and what only this folder needs of it. */
export interface KnownIndicator extends Indicator {
  readonly yearCovered: number | null;
  readonly curated: boolean;
  /** Of its report, as is the year in which it came out. */
  readonly genre: Genre | null;
  readonly yearPublished: number | null;
}
