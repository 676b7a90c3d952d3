import type { TextRange } from '../../contract/model.ts';

/** Another wording of a passage than the one that is printed. */
export interface Wording {
  readonly text: string;
  /** The printed stretch that shows what stands in a range of this text; null for what is worded alike. */
  readonly toPrinted: (range: TextRange) => TextRange | null;
}
