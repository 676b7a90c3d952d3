import type { Branded, EditionName, IndicatorId, PassageId, ReportId } from './model.ts';

/** A UUID; ids made on two machines never meet. */
export type AnnotationId = Branded<'AnnotationId'>;

export const COLOURS = ['yellow', 'green', 'blue', 'pink', 'violet'] as const;
export type Colour = (typeof COLOURS)[number];

export const ANNOTATION_KINDS = [
  'highlight',
  'underline',
  'comment',
  'question',
  'correction',
  'link',
  'todo',
  'verified',
] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/**
 * How surely a note still stands where it was made. `exact`: the edition's text hash is the same. `shifted`: another
 * edition, the very same quote found once. `doubtful`: found, but a person should look. `orphan`: not found; quote and
 * context stay visible.
 */
export const ANCHOR_STATES = ['exact', 'shifted', 'doubtful', 'orphan'] as const;
export type AnchorState = (typeof ANCHOR_STATES)[number];

/** W3C TextPositionSelector and TextQuoteSelector, bound to the text they were made on. */
export interface RangeTarget {
  readonly kind: 'range';
  readonly reportId: ReportId;
  readonly edition: EditionName;
  readonly passageId: PassageId;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Up to 32 code points before and after, in the same passage. */
  readonly prefix: string;
  readonly suffix: string;
  readonly textHash: string;
}

export interface ReportTarget {
  readonly kind: 'report';
  readonly reportId: ReportId;
}

export interface SectionTarget {
  readonly kind: 'section';
  readonly reportId: ReportId;
  readonly edition: EditionName;
  readonly heading: string;
}

export interface IndicatorTarget {
  readonly kind: 'indicator';
  readonly reportId: ReportId;
  readonly indicatorId: IndicatorId;
}

export type Target = RangeTarget | ReportTarget | SectionTarget | IndicatorTarget;

/** A target as it stands now: for a range, where it is found in the text that is open. */
export type PlacedTarget = Target & {
  readonly state: AnchorState;
  /** Present place; null for an orphan and for targets that are not ranges. */
  readonly place: { readonly passageId: PassageId; readonly start: number; readonly end: number } | null;
};

/** Values that were given to one field of a note without knowledge of each other; the first is the one shown. */
export interface FieldConflict {
  readonly field: string;
  readonly choices: readonly { readonly value: unknown; readonly author: string; readonly at: string }[];
}

export interface Annotation {
  readonly annotationId: AnnotationId;
  readonly kind: AnnotationKind;
  readonly targets: readonly PlacedTarget[];
  /** Markdown, shown through a safe subset. */
  readonly body: string;
  readonly colour: Colour;
  readonly tags: readonly string[];
  readonly author: string;
  readonly assignee: string | null;
  readonly status: 'open' | 'resolved';
  /** For a correction: the proposed text, and whether an archivist took it. */
  readonly replacement: string | null;
  readonly accepted: boolean;
  /** The annotation that this one answers. */
  readonly replyTo: AnnotationId | null;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified: string;
  readonly deleted: boolean;
  /** Counts the changes; an update names the revision it saw, else `conflict`. */
  readonly revision: number;
  /** Empty but after a merge of notes edited on two machines; a person decides. */
  readonly conflicts: readonly FieldConflict[];
}

export interface AnnotationChange {
  readonly revision: number;
  readonly at: string;
  readonly author: string;
  readonly action: 'created' | 'changed' | 'deleted' | 'restored' | 'merged';
  readonly before: Partial<Annotation> | null;
  readonly after: Partial<Annotation>;
}
