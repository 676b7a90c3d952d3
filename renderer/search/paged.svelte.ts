import type { ArchiveClient } from '../../data/contract/api.ts';
import type { WindowClient } from '../shared/changes.ts';
import { LiveAnswers } from '../shared/live-answers.svelte.ts';

/** A long list of which the rows in view are fetched, page by page. */
export class Paged<Row> {
  readonly #pages: LiveAnswers<number, readonly Row[]>;
  readonly #size: number;

  constructor(
    client: WindowClient,
    size: number,
    fetch: (call: ArchiveClient['call'], offset: number, limit: number) => Promise<readonly Row[]>,
    fail: (error: unknown) => void,
  ) {
    this.#size = size;
    this.#pages = new LiveAnswers(client, (call, page) => fetch(call, page * size, size), fail);
  }

  /** Forgets all; `first` is the first page where it came with the count. */
  start(first: readonly Row[] | null): void {
    this.#pages.start(first ? [[0, first]] : []);
  }

  /** Undefined while its page is on the way. */
  at(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / this.#size))?.[index % this.#size];
  }

  /** Called as rows come into view. */
  need(index: number): void {
    this.#pages.need(Math.floor(index / this.#size));
  }
}
