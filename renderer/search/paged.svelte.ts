import { SvelteMap } from 'svelte/reactivity';

interface Page<Row> {
  readonly rows: readonly Row[];
}

/**
 * A long list of which the rows in view are fetched, page by page. Starting anew drops whatever is still on its way.
 */
export class Paged<Row> {
  readonly #pages = new SvelteMap<number, readonly Row[]>();
  readonly #fetching = new Set<number>();
  readonly #size: number;
  readonly #fetch: (offset: number, limit: number) => Promise<Page<Row>>;
  readonly #fail: (error: unknown) => void;
  #round = 0;

  constructor(
    size: number,
    fetch: (offset: number, limit: number) => Promise<Page<Row>>,
    fail: (error: unknown) => void,
  ) {
    this.#size = size;
    this.#fetch = fetch;
    this.#fail = fail;
  }

  /** Forgets all; `first` is the first page where it came with the count. */
  start(first: readonly Row[] | null): void {
    this.#round++;
    this.#fetching.clear();
    this.#pages.clear();
    if (first) this.#pages.set(0, first);
  }

  /** Undefined while its page is on the way. */
  at(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / this.#size))?.[index % this.#size];
  }

  /** Called as rows come into view. */
  need(index: number): void {
    const page = Math.floor(index / this.#size);
    if (!this.#pages.has(page) && !this.#fetching.has(page)) void this.#load(page);
  }

  async #load(page: number): Promise<void> {
    const round = this.#round;
    this.#fetching.add(page);
    try {
      const { rows } = await this.#fetch(page * this.#size, this.#size);
      if (round === this.#round) this.#pages.set(page, rows);
    } catch (error) {
      if (round === this.#round) this.#fail(error);
    } finally {
      if (round === this.#round) this.#fetching.delete(page);
    }
  }
}
