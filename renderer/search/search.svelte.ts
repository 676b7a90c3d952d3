import { dequal } from 'dequal';
import type { Request } from '../../data/contract/requests.ts';
import type { FacetName, Hit, SearchResult, Suggestion } from '../../data/contract/search-model.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, LiveQuery } from '../shared/live-query.svelte.ts';
import { whenIdle } from '../shared/when-idle.ts';
import type { Choice, SearchStatement, Sort } from './search-statement.ts';
import { FacetChoices } from './facet-choices.svelte.ts';
import { HitWalk } from './hit-walk.ts';
import { answerTo, listedIn, PAGE, pageOf, type Answer, type Meant } from './search-answer.ts';
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

type Timer = ReturnType<typeof setTimeout>;

/**
 * The one search field and its result. A query runs after a pause in typing and never during IME composition; a reply
 * that was overtaken is dropped. Hits are fetched in pages as they scroll into view.
 */
export class SearchState {
  text = $state('');
  exact = $state(false);
  sort = $state<Sort>('relevance');
  isSlow = $state(false);
  readonly choices = new FacetChoices();
  /** The same hits, report by report. */
  readonly groups: GroupedHits;
  /** The search as it was last run; null while there is none. */
  ran = $state.raw<SearchStatement | null>(null);
  /** From the last hit of a report to the first of the next. */
  readonly walk: HitWalk;
  /** One's own notes and tags that hold the words. */
  readonly notes: OwnNotes;
  /** The search whose hits are listed; with the suggestion where that stands in for it. */
  #listed = $state.raw<SearchStatement | null>(null);
  readonly #hits: Paged<Hit>;
  readonly #answer: LiveQuery<SearchStatement, Answer>;
  readonly #suggested: LiveQuery<Request<'search.suggest'>, readonly Suggestion[]>;
  /** All of the reports in which hits stand, of whatever is shown report by report. */
  readonly #reports: LiveQuery<SearchStatement, SearchResult['reports']>;
  #pageError = $state.raw<unknown>(null);
  /** The field has been emptied, and nothing answered since. */
  #isEmptied = $state(true);
  /** Words were typed, and completions of them are wanted. */
  #wantsSuggestions = false;
  #composing = false;
  #timer: Timer | undefined;
  #typedLast = -Infinity;
  #slow: Timer | undefined;

  constructor(client: WindowClient) {
    this.groups = new GroupedHits(client);
    this.walk = new HitWalk(client);
    this.notes = new OwnNotes(client);
    this.#hits = new Paged<Hit>(
      client,
      PAGE,
      // Nothing is needed before something is listed.
      async (call, offset) => (await call('search.run', pageOf(this.#listed!, offset))).hits,
      (error) => (this.#pageError = error),
    );
    this.#answer = new LiveQuery(client, answerTo, {
      isShown: () => this.isActive,
      onanswer: (answer, statement) => this.#listHits(answer, statement),
    });
    // Suggestions are a convenience: without them the search itself still answers.
    this.#suggested = liveMethod(client, 'search.suggest');
    this.#reports = new LiveQuery(
      client,
      async (call, statement) => (await call('search.run', { ...statement, limit: 1 })).reports,
    );
  }

  /**
   * What was found last. It stays when the field is emptied, for a list that is put aside and comes back; null while
   * there is no answer to what is asked: what was found before is not shown for it.
   */
  get last(): Answer | null {
    return this.#isOver ? null : this.#answer.value;
  }

