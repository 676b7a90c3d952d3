import type { Indicator } from '../contract/indicator-model.ts';

/** An indicator and what only this folder needs of it. */
export interface KnownIndicator extends Indicator {
  readonly yearCovered: number | null;
  readonly curated: boolean;
}
