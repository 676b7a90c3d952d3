import type { Annotation } from '../../data/contract/annotation-model.ts';
import type { WindowClient } from '../shared/changes.ts';
import { noteWords } from './note-words.ts';
import { LiveQuery } from '../shared/live-query.svelte.ts';

/** More than these are seen on the page of notes. */
const MOST = 5;

/** The person's own notes and tags that hold what is searched for: beside the hits, in a group of their own. */
export class OwnNotes {
  readonly #found: LiveQuery<string, readonly Annotation[]>;

  constructor(client: WindowClient) {
    this.#found = new LiveQuery(client, (call, text) => call('annotations.list', { text, limit: MOST + 1 }));
  }

  /** Those changed last; without a notebook there are none. */
  get list(): readonly Annotation[] {
    return (this.#found.value ?? []).slice(0, MOST);
  }

  get hasMore(): boolean {
    return (this.#found.value?.length ?? 0) > MOST;
  }

  /**
   * By the words of the query, each of which a note holds. A single character stands in almost every note and is not asked
   * for.
   */
  find(query: string | null): void {
    const text = noteWords(query ?? '').slice(0, 1000);
    if ([...text].length < 2) this.#found.close();
    else void this.#found.ask(text);
  }
}
