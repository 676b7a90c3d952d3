import type { NotedWords } from '../../contract/annotation-model.ts';
import { answerQuery, passing, type Answer, type Narrowing, type Question } from '../answer-query.ts';
import type { BitSet } from '../index/bit-set.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { NotebookLookups } from '../notebook-lookups.ts';

/** `sort`: where what is made has an order of its own. */
type Counted = Pick<Question, 'query' | 'filters' | 'exact'> & { readonly sort?: string };

export interface Count<Made> {
  readonly answer: Answer;
  /** What answers and passes the filters, in rising order. */
  readonly passages: Uint32Array;
  readonly made: Made;
}

interface Last<Made> {
  readonly key: string;
  readonly annotated: BitSet;
  /** Where their words are asked for. */
  readonly noted: readonly NotedWords[] | undefined;
  readonly count: Count<Made>;
}

const ASKS_NOTES = /(?:批注|notes)[:：]/iu;

/**
 * What was counted last, which may be half done: the next request goes on with it, or asks for its next page. As long
 * as the question and all that its answer follows from are the same, so is the answer: it is not looked for again, for a
 * scan that is stopped by its time would get to another place and the count begin anew, each time.
 */
export class LastCount<Made> {
  readonly #index: SearchIndex;
  readonly #notebook: NotebookLookups;
  #last: Last<Made> | undefined;

  constructor(index: SearchIndex, notebook: NotebookLookups) {
    this.#index = index;
    this.#notebook = notebook;
  }

  of(
    question: Counted,
    narrowing: Narrowing,
    make: (passages: Uint32Array, answer: Answer) => Made,
  ): Count<Made> {
    const key = this.#keyOf(question);
    const { annotated } = narrowing;
    const last = this.#last?.key === key ? this.#last : undefined;
    const noted = ASKS_NOTES.test(question.query) ? this.#notebook.notedWords?.() : undefined;
    if (last && last.noted === noted && isSame(last.annotated, annotated)) return last.count;
    const answer = answerQuery(this.#index, this.#notebook, question, narrowing.asksWithoutWords);
    const passages = passing(narrowing)(answer.found.all);
    // Most notes are made while reading what was found, and change nothing of it.
    const isAsBefore = last && isSame(last.count.passages, passages);
    const count = { answer, passages, made: isAsBefore ? last.count.made : make(passages, answer) };
    this.#last = { key, annotated, noted, count };
    return count;
  }

  /** The question, and what its answer follows from besides the archives and the notes. */
  #keyOf({ query, filters, exact, sort }: Counted): string {
    const { terms, corrections, authorities } = this.#notebook;
    const indexes = this.#index.table.parts.map((part) => part.index.isScanned);
    return JSON.stringify([
      query,
      filters,
      exact,
      sort,
      terms?.(),
      corrections?.(),
      authorities?.(),
      indexes,
    ]);
  }
}

function isSame(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
