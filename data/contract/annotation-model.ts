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
 * How surely a note still stands where it was made. `exact`: the edition's text hash is the same, or the same words stand
 * in the same place with all that stood around them. `shifted`: another text, the very same quote found once. `doubtful`: found, but a person should look. `orphan`: not found; quote and
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
  /** A person has looked for the words and left the note without a place. */
  readonly keptAsOrphan: boolean;
  /** The annotation that this one answers. */
  readonly replyTo: AnnotationId | null;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified: string;
  readonly deleted: boolean;
  /** As it came from another program, JSON, where it did; at most 20,000 characters. */
  readonly source?: string;
  /** Counts the changes; an update names the revision it saw, else `conflict`. */
  readonly revision: number;
  /** Empty but after a merge of notes edited on two machines; a person decides. */
  readonly conflicts: readonly FieldConflict[];
}

/** What a note says, and where it stands, for whoever looks for words of notes. */
export interface NotedWords {
  /** Body, replacement, tags and marked words in the form in which texts are compared (data/text/search-form.ts). */
  readonly words: string;
  readonly passages: readonly PassageId[];
}

export interface AnnotationChange {
  readonly revision: number;
  readonly at: string;
  readonly author: string;
  readonly action: 'created' | 'changed' | 'deleted' | 'restored' | 'merged';
  readonly before: Partial<Annotation> | null;
  readonly after: Partial<Annotation>;
}

export const REFUSALS = [
  'form',
  'elsewhere',
  'date',
  'twice',
  'circle',
  'other_change',
  'other_document',
  'one_machine',
] as const;
/**
 * `form`: not of the agreed form. `elsewhere`: it stands on nothing of an archive. `date`: written before 1900 or in the
 * future. `twice`: its id is there twice. `circle`: answers itself by way of its answers. `other_change`: its id belongs
 * to another change. `other_document`: speaks of a report that is another document here. `one_machine`: a setting that does not travel.
 */
export type Refusal = (typeof REFUSALS)[number];

/** Why something brought from outside was not taken; `reason` is in English, for logs and the command line. */
export interface RefusalReason {
  readonly code: Refusal;
  readonly reason: string;
}

/**
 * Something brought from outside that was not taken, and why. `item` and `reason` name it and its value in English, for
 * logs and the command line; a window says its place in the file and its words.
 */
export interface RefusedItem extends RefusalReason {
  /** Counted from 1; null: its place in the file is not known. */
  readonly at: number | null;
  /** Of the note itself, shortened; empty where it has none. */
  readonly words: string;
  readonly item: string;
}

/** One note that a package touches: as it is here, as the others have it, and as both together make it. */
export interface MergeRow {
  readonly kind: 'added' | 'changed' | 'deleted' | 'conflict';
  readonly annotationId: AnnotationId;
  readonly mine: Annotation | null;
  readonly theirs: Annotation | null;
  readonly merged: Annotation;
}

/** What merging a package would do, or has done. All zero for a package that is here already. */
export interface MergePreview {
  readonly rows: readonly MergeRow[];
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
  readonly conflicts: number;
  /** Saved searches, verified indicators and alignments that came along. */
  readonly others: number;
  /** Those of them of which two people have said different things. */
  readonly othersDisputed: number;
  readonly refused: readonly RefusedItem[];
}

/** A file for the person to keep; the host asks where. */
export interface ExportedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly contentBase64: string;
  readonly count: number;
}

/** What was made of a file of annotations. */
export interface ImportedAnnotations {
  readonly added: number;
  /** Already here under the same id, and not in the trash. */
  readonly known: number;
  /** Here under the same id and in the trash, where they stay. */
  readonly inTrash: readonly AnnotationId[];
  readonly refused: readonly RefusedItem[];
  /**
   * Notes that were taken without something that they held, with the names of it; their source is kept beside them. Of the
   * file itself too: more pages or notes than lie in it.
   */
  readonly losses: readonly LostParts[];
}

/** `lost`: properties of the file, such as `rights` or `body.purpose identifying`, or `next http://…` of the file itself. */
export interface LostParts {
  /** Counted from 1; null: of the file itself, not of one of its notes. */
  readonly at: number | null;
  readonly words: string;
  readonly item: string;
  readonly lost: readonly string[];
}

/** What the notebook's notes hold already, most used first: tags, and everybody who signed one or was given one. */
export interface UsedWords {
  readonly tags: readonly string[];
  readonly people: readonly string[];
}

/** Something to undo or redo; `label` is a stable word such as `annotation.create`. */
export interface UndoableAction {
  readonly actionId: string;
  readonly label: string;
  readonly at: string;
}

export interface UndoState {
  readonly undo: UndoableAction | null;
  readonly redo: UndoableAction | null;
}

export const ENTRY_KINDS = ['search', 'indicator', 'alignment', 'term', 'authority', 'template'] as const;
/**
 * Saved searches, indicators verified or corrected by a person, alignments pinned by one, terms and authorised names added
 * by one, templates of records.
 */
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What the notebook keeps besides annotations. `value` is JSON of the part that stores it. */
export interface NotebookEntry {
  readonly kind: EntryKind;
  readonly key: string;
  readonly value: string;
  /** What others gave it without knowledge of `value`, newest first; until somebody saves it anew. */
  readonly rivals: readonly string[];
  readonly author: string;
  readonly created: string;
  readonly modified: string;
}

/** What is being typed and not yet saved. */
export interface Draft {
  readonly key: string;
  readonly value: string;
  readonly at: string;
}

export interface NotebookBackup {
  readonly name: string;
  readonly at: string;
  readonly reason: string;
  readonly bytes: number;
}

/** What going back to a backup would change, or has changed. */
export interface RestorePreview {
  readonly backup: string;
  /** In the backup, and now not there or in the trash. */
  readonly brought: readonly Annotation[];
  /** Now there, and not in the backup. */
  readonly removed: readonly Annotation[];
  /** Different: as it is now, and as the backup has it. */
  readonly changed: readonly { readonly now: Annotation; readonly then: Annotation }[];
  /** Saved searches, verified indicators and alignments that differ. */
  readonly others: number;
}

/** Everything that can be checked, checked. `ok` or the first fault. */
export interface NotebookCheck {
  readonly integrity: string;
  readonly journal: string;
  /** The notes follow from the journal. */
  readonly contents: string;
  readonly annotations: number;
  readonly changes: number;
}

/** Who writes here. */
export interface NotebookIdentity {
  /** Signs notes; empty: not signed. */
  readonly author: string;
  /** Names this notebook's changes among those of other machines; eight hexadecimal digits. */
  readonly device: string;
}