  /** What was found last belongs to another search; a quick answer to a keystroke does not flicker. */
  get #isOver(): boolean {
    return this.#answer.error !== null || (this.isSlow && this.#answer.isLoading);
  }

  get #current(): Answer | null {
    return this.#isEmptied ? null : this.last;
  }

  get result(): SearchResult | null {
    return this.#current?.result ?? null;
  }

  /** The query that `result` answers. */
  get answered(): string {
    return this.#isEmptied ? '' : (this.#answer.value?.query ?? '');
  }

  /** Set where nothing was found and the first suggestion finds something. */
  get meant(): Meant | null {
    return this.#current?.meant ?? null;
  }

  get suggestions(): readonly Suggestion[] {
    return this.#suggested.value ?? [];
  }

  get error(): unknown {
    return this.#answer.error ?? this.#pageError ?? this.#reports.error;
  }

  /** True while a query is set, whatever it found. */
  get isActive(): boolean {
    return this.text.trim() !== '';
  }

  /** There is something to show of the query, be it that it takes long: what stood there before stays until then. */
  get hasComeUp(): boolean {
    return this.isActive && (!this.#isEmptied || this.isSlow || this.error !== null);
  }

  /** What the list shows: the result, or that of the suggestion which stands in for an empty one. */
  get shown(): SearchResult | null {
    return this.#current && listedIn(this.#current);
  }

  /** The search whose hits are shown, whatever is typed meanwhile; where none are shown, as it is set. */
  get statement(): SearchStatement {
    if (this.#current && this.#listed) return this.#listed;
    return { query: this.text, exact: this.exact, sort: this.sort, filters: this.choices.asFilters };
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
    this.choices.forget();
    this.type('');
  }

  /** Takes over what was searched for at another stop of the window; a search that is set already is not run again. */
  async return(statement: SearchStatement | null): Promise<void> {
    if (dequal(statement, this.ran)) return;
    if (statement) return this.adopt(statement);
    this.choices.forget();
    this.text = '';
    await this.run();
  }

  /** Takes over a search from an address, the history or the notebook, and runs it. */
  async adopt(statement: SearchStatement): Promise<void> {
    this.text = statement.query;
    this.exact = statement.exact;
    this.sort = statement.sort;
    this.choices.adopt(statement.filters);
    this.#wantsSuggestions = false;
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

  countFullest(countsFullest: boolean): void {
    this.choices.countsFullest = countsFullest;
    void this.run();
  }

  /** Sets a facet value, or takes it back when it was set the same way. */
  choose(facet: FacetName, value: string, choice: Choice): void {
    this.choices.turn(facet, value, choice);
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
    const all = this.#listed && this.#reports.to(this.#listed);
    return all?.length === shown?.reportCount ? (all ?? []) : (shown?.reports ?? []);
  }

  /** Called where the hits are shown report by report. */
  needReports(): void {
    const { shown } = this;
    if (shown && this.#listed && shown.reports.length < shown.reportCount)
      void this.#reports.ask(this.#listed);
  }

  /** Once more, after a failure: the search itself where that failed, else what was missing of its hits. */
  async again(): Promise<void> {
    const { value, answered, error } = this.#answer;
    if (error === null && value && answered) this.#listHits(value, answered);
    else await this.run();
  }

  /** Runs the query that is set, now. */
  async run(): Promise<void> {
    clearTimeout(this.#timer);
    clearTimeout(this.#slow);
    const { text: query, exact, sort } = this;
    this.ran = this.isActive ? { query, exact, sort, filters: this.choices.asFilters } : null;
    this.#slow = undefined;
    if (!this.ran) {
      this.isSlow = this.#wantsSuggestions = false;
      this.#isEmptied = true;
      this.#answer.leave();
      this.#suggested.close();
      this.notes.find(null);
      return;
    }
    const slow = setTimeout(() => {
      this.isSlow = true;
      this.#askBeside(slow);
    }, PATIENCE_MS);
    this.#slow = slow;
    await this.#answer.ask(this.ran);
    if (this.#slow !== slow) return;
    clearTimeout(slow);
    this.isSlow = this.#isEmptied = false;
    this.#askBeside(slow);
  }

  /** What stands beside the hits comes behind them, unless they are long in coming. */
  #askBeside(search: Timer): void {
    whenIdle(() => {
      if (this.#slow !== search) return;
      this.notes.find(this.text);
      const text = this.text.trim().slice(0, 200);
      if (this.#wantsSuggestions && text !== '') void this.#suggested.ask({ text, limit: 7 });
    });
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    const isRested = now - this.#typedLast > PAUSE_MS;
    this.#typedLast = now;
    const search = (): void => {
      this.#wantsSuggestions = true;
      void this.run();
    };
    // At once is now: behind a timer the window would draw first, and the host would wait.
    if (isRested) search();
    else this.#timer = setTimeout(search, PAUSE_MS);
  }

  #listHits(answer: Answer, statement: SearchStatement): void {
    this.#isEmptied = false;
    const found = listedIn(answer);
    this.#listed = { ...statement, query: answer.meant?.query ?? statement.query };
    this.#pageError = null;
    this.#reports.leave();
    this.#hits.start(found.hits);
    this.groups.start(this.#listed, found.reports);
  }
}
