import type { Column } from '../data/contract/comparison-model.ts';
import type { EditionName, PassageId, ReportId, ReportSummary, TextRange } from '../data/contract/model.ts';
import type { Suggestion } from '../data/contract/search-model.ts';
import { yearsBeside } from './compare/years-beside.ts';
import { Features } from './features.svelte.ts';
import { tellMovedNotes } from './moved-notes.ts';
import { NoteWays } from './note-ways.ts';
import { searchIn, type SearchStatement } from './search/search-statement.ts';
import type { WindowClient } from './shared/changes.ts';
import { formatRoute, HOME, parseRoute, type CompareMode, type Place, type Route } from './shared/route.ts';

/** The whole window: where it is, and what leads from one feature to another. */
export class AppState extends Features {
  readonly ways: NoteWays;
  route = $state.raw<Route>(HOME);
  /** The address that the route was read from. */
  #followed = '';

  constructor(client: WindowClient) {
    super(client, (view) => this.route.view === view);
    const go = (route: Route): void => this.go(route);
    this.ways = new NoteWays({ client, notes: this.notes, reader: this.reader, go });
    client.changes.listen((things) => {
      // Other texts, not other words in them: notes may stand elsewhere.
      if (things.includes('archives') && things.includes('texts')) void tellMovedNotes(this);
    });
  }

  /** Comes from an address that was typed, pasted or loaded: it may carry a search, which is run as well. */
  async arrive(hash: string): Promise<void> {
    const statement = searchIn(hash);
    if (statement) await this.search.adopt(statement);
    await this.follow(hash);
  }

  /** Follows the address; the address follows `go`. */
  async follow(hash: string): Promise<void> {
    this.#followed = hash;
    this.route = parseRoute(hash);
    const { route } = this;
    if (route.view === 'read') await this.#showRead(route.reportId, route.edition, route.place);
    else if (route.view === 'compare') await this.#showCompare(route);
    else if (route.view === 'indicators') await this.indicators.show(route.agency, route.choices);
    else if (route.view === 'notes') await this.notes.loadAll();
    else if (route.view === 'library') await Promise.all([this.backups.load(), this.holdings.load()]);
    else if (route.view === 'programmes') await this.programmes.show(route.name, route.choices);
  }

  go(route: Route): void {
    this.openLink(formatRoute(route), (hash) => void this.follow(hash));
  }

  /** Opens an address that somebody pasted; `stay`: what is done where the window is there already. */
  openLink(hash: string, stay: (hash: string) => void = (same) => void this.arrive(same)): void {
    if (hash === location.hash) stay(hash);
    else location.hash = hash;
  }

  /** Beside the name of something suggested: where it is from. */
  describe({ reportId, detail }: Suggestion): string {
    return (reportId && detail === reportId ? this.library.nameOf(reportId) : null) ?? detail;
  }

  /** The hits of a query live beside the reader; the report that was open there stays. */
  showHits(): void {
    const { report } = this.reader;
    if (this.route.view === 'read') return;
    this.openPassage(report?.reportId ?? null, report?.edition ?? null, null, null);
  }

  runSearch(statement: SearchStatement): void {
    void this.search.adopt(statement);
    this.tools.history.keep(statement.query);
    this.showHits();
  }

  openPassage(
    reportId: ReportId | null,
    edition: EditionName | null,
    passageId: PassageId | null,
    range: TextRange | null,
  ): void {
    this.go({ view: 'read', reportId, edition, place: passageId && { passageId, range } });
  }

  /** Out of the holdings. What another archive says of the report stays open; where nothing does, none is. */
  async removeHeld(reportId: ReportId): Promise<void> {
    await this.holdings.remove(reportId);
    const left = await this.library.settled();
    const isLeft = left?.some((one) => one.reportId === reportId) ?? false;
    if (this.route.view === 'read' && this.route.reportId === reportId)
      this.openPassage(isLeft ? reportId : null, null, null, null);
  }

  /** Next or previous hit of the query in the open report; the first hit of all when none is open. */
  step(by: 1 | -1): void {
    if (this.route.view === 'read' && this.reader.step(by)) return;
    const first = this.search.hitAt(0);
    if (first) this.openPassage(first.reportId, first.edition, first.passageId, first.ranges[0] ?? null);
  }

  /** The years of the report's agency side by side; where it has one year only, the reports there are. */
  compareWithOtherYears(report: ReportSummary): void {
    this.go({ view: 'compare', columns: yearsBeside(report, this.reports), mode: 'text' });
  }

  compareColumns(columns: readonly Column[], mode: CompareMode = this.compare.mode): void {
    this.go({ view: 'compare', columns, mode, choices: this.compare.choices });
  }

  /** The route with the choices that were made since it was followed. */
  get here(): Route {
    const { route } = this;
    switch (route.view) {
      case 'compare':
      case 'indicators':
      case 'programmes':
        return { ...route, choices: this[route.view].choices };
      default:
        return route;
    }
  }

  /** Lets the address tell what is on the screen, without a step in the history for every choice. */
  keepAddress(): void {
    const { here } = this;
    const address = formatRoute(here);
    // While another address is on its way it is not ours to change.
    if (address === formatRoute(this.route) || location.hash !== this.#followed) return;
    this.route = here;
    this.#followed = address;
    history.replaceState(history.state, '', address);
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
    await this.reader.find(this.search.shownQuery, this.search.exact);
  }
}
