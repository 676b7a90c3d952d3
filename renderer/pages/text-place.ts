import type { PassageId } from '../../data/contract/model.ts';

/** A place in the text that both sides know: a character of a passage. */
export interface TextPlace {
  readonly passageId: PassageId;
  readonly offset: number;
}
