import type { PassageId } from '../../data/contract/model.ts';

/** What somebody has noted on a stretch of a passage, in code points; a footnote on paper. */
export interface NoteOnWords {
  readonly passageId: PassageId;
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** The notes of a text for paper: those on its words, and those on the whole, a section or a figure of it. */
export interface PaperNotes {
  readonly onWords: readonly NoteOnWords[];
  readonly besides: readonly (readonly string[])[];
}

export const NO_NOTES: PaperNotes = { onWords: [], besides: [] };
