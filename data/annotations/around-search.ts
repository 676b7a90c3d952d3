import type { Annotation, NotedWords, UsedWords } from '../contract/annotation-model.ts';
import type { Correction, PassageId } from '../contract/model.ts';
import { acceptedCorrections } from './accepted-corrections.ts';
import { wordsOfNote } from './annotation-index.ts';
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

  /** The words of the notes that stand in a passage, made when they are asked for; the same list as long as the notebook is. */
  noted(): () => readonly NotedWords[] {
    return this.#now().noted;
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
      for (const passageId of placesOf(note)) passages.add(passageId);
    }
    const tags = [...counts].map(([tag, count]) => ({ tag, count }));
    tags.sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
    return (this.#known = {
      seq,
      passages,
      noted: notedWordsOf(notes),
      tags,
      people: [...people],
      corrections: acceptedCorrections(notes),
    });
  }
}

function placesOf({ targets }: Annotation): readonly PassageId[] {
  return targets.flatMap(({ place }) => (place ? [place.passageId] : []));
}

function notedWordsOf(notes: readonly Annotation[]): () => readonly NotedWords[] {
  let known: readonly NotedWords[] | null = null;
  return () =>
    (known ??= notes
      .map((note) => ({ words: wordsOfNote(note), passages: placesOf(note) }))
      .filter(({ passages }) => passages.length > 0));
}

interface Found {
  /** Number of the last entry when this was found. */
  readonly seq: number;
  readonly passages: ReadonlySet<PassageId>;
  readonly noted: () => readonly NotedWords[];
  readonly tags: readonly TagCount[];
  readonly people: readonly string[];
  readonly corrections: readonly Correction[];
}

export interface TagCount {
  readonly tag: string;
  readonly count: number;
}
