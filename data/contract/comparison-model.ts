import type { PassageTable } from './passage-table.ts';
import type { EditionName, IndicatorId, PassageId, ReportId, TextRange, TopicId } from './model.ts';

/** One column of a comparison. */
export interface Column {
  readonly reportId: ReportId;
  readonly edition: EditionName;
}

/** A sentence, or a heading, of one side of a row. `start` and `end` are its place in the passage. */
export interface ComparedSentence {
  readonly passageId: PassageId;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isHeading: boolean;
  /** The nearest heading at or above it. */
  readonly heading: string | null;
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
  /** How the wording differs, also for a moved row; null where a side is missing. */
  readonly wording: 'same' | 'figure' | 'reworded' | null;
  /**
   * For `new` and `dropped`: the likest sentence of the other text, when it has another partner already: the sentence
   * was merged into it or split from it and is not silent.
   */
  readonly related: ComparedSentence | null;
  /** What differs inside the sentence, in order, as ranges of the passage (not of the sentence). */
  readonly leftChanges: readonly TextRange[];
  readonly rightChanges: readonly TextRange[];
  /**
   * What a person decided about this row, with the key of the notebook's entry: `pin` for a pair that a person made,
   * `break` for a sentence that was parted from the one it would have had.
   */
  readonly decision: { readonly kind: 'pin' | 'break' | 'disputed'; readonly key: string } | null;
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
      readonly passages: readonly {
        readonly passageId: PassageId;
        readonly text: string;
        /** For a passage that is a table. */
        readonly table?: PassageTable;
      }[];
    }[];
  }[];
}

/** A place in the later report that may answer a plan sentence of the earlier one. */
export interface PromiseCandidate {
  /** `figure`: the same quantity is reported. `wording`: the sentence speaks of the same matter. */
  readonly kind: 'figure' | 'wording';
  readonly sentence: ComparedSentence;
  readonly score: number;
  /** For `figure`: what was promised, if a number was, and what is reported. */
  readonly promised: IndicatorId | null;
  readonly reported: IndicatorId | null;
}

/** A plan sentence with its candidates, best first; none at all is a silence. */
export interface PlanPromise {
  readonly sentence: ComparedSentence;
  readonly topic: TopicId | null;
  readonly candidates: readonly PromiseCandidate[];
}

export interface PromiseComparison {
  readonly from: Column;
  readonly to: Column;
  readonly promises: readonly PlanPromise[];
}
