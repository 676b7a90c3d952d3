import { untrack } from 'svelte';
import type { Column } from '../data/contract/comparison-model.ts';
import type { EditionName, ReportId } from '../data/contract/model.ts';
import { Features } from './features.svelte.ts';
import { ANY_PAGE } from './pages/pages.svelte.ts';
import { fromParameters, searchIn, toParameters, withSearch } from './search/search-statement.ts';
import type { WindowClient } from './shared/changes.ts';
import { endTyping } from './shared/end-typing.ts';
import { formatRoute, HOME, parseRoute, type Choices, type Place, type Route } from './shared/route.ts';
import { Tickets } from './shared/tickets.ts';
import { keptIn, Visits } from './shared/visits.svelte.ts';

export const SIDES = ['outline', 'figures', 'notes', 'doubts'] as const;
export type Side = (typeof SIDES)[number];

/** Long enough for a person to have come to rest: whoever types a query or scrolls on is written about once, at the end. */
const PAUSE_MS = 4000;
/** As the notebook takes it. */
const MOST_KEPT = 10_000;

/** Fetches the code that an address needs to be drawn; null where it is there. */
export type Bring = (route: Route) => Promise<unknown> | null;

/** Where the window is: every view is an address, which is followed, kept, and come back to. */
export class Navigation extends Features {
  route = $state.raw<Route>(HOME);
  /** What stands beside the text. */
  side = $state<Side>('outline');
  readonly visits: Visits;
  /** Until then the address says where to go, and nothing on the screen says otherwise. */
  #hasBegun = $state(false);
  #remembering: ReturnType<typeof setTimeout> | undefined;
  readonly #bring: Bring;
  readonly #ways = new Tickets();
  /** What follows is on its way; what is on the screen stays until it can be drawn. */
  #isComing = $state(false);

  constructor(client: WindowClient, bring: Bring = () => null) {
    super(client, (view) => this.route.view === view);
    this.#bring = bring;
    this.visits = new Visits(
      (address, beside) => this.arrive(address, beside),
      () => this.#remember(),
    );
    this.goToLibrary = () => this.go({ view: 'library' });
  }

  /** The screen still shows where the person was before. */
  get isComing(): boolean {
    return this.#isComing;
  }

  /** Where the window was left, unless it is opened with an address. */
  begin(): Promise<void> {
    this.#hasBegun = true;
    return this.visits.begin(keptIn(this.preferences.layoutOf('last')));
  }

  /**
   * Comes to an address. One that was typed, pasted or loaded may carry a search, which is run as well; `beside` is the
   * search that was set when the window was there before.
   */
  async arrive(hash: string, beside: string | null = null): Promise<void> {
    const statement = beside === null ? searchIn(hash) : fromParameters(new URLSearchParams(beside));
    const searching = statement || beside !== null ? this.search.return(statement) : null;
    await this.follow(hash);
    await searching;
  }

  /** Follows the address; the address follows `go`. */
  async follow(hash: string): Promise<void> {
    const route = parseRoute(hash);
    const brought = this.#brought(route, hash);
    if (brought !== true && !(await brought)) return;
    // Both at once: between them the address would be told what is on the screen no longer.
    this.#isComing = false;
    // A form is open where it was asked for; what was typed into it is kept.
    if (route.view !== this.route.view) this.records.close();
    this.route = route;
    if (route.view === 'read') {
      this.side = SIDES.find((side) => side === route.choices?.['side']) ?? 'outline';
      this.pages.return(route.choices?.['pages'] ?? null);
    }
    if (route.view === 'notes') this.noteFilters.page.adopt(route.choices ?? {});
    if (route.view === 'read') await this.#showRead(route.reportId, route.edition, route.place);
    else if (route.view === 'compare') await this.#showCompare(route);
    else if (route.view === 'indicators') await this.indicators.show(route.agency, route.choices);
    else if (route.view === 'notes') await this.notes.loadAll();
    else if (route.view === 'library') await Promise.all([this.backups.load(), this.holdings.load()]);
    else if (route.view === 'programmes') await this.programmes.show(route.name, route.choices);
  }

