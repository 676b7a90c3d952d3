import { dequal } from 'dequal';
import { SvelteMap } from 'svelte/reactivity';
import type { Request } from '../../data/contract/requests.ts';
import type { FacetName, Hit, SearchResult, Suggestion } from '../../data/contract/search-model.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, LiveQuery } from '../shared/live-query.svelte.ts';
import { FULLEST, type Choice, type Filters, type SearchStatement, type Sort } from './search-statement.ts';
import { HitWalk } from './hit-walk.ts';
import { answerTo, PAGE, pageOf, type Answer, type Meant } from './search-answer.ts';
import { GroupedHits } from './grouped.svelte.ts';
import { OwnNotes } from './own-notes.svelte.ts';
import { Paged } from './paged.svelte.ts';

/**
 * Long enough for a fast typist's next key, short enough to feel immediate. The first key after as long a rest is not
 * made to wait: a word comes whole from an input method, and nothing else does for a while.
 */
const PAUSE_MS = 90;
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
  isSlow = $state(false);
  /** Of a report with an original only the original is counted: its digest says the same once more. */
  countsFullest = $state(true);
  /** Facet value → wanted or not: `year:2022` → include. */
  readonly choices = new SvelteMap<string, Choice>();
  /** The same hits, report by report. */
  readonly groups: GroupedHits;
  /** The search as it was last run; null while there is none. */
  ran = $state.raw<SearchStatement | null>(null);
  /** From the last hit of a report to the first of the next. */
  readonly walk: HitWalk;
  /** One's own notes and tags that hold the words. */
  readonly notes: OwnNotes;
  readonly #hits: Paged<Hit>;
  readonly #answer: LiveQuery<SearchStatement, Answer>;
  readonly #suggested: LiveQuery<Request<'search.suggest'>, readonly Suggestion[]>;
  /** All of the reports in which hits stand, of whatever is shown report by report. */
  readonly #reports: LiveQuery<SearchStatement, SearchResult['reports']>;
  #pageError = $state.raw<unknown>(null);
  #composing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #typedLast = -Infinity;
  #slow: ReturnType<typeof setTimeout> | undefined;

  constructor(client: WindowClient) {
    this.groups = new GroupedHits(client);
    this.walk = new HitWalk(client);
    this.notes = new OwnNotes(client);
    this.#hits = new Paged<Hit>(
      client,
      PAGE,
      async (call, offset) => (await call('search.run', pageOf(this.statement, offset))).hits,
      (error) => (this.#pageError = error),
    );
    this.#answer = new LiveQuery(client, answerTo, { onanswer: () => this.#listHits() });
    // Suggestions are a convenience: without them the search itself still answers.
    this.#suggested = liveMethod(client, 'search.suggest');
    this.#reports = new LiveQuery(
      client,
      async (call, statement) => (await call('search.run', { ...statement, limit: 1 })).reports,
    );
  }

  /** Null while there is no answer to what is asked: what was found before is not shown for it. */
  get result(): SearchResult | null {
    return this.#isOver ? null : (this.#answer.value?.result ?? null);
  }

  /** What was found last belongs to another search; a quick answer to a keystroke does not flicker. */
  get #isOver(): boolean {
    return this.#answer.error !== null || (this.isSlow && this.#answer.isLoading);
  }

  /** The query that `result` answers. */
  get answered(): string {
    return this.#answer.value?.query ?? '';
  }

  /** Set where nothing was found and the first suggestion finds something. */
  get meant(): Meant | null {
    return this.#isOver ? null : (this.#answer.value?.meant ?? null);
  }

  get suggestions(): readonly Suggestion[] {
    return this.#suggested.value ?? [];
  }

  get error(): unknown {
    return this.#answer.error ?? this.#pageError;
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
  get statement(): SearchStatement {
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
    this.countsFullest = true;
    this.type('');
  }

  /** Takes over what was searched for at another stop of the window; a search that is set already is not run again. */
  async return(statement: SearchStatement | null): Promise<void> {
    if (dequal(statement, this.ran)) return;
    if (statement) return this.adopt(statement);
    this.choices.clear();
    this.countsFullest = true;
    this.text = '';
    await this.run();
  }

  /** Takes over a search from an address, the history or the notebook, and runs it. */
  async adopt(statement: SearchStatement): Promise<void> {
    this.text = statement.query;
    this.exact = statement.exact;
    this.sort = statement.sort;
    this.choices.clear();
    const { fullness, ...filters } = statement.filters;
    this.countsFullest = fullness?.include.includes('fullest') ?? false;
    for (const [facet, filter] of Object.entries(filters)) {
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

  countFullest(countsFullest: boolean): void {
    this.countsFullest = countsFullest;
    void this.run();
  }

  /** Whether hits of a facet's value are among those that are listed. */
  isCounted(facet: FacetName, value: string): boolean {
    const hasChosen = [...this.choices].some(
      ([key, choice]) => key.startsWith(`${facet}:`) && choice === 'include',
    );
    return this.choiceOf(facet, value) === (hasChosen ? 'include' : null);
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

  /** The reports in which the hits that are shown stand; the first of them while the others are on the way. */
  get reports(): SearchResult['reports'] {
    const { shown } = this;
    const all = dequal(this.#reports.answered, this.statement) ? this.#reports.value : null;
    return all?.length === shown?.reportCount ? (all ?? []) : (shown?.reports ?? []);
  }

  /** Called where the hits are shown report by report. */
  needReports(): void {
    const { shown } = this;
    if (shown && shown.reports.length < shown.reportCount) void this.#reports.ask(this.statement);
  }

  /** Runs the query that is set, now. */
  async run(): Promise<void> {
    clearTimeout(this.#timer);
    clearTimeout(this.#slow);
    const { text: query, exact, sort } = this;
    this.ran = this.isActive ? { query, exact, sort, filters: this.#filters() } : null;
    if (!this.ran) {
      this.isSlow = false;
      this.#answer.close();
      this.#suggested.close();
      this.notes.find(null);
      this.#listHits();
      return;
    }
    const slow = setTimeout(() => (this.isSlow = true), PATIENCE_MS);
    this.#slow = slow;
    const answer = this.#answer.ask(this.ran);
    this.notes.find(query);
    await answer;
    if (this.#slow !== slow) return;
    clearTimeout(slow);
    this.isSlow = false;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    const isRested = now - this.#typedLast > PAUSE_MS;
    this.#typedLast = now;
    this.#timer = setTimeout(
      () => {
        void this.run();
        const text = this.text.trim().slice(0, 200);
        if (text !== '') void this.#suggested.ask({ text, limit: 7 });
      },
      isRested ? 0 : PAUSE_MS,
    );
  }

  #listHits(): void {
    const { meant, result } = this.#answer.value ?? {};
    const found = meant?.result ?? result;
    this.#pageError = null;
    this.#hits.start(found?.hits ?? null);
    this.groups.start({ ...this.statement, query: meant?.query ?? this.text }, found?.reports ?? []);
  }

  #filters(): Filters {
    const filters: Filters = this.countsFullest ? { ...FULLEST } : {};
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
