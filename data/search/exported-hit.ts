import type { Hit } from '../contract/search-model.ts';

/** A hit with the citation of its report. */
export interface ExportedHit extends Hit {
  readonly citation: string;
}
