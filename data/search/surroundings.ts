import type { PassageId } from '../contract/model.ts';

/** What search asks of the parts of the library that it does not know. Asked anew at every request. */
export interface SearchSurroundings {
  /** Passages of active editions that carry a note. */
  readonly annotatedPassages: () => ReadonlySet<PassageId>;
  /** The tags of the notebook, for suggestions. */
  readonly tags: () => readonly string[];
}
