import type { NotedWords } from '../contract/annotation-model.ts';
import type { Authority } from '../contract/authority-entry.ts';
import type { Correction, PassageId } from '../contract/model.ts';
import type { KeptTerm } from '../contract/term-entry.ts';

/** What search asks of the parts of the library that it does not know. Asked anew at every request. */
export interface NotebookLookups {
  /** Passages of active editions that carry a note. */
  readonly annotatedPassages: () => ReadonlySet<PassageId>;
  /** What the notes say that stand in passages; the same list as long as they are the same. Left out: nothing. */
  readonly notedWords?: () => readonly NotedWords[];
  /** The tags of the notebook, for suggestions. */
  readonly tags: () => readonly string[];
  /** Accepted corrections: their wordings are found as well as the printed ones. Left out: there are none. */
  readonly corrections?: () => readonly Correction[];
  /** What the person has added to the thesaurus. Left out: nothing. */
  readonly terms?: () => readonly KeptTerm[];
  /** Authorised names and the others of the same agency or person. Left out: there are none. */
  readonly authorities?: () => readonly Authority[];
}