  /** Whether the code of the view is there, and nothing else has been gone to meanwhile. */
  #brought(route: Route, hash: string): boolean | Promise<boolean> {
    const ticket = this.#ways.take();
    const coming = this.#bring(route);
    this.#isComing = coming !== null;
    if (coming === null) return true;
    const retry = { label: this.messages.app.retry, run: () => void this.follow(hash) };
    return coming
      .then(() => ticket.isCurrent())
      .catch(() => {
        if (ticket.isCurrent()) this.#isComing = false;
        return this.tellMissing(retry);
      });
  }

  go(route: Route): void {
    const address = this.#addressOf(this.#chosen(route));
    if (address !== this.visits.address) this.visits.push(address, this.#beside);
    void this.follow(address);
  }

  /** The page of notes, narrowed to what is given and nothing else. */
  showNotes(choices: Choices): void {
    this.go({ view: 'notes', choices });
  }

  /** Opens an address that somebody pasted. */
  openLink(hash: string): void {
    if (hash !== this.visits.address) this.visits.push(hash, this.#beside);
    void this.arrive(hash);
  }

  /** A view that one goes to without a word about its choices is as it was left. */
  #chosen(route: Route): Route {
    if (route.view === 'read' && !route.choices) return { ...route, choices: this.#besideChoices(false) };
    if (route.view === 'notes' && !route.choices)
      return { ...route, choices: this.noteFilters.page.asChoices };
    return route;
  }

  /** What stands beside the text; the page too, unless one goes to another place. */
  #besideChoices(isHere: boolean): Choices {
    const { asChoice } = this.pages;
    return {
      ...(this.side !== 'outline' && { side: this.side }),
      ...(asChoice !== null && { pages: isHere ? asChoice : ANY_PAGE }),
    };
  }

  /** The search that is set; it lives beside every view and stands in the address where its hits are seen. */
  get #beside(): string {
    return this.search.ran ? toParameters(this.search.ran).toString() : '';
  }

  #addressOf(route: Route): string {
    const address = formatRoute(route);
    const { ran } = this.search;
    return ran && (route.view === 'read' || route.view === 'search') ? withSearch(address, ran) : address;
  }

  /** The route with the choices that were made since it was followed. */
  get here(): Route {
    const { route } = this;
    switch (route.view) {
      case 'compare':
      case 'indicators':
      case 'programmes':
        return { ...route, choices: this[route.view].choices };
      case 'read':
        return { ...route, choices: this.#besideChoices(true) };
      case 'notes':
        return { ...route, choices: this.noteFilters.page.asChoices };
      default:
        return route;
    }
  }

  /** Lets the address tell what is on the screen, without a step in the history for every choice. */
  keepAddress(): void {
    const { here } = this;
    const [beside, hasBegun, isComing] = [this.#beside, this.#hasBegun, this.#isComing];
    untrack(() => {
      const isSame = formatRoute(here) === formatRoute(this.route) && beside === this.visits.kept.beside;
      // While another address is on its way it is not ours to change.
      if (isSame || !hasBegun || isComing || location.hash !== this.visits.address) return;
      this.route = here;
      this.visits.rename(this.#addressOf(here), beside);
    });
  }

  /** For the next start. Not at every step of the wheel. */
  #remember(): void {
    clearTimeout(this.#remembering);
    this.#remembering = setTimeout(() => this.#writeDown(), PAUSE_MS);
  }

  #writeDown(): void {
    const kept = JSON.stringify(this.visits.kept);
    if (kept.length < MOST_KEPT && kept !== this.preferences.layoutOf('last'))
      this.preferences.keepLayout('last', kept);
  }

  /** The window is closed, or loaded anew: what waits for a pause or for the end of a field is written now. */
  leave(): void {
    this.visits.keep();
    clearTimeout(this.#remembering);
    this.#writeDown();
    endTyping(document.activeElement);
    this.notes.drafts.keepNow();
    this.records.keepNow();
  }

  /** What was compared last, as far as the library still holds it. */
  get lastCompared(): readonly Column[] {
    const kept = parseRoute(this.preferences.layoutOf('compare') ?? '');
    const known = new Set(this.reports.map((report) => report.reportId));
    return kept.view === 'compare' ? kept.columns.filter((column) => known.has(column.reportId)) : [];
  }

  async #showCompare(route: Extract<Route, { view: 'compare' }>): Promise<void> {
    if (route.columns.length > 1) this.preferences.keepLayout('compare', formatRoute(route));
    await this.compare.show(route.columns, route.mode, route.choices ?? {});
  }

  async #showRead(reportId: ReportId | null, edition: EditionName | null, place: Place | null) {
    const opening = this.reader.open(reportId, edition, place);
    // Asked for right behind the text: they are on their way while it is drawn.
    if (reportId !== null) this.notes.expect(reportId);
    await opening;
    void this.notes.follow(this.reader.report);
    const { query, exact } = this.search.statement;
    await this.reader.find(query, exact);
  }
}
