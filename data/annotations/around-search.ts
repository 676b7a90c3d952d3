import type { UsedWords } from '../contract/annotation-model.ts';
import type { Correction, PassageId } from '../contract/model.ts';
import { acceptedCorrections } from './accepted-corrections.ts';
import type { AnnotationBook } from './annotation-book.ts';
import { tipOf } from './notebook-database.ts';
import type { NotebookLog } from './notebook-log.ts';

/** What search wants to know of the notebook; found once per state of it, not once per key pressed. */
export class AroundSearch {
  readonly #log: NotebookLog;
  readonly #annotations: AnnotationBook;
  #known: Found | null = null;

  constructor(log: NotebookLog, annotations: AnnotationBook) {
    this.#log = log;
    this.#annotations = annotations;
  }

  /** Passages in which a note stands, be it moved or doubtful. */
  annotatedPassages(): ReadonlySet<PassageId> {
    return this.#now().passages;
  }

  /** Tags in use, most used first. */
  tags(): readonly TagCount[] {
    return this.#now().tags;
  }

  /** What has been written into notes before, for a field to offer: most used first. */
  usedWords(): UsedWords {
    return { tags: this.tags().map(({ tag }) => tag), people: this.#now().people };
  }

  /** Accepted corrections that stand for sure; where two meet, the one taken last counts. */
  corrections(): readonly Correction[] {
    return this.#now().corrections;
  }

  /** The texts have changed: what was found in them is found anew. */
  forget(): void {
    this.#known = null;
  }

  #now(): Found {
    const { seq } = tipOf(this.#log.database);
    if (this.#known?.seq === seq) return this.#known;
    const passages = new Set<PassageId>();
    const counts = new Map<string, number>();
    const people = new Set<string>();
    const notes = this.#annotations.list({ deleted: false });
    for (const note of notes) {
      for (const tag of note.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      for (const name of [note.author, note.assignee ?? '']) if (name !== '') people.add(name);
      for (const { place } of note.targets) if (place) passages.add(place.passageId);
    }
    const tags = [...counts].map(([tag, count]) => ({ tag, count }));
    tags.sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
    return (this.#known = {
      seq,
      passages,
      tags,
      people: [...people],
      corrections: acceptedCorrections(notes),
    });
  }
}

interface Found {
  /** Number of the last entry when this was found. */
  readonly seq: number;
  readonly passages: ReadonlySet<PassageId>;
  readonly tags: readonly TagCount[];
  readonly people: readonly string[];
  readonly corrections: readonly Correction[];
}

export interface TagCount {
  readonly tag: string;
  readonly count: number;
}
