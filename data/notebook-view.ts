import type { EntryKind, NotebookEntry, NotedWords } from './contract/annotation-model.ts';
import type { Correction, PassageId, ReportId } from './contract/model.ts';
import { NO_CHANGES, type RecordChanges } from './contract/record-model.ts';
import { NO_EDITS, type RecordEdits } from './schema/record-overlay.ts';

/** What those who read the archives want to know of the notebook: from the open one, or from its file. */
export interface NotebookView {
  /** Passages in which a note stands, be it moved or doubtful. */
  annotatedPassages(): ReadonlySet<PassageId>;
  /** What notes say that stand in a passage; the same list as long as the notes are the same. */
  notedWords(): readonly NotedWords[];
  /** Tags in use, most used first. */
  tags(): readonly string[];
  /** Accepted corrections that stand for sure. */
  corrections(): readonly Correction[];
  entries(kind: EntryKind): readonly NotebookEntry[];
  /** What people have edited of records. */
  recordEdits(): RecordEdits;
  /** Of one report, by every id that it goes by. */
  recordChanges(reportIds: readonly ReportId[]): RecordChanges;
  /** The texts, or the notes, have changed: what is known is found anew. */
  forget(): void;
}

const NO_PASSAGES: ReadonlySet<PassageId> = new Set();
const NO_WORDS: readonly NotedWords[] = [];

export const NO_NOTEBOOK: NotebookView = {
  annotatedPassages: () => NO_PASSAGES,
  notedWords: () => NO_WORDS,
  tags: () => [],
  corrections: () => [],
  entries: () => [],
  recordEdits: () => NO_EDITS,
  recordChanges: () => NO_CHANGES,
  forget: () => undefined,
};
