import { SvelteMap } from 'svelte/reactivity';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type { FacetName, Hit, SearchResult, Suggestion } from '../../data/contract/search-model.ts';
import { Tickets } from '../shared/tickets.ts';
import type { Asked, Choice, Filters, Sort } from './asked.ts';
import { GroupedHits } from './grouped.svelte.ts';
import { Paged } from './paged.svelte.ts';

/** Long enough for a fast typist's next key, short enough to feel immediate. */
const PAUSE_MS = 90;
const PAGE = 50;
/** A search that takes longer says that it is running. */
const PATIENCE_MS = 150;

/** What a query found that found nothing itself, put right: 浙实链 → 浙食链. */
export interface Meant {
  readonly query: string;
  readonly result: SearchResult;
}

/**
 * The one search field and its result. A query runs after a pause in typing and never during IME composition; a reply
 * that was overtaken is dropped. Hits are fetched in pages as they scroll into view.
 */
export class SearchState {
  text = $state('');
  exact = $state(false);
  sort = $state<Sort>('relevance');
  result = $state.raw<SearchResult | null>(null);
  /** The query that `result` answers. */
  answered = $state('');
  /** Set where nothing was found and the first suggestion finds something. */
  meant = $state.raw<Meant | null>(null);
  suggestions = $state.raw<readonly Suggestion[]>([]);
  error = $state.raw<unknown>(null);
  isSlow = $state(false);
  /** Facet value → wanted or not: `year:2022` → include. */
  readonly choices = new SvelteMap<string, Choice>();
  /** The same hits, report by report. */
  readonly groups: GroupedHits;
  readonly #hits: Paged<Hit>;
  readonly #client: ArchiveClient;
  readonly #searches = new Tickets();
  readonly #suggests = new Tickets();
  #composing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: ArchiveClient) {
    this.#client = client;
    this.groups = new GroupedHits(client);
    this.#hits = new Paged<Hit>(
      PAGE,
      async (offset) => ({
        rows: (await client.call('search.run', this.#request(this.shownQuery, offset))).hits,
      }),
      (error) => (this.error = error),
    );
  }

  /** True while a query is set, whatever it found. */
  get isActive(): boolean {
    return this.text.trim() !== '';
  }

  /** What the list shows: the result, or that of the suggestion which stands in for an empty one. */
  get shown(): SearchResult | null {
    return this.meant?.result ?? this.result;
  }

  /** The query whose hits are shown and marked. */
  get shownQuery(): string {
    return this.meant?.query ?? this.text;
  }

  /** The search as it is set; where a suggestion stands in for it, that. */
  get asked(): Asked {
    return { query: this.shownQuery, exact: this.exact, sort: this.sort, filters: this.#filters() };
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

  /** Takes over a search from an address, the history or the notebook, and runs it. */
  async adopt(asked: Asked): Promise<void> {
    this.text = asked.query;
    this.exact = asked.exact;
    this.sort = asked.sort;
    this.choices.clear();
    for (const [facet, filter] of Object.entries(asked.filters)) {
      for (const choice of ['include', 'exclude'] as const)
        for (const value of filter[choice]) this.choices.set(`${facet}:${value}`, choice);
    }
    await this.run();
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
    return this.#hits.at(index);
  }

  /** Called as rows come into view. */
  need(index: number): void {
    this.#hits.need(index);
  }

  /** Runs the query that is set, now. */
  async run(): Promise<void> {
    clearTimeout(this.#timer);
    const ticket = this.#searches.take();
    if (!this.isActive) {
      this.#show('', null, null);
      this.suggestions = [];
      return;
    }
    const slow = setTimeout(() => (this.isSlow = true), PATIENCE_MS);
    try {
      const query = this.text;
      const result = await this.#client.call('search.run', this.#request(query, 0));
      const meant = ticket.isCurrent() && result.total === 0 ? await this.#tryFirst(result) : null;
      if (!ticket.isCurrent()) return;
      this.#show(query, result, meant);
      this.error = null;
    } catch (error) {
      if (ticket.isCurrent()) this.error = error;
    } finally {
      clearTimeout(slow);
      if (ticket.isCurrent()) this.isSlow = false;
    }
  }

  async #tryFirst({ didYouMean }: SearchResult): Promise<Meant | null> {
    const first = didYouMean[0];
    if (!first) return null;
    const result = await this.#client.call('search.run', this.#request(first.query, 0));
    return result.total > 0 ? { query: first.query, result } : null;
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

  #show(query: string, result: SearchResult | null, meant: Meant | null): void {
    this.answered = query;
    this.meant = meant;
    this.result = result;
    this.#hits.start(this.shown?.hits ?? null);
    this.groups.start(this.asked, this.shown?.reports ?? []);
  }

  #request(query: string, offset: number) {
    return { query, limit: PAGE, offset, exact: this.exact, sort: this.sort, filters: this.#filters() };
  }

  #filters(): Filters {
    const filters: Filters = {};
    for (const [key, choice] of this.choices) {
      const at = key.indexOf(':');
      // Keys are made in choose() and adopt() from a FacetName and a value.
      const facet = key.slice(0, at) as FacetName;
      const filter = (filters[facet] ??= { include: [], exclude: [] });
      filter[choice].push(key.slice(at + 1));
    }
    return filters;
  }
}
