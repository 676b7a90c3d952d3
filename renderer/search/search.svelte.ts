import { SvelteMap } from 'svelte/reactivity';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type { FacetName, Hit, SearchResult, Suggestion } from '../../data/contract/search-model.ts';
import { Tickets } from '../shared/tickets.ts';

export type Sort = 'relevance' | 'newest' | 'oldest' | 'place';
type Choice = 'include' | 'exclude';

/** Long enough for a fast typist's next key, short enough to feel immediate. */
const PAUSE_MS = 90;
const PAGE = 50;
/** A search that takes longer says that it is running. */
const PATIENCE_MS = 150;

/**
 * The one search field and its result. A query runs after a pause in typing and never during IME composition; a reply
 * that was overtaken is dropped. Hits are fetched in pages as they scroll into view.
 */
export class SearchState {
  text = $state('');
  exact = $state(false);
  sort = $state<Sort>('relevance');
  result = $state.raw<SearchResult | null>(null);
  suggestions = $state.raw<readonly Suggestion[]>([]);
  error = $state.raw<unknown>(null);
  isSlow = $state(false);
  /** Facet value → wanted or not: `year:2022` → include. */
  readonly choices = new SvelteMap<string, Choice>();
  readonly #pages = new SvelteMap<number, readonly Hit[]>();
  readonly #fetching = new Set<number>();
  readonly #client: ArchiveClient;
  readonly #searches = new Tickets();
  readonly #suggests = new Tickets();
  #composing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: ArchiveClient) {
    this.#client = client;
  }

  /** True while a query is set, whatever it found. */
  get isActive(): boolean {
    return this.text.trim() !== '';
  }

  type(text: string): void {
    this.text = text;
    if (!this.#composing) this.#schedule();
  }

  startComposing(): void {
    this.#composing = true;
    clearTimeout(this.#timer);
  }

  endComposing(text: string): void {
    this.#composing = false;
    this.type(text);
  }

  clear(): void {
    this.choices.clear();
    this.type('');
  }

  setExact(exact: boolean): void {
    this.exact = exact;
    void this.run();
  }

  setSort(sort: Sort): void {
    this.sort = sort;
    void this.run();
  }

  choiceOf(facet: FacetName, value: string): Choice | null {
    return this.choices.get(`${facet}:${value}`) ?? null;
  }

  /** Sets a facet value, or takes it back when it was set the same way. */
  choose(facet: FacetName, value: string, choice: Choice): void {
    const key = `${facet}:${value}`;
    if (this.choices.get(key) === choice) this.choices.delete(key);
    else this.choices.set(key, choice);
    void this.run();
  }

  clearChoices(): void {
    this.choices.clear();
    void this.run();
  }

  /** The hit at a place in the list; undefined while its page is on the way. */
  hitAt(index: number): Hit | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Called as rows come into view. */
  need(index: number): void {
    const page = Math.floor(index / PAGE);
    if (!this.#pages.has(page) && !this.#fetching.has(page)) void this.#fetchPage(page);
  }

  /** Runs the query that is set, now. */
  async run(): Promise<void> {
    clearTimeout(this.#timer);
    const ticket = this.#searches.take();
    if (!this.isActive) {
      this.#show(null);
      this.suggestions = [];
      return;
    }
    const slow = setTimeout(() => (this.isSlow = true), PATIENCE_MS);
    try {
      const result = await this.#client.call('search.run', this.#request(0));
      if (!ticket.isCurrent()) return;
      this.#show(result);
      this.error = null;
    } catch (error) {
      if (ticket.isCurrent()) this.error = error;
    } finally {
      clearTimeout(slow);
      if (ticket.isCurrent()) this.isSlow = false;
    }
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.run();
      void this.#suggest();
    }, PAUSE_MS);
  }

  async #suggest(): Promise<void> {
    const ticket = this.#suggests.take();
    const text = this.text.trim().slice(0, 200);
    // Suggestions are a convenience: without them the search itself still answers.
    const found =
      text === '' ? [] : await this.#client.call('search.suggest', { text, limit: 7 }).catch(() => []);
    if (ticket.isCurrent()) this.suggestions = found;
  }

  #show(result: SearchResult | null): void {
    this.result = result;
    this.#fetching.clear();
    this.#pages.clear();
    if (result) this.#pages.set(0, result.hits);
  }

  async #fetchPage(page: number): Promise<void> {
    const shown = this.result;
    this.#fetching.add(page);
    try {
      const { hits } = await this.#client.call('search.run', this.#request(page * PAGE));
      if (this.result === shown) this.#pages.set(page, hits);
    } catch (error) {
      this.error = error;
    } finally {
      this.#fetching.delete(page);
    }
  }

  #request(offset: number) {
    return {
      query: this.text,
      limit: PAGE,
      offset,
      exact: this.exact,
      sort: this.sort,
      filters: this.#filters(),
    };
  }

  #filters(): Partial<Record<FacetName, { include: string[]; exclude: string[] }>> {
    const filters: Partial<Record<FacetName, { include: string[]; exclude: string[] }>> = {};
    for (const [key, choice] of this.choices) {
      const at = key.indexOf(':');
      // Keys are made in choose() from a FacetName and a value.
      const facet = key.slice(0, at) as FacetName;
      const filter = (filters[facet] ??= { include: [], exclude: [] });
      filter[choice].push(key.slice(at + 1));
    }
    return filters;
  }
}
