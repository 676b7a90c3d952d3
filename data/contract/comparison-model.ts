import type { EditionName, PassageId, ReportId, TopicId } from './model.ts';

/** One column of a comparison. */
export interface Column {
  readonly reportId: ReportId;
  readonly edition: EditionName;
}

/** A sentence of one side of a row. */
export interface ComparedSentence {
  readonly passageId: PassageId;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const ROW_KINDS = ['same', 'reworded', 'figure', 'moved', 'new', 'dropped'] as const;
/** `figure`: only digits differ. `moved`: the same matter in another section or order. */
export type RowKind = (typeof ROW_KINDS)[number];

export interface ComparedRow {
  readonly kind: RowKind;
  readonly left: ComparedSentence | null;
  readonly right: ComparedSentence | null;
  readonly topic: TopicId | null;
  /** Similarity 0..1; 0 where a side is missing. */
  readonly score: number;
}

/** Two texts, sentence by sentence, in the reading order of the right one with dropped rows where they stood. */
export interface PairComparison {
  readonly left: Column;
  readonly right: Column;
  readonly rows: readonly ComparedRow[];
}

/** Two to five texts by topic. A cell lists the passages of its column that treat the topic, in reading order. */
export interface TopicComparison {
  readonly columns: readonly Column[];
  readonly rows: readonly {
    readonly topic: TopicId | null;
    readonly kind: 'review' | 'plan';
    readonly cells: readonly {
      readonly heading: string | null;
      readonly passages: readonly { readonly passageId: PassageId; readonly text: string }[];
    }[];
  }[];
}
