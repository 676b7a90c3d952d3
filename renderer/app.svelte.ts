import type { ArchiveClient } from '../data/contract/api.ts';
import type { Column } from '../data/contract/comparison-model.ts';
import { ArchiveError, ERROR_SENTENCES } from '../data/contract/errors.ts';
import type { LibraryStatus } from '../data/contract/library-model.ts';
import type { EditionName, PassageId, ReportId, ReportSummary, TextRange } from '../data/contract/model.ts';
import type { Suggestion } from '../data/contract/search-model.ts';
import { AnnotationsState } from './annotations/annotations.svelte.ts';
import { PlacesToLookAt } from './annotations/places-to-look-at.svelte.ts';
import { NoteFilter } from './annotations/note-filter.svelte.ts';
import { CompareState } from './compare/compare.svelte.ts';
import { yearsBeside } from './compare/years-beside.ts';
import { IndicatorsState } from './indicators/indicators.svelte.ts';
import { Messages } from './messages/messages.svelte.ts';
import { tellMovedNotes } from './moved-notes.ts';
import { NoteWays } from './note-ways.ts';
import { ProgrammesState } from './programmes/programmes.svelte.ts';
import { TermsState } from './programmes/terms.svelte.ts';
import { ReaderState } from './reader/reader.svelte.ts';
import { FigureVerdicts } from './reader/verdicts.svelte.ts';
import { searchIn, type Asked } from './search/asked.ts';
import { IndexRepair } from './search/index-repair.svelte.ts';
import { SearchTools } from './search/search-tools.svelte.ts';
import { SearchState } from './search/search.svelte.ts';
import { AboutState } from './settings/about.svelte.ts';
import { ArchivesState } from './settings/archives.svelte.ts';
import { BackupsState } from './settings/backups.svelte.ts';
import { ImportState } from './settings/import.svelte.ts';
import { PreferencesState } from './settings/preferences.svelte.ts';
import { AuthorName } from './shared/author-name.svelte.ts';
import { Notices } from './shared/notices.svelte.ts';
import { reportName } from './shared/report-name.ts';
import { formatRoute, HOME, parseRoute, type CompareMode, type Route } from './shared/route.ts';

/** The whole window: what is open and where it is. The only place that knows more than one feature. */
export class AppState {
  readonly client: ArchiveClient;
  readonly messages = new Messages();
  readonly notices = new Notices();
  readonly author: AuthorName;
  readonly about: AboutState;
  readonly archives: ArchivesState;
  readonly backups: BackupsState;
  readonly preferences: PreferencesState;
  readonly search: SearchState;
  readonly tools: SearchTools;
  readonly repair: IndexRepair;
  readonly reader: ReaderState;
  readonly verdicts: FigureVerdicts;
  readonly imports: ImportState;
  readonly notes: AnnotationsState;
  readonly ways: NoteWays;
  readonly places: PlacesToLookAt;
  /** Of the pane beside the reader, and of the page of all notes. */
  readonly noteFilters: { readonly pane: NoteFilter; readonly page: NoteFilter };
  readonly compare: CompareState;
  readonly indicators: IndicatorsState;
  readonly programmes: ProgrammesState;
  readonly terms: TermsState;
  route = $state.raw<Route>(HOME);
  status = $state.raw<LibraryStatus | null>(null);
  reports = $state.raw<readonly ReportSummary[]>([]);
  /** The library could not be asked at all. */
  error = $state.raw<unknown>(null);
  /** The address that the route was read from. */
  #followed = '';

  constructor(client: ArchiveClient) {
    this.client = client;
    this.author = new AuthorName(client);
    this.about = new AboutState(client);
    this.archives = new ArchivesState(client, this.messages, this.notices, () => this.refresh());
    this.backups = new BackupsState(client, () => void this.#restored());
    this.preferences = new PreferencesState(client, this.messages, this.author);
    this.search = new SearchState(client);
    this.tools = new SearchTools(client, this.messages, this.notices);
    this.repair = new IndexRepair(client, () => void this.refresh());
    this.reader = new ReaderState(client, (report) => void this.notes.follow(report));
    this.verdicts = new FigureVerdicts(client, this.messages, this.notices, () => this.figuresJudged());
    this.imports = new ImportState(client, () => void this.refresh());
    this.notes = new AnnotationsState({
      client,
      messages: this.messages,
      notices: this.notices,
      author: this.author,
      reportName: (reportId) => reportName(this.reports, reportId),
      oncorrected: () => void this.reader.reloadCorrections(),
    });
    const go = (route: Route): void => this.go(route);
    this.ways = new NoteWays({ client, notes: this.notes, reader: this.reader, go });
    this.places = new PlacesToLookAt(client, this.notes.changes);
    const yearOf = (id: ReportId) => this.reports.find((one) => one.reportId === id)?.yearCovered ?? null;
    this.noteFilters = { pane: new NoteFilter(client, yearOf), page: new NoteFilter(client, yearOf) };
    this.compare = new CompareState(client);
    this.indicators = new IndicatorsState(client);
    this.programmes = new ProgrammesState(client);
    this.terms = new TermsState(client, this.messages, this.notices, () => this.#termsChanged());
  }

  /** Asks what is there; called at the start and after anything that changes it. */
  async load(): Promise<void> {
    try {
      const [status, reports] = await Promise.all([
        this.client.call('library.status', {}),
        this.client.call('reports.list', {}),
        this.preferences.load(),
        this.notes.load(),
        this.tools.load(),
      ]);
      this.status = status;
      this.reports = reports;
      this.error = null;
      void this.repair.notice(status.problems.some(({ code }) => code === 'index_damaged'));
    } catch (error) {
      this.error = error;
    }
  }

  /** Comes from an address that was typed, pasted or loaded: it may carry a search, which is run as well. */
  async arrive(hash: string): Promise<void> {
    const asked = searchIn(hash);
    if (asked) await this.search.adopt(asked);
    await this.follow(hash);
  }

  /** Follows the address; the address follows `go`. */
  async follow(hash: string): Promise<void> {
    this.#followed = hash;
    this.route = parseRoute(hash);
    const { route, reports } = this;
    if (route.view === 'read') await this.#showRead(route.reportId, route.edition, route.place);
    else if (route.view === 'compare') await this.#showCompare(route);
    else if (route.view === 'indicators') await this.indicators.show(route.agency, reports, route.choices);
    else if (route.view === 'notes') await this.notes.loadAll();
    else if (route.view === 'library') await this.backups.load();
    else if (route.view === 'programmes') await this.programmes.show(route.name, reports, route.choices);
  }

  go(route: Route): void {
    const hash = formatRoute(route);
    if (hash === location.hash) void this.follow(hash);
    else location.hash = hash;
  }

  /** Beside the name of something suggested: where it is from. */
  describe({ reportId, detail }: Suggestion): string {
    return (reportId && detail === reportId ? reportName(this.reports, reportId) : null) ?? detail;
  }

  /** Opens an address that somebody pasted. */
  openLink(hash: string): void {
    if (hash === location.hash) void this.arrive(hash);
    else location.hash = hash;
  }

  /** The hits of a query live beside the reader; the report that was open there stays. */
  showHits(): void {
    const { report } = this.reader;
    if (this.route.view === 'read') return;
    const { reportId = null, edition = null } = report ?? {};
    this.go({ view: 'read', reportId, edition, place: null });
  }

  runSearch(asked: Asked): void {
    void this.search.adopt(asked);
    this.tools.history.keep(asked.query);
    this.showHits();
  }

  openPassage(
    reportId: ReportId,
    edition: EditionName | null,
    passageId: PassageId | null,
    range: TextRange | null,
  ): void {
    this.go({ view: 'read', reportId, edition, place: passageId && { passageId, range } });
  }

  /** Next or previous hit of the query in the open report; the first hit of all when none is open. */
  step(by: 1 | -1): void {
    if (this.route.view === 'read' && this.reader.step(by)) return;
    const first = this.search.hitAt(0);
    if (first) this.openPassage(first.reportId, first.edition, first.passageId, first.ranges[0] ?? null);
  }

  /** The years of the report's agency side by side; where it has one year only, the reports there are. */
  compareWithOtherYears(report: ReportSummary): void {
    const columns = yearsBeside(report, this.reports);
    this.go({ view: 'compare', columns, mode: 'text' });
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

  /** An import or another change of the library: everything that was read is read again. */
  async refresh(): Promise<void> {
    await this.load();
    this.tools.figures.forget();
    await this.reader.reload();
    await this.notes.follow(this.reader.report);
    await tellMovedNotes(this);
    await Promise.all([
      this.compare.reload(this.reports),
      this.indicators.reload(this.reports),
      this.programmes.reload(this.reports),
    ]);
    await this.search.run();
  }

  /** The notebook is as a backup has it. */
  async #restored(): Promise<void> {
    const run = (): void => void this.turn('undo');
    this.notices.show(this.messages.backups.restored, { action: { label: this.messages.app.undo, run } });
    await Promise.all([
      this.load(),
      this.notes.reload(),
      this.reader.reloadCorrections(),
      this.figuresJudged(),
      this.terms.reload(),
    ]);
  }

  /** Figures were judged, or that was undone: whatever shows them is read again. */
  async figuresJudged(): Promise<void> {
    await this.reader.reloadFigures();
    await this.indicators.reload(this.reports);
  }

  /** The notebook's last action is taken back or done again; it may have been about a figure. */
  async turn(direction: 'undo' | 'redo'): Promise<void> {
    await this.notes.changes.turn(direction);
    await this.figuresJudged();
    await this.compare.entriesChanged();
    await this.terms.reload();
  }

  /** A name was added to the thesaurus or taken out: programmes and hits may be others. */
  async #termsChanged(): Promise<void> {
    await Promise.all([this.programmes.reload(this.reports), this.search.run()]);
  }

  /** Tells the person that something did not work, by the sentence of its code. */
  fail(error: unknown): void {
    const code = error instanceof ArchiveError ? error.code : 'internal';
    this.notices.show(ERROR_SENTENCES[code][this.messages.locale], { tone: 'bad' });
  }

  /** What was compared last, as far as the library still holds it. */
  get lastCompared(): readonly Column[] {
    const kept = parseRoute(this.preferences.layoutOf('compare') ?? '');
    const known = new Set(this.reports.map((report) => report.reportId));
    return kept.view === 'compare' ? kept.columns.filter((column) => known.has(column.reportId)) : [];
  }

  async #showCompare(route: Extract<Route, { view: 'compare' }>): Promise<void> {
    if (route.columns.length > 1) this.preferences.keepLayout('compare', formatRoute(route));
    await this.compare.show(route.columns, route.mode, this.reports, route.choices ?? {});
  }

  async #showRead(
    reportId: ReportId | null,
    edition: EditionName | null,
    place: { passageId: PassageId; range: TextRange | null } | null,
  ) {
    const opening = this.reader.open(reportId, edition, place);
    // Asked for right behind the text: they are on their way while it is drawn.
    if (reportId !== null) this.notes.expect(reportId);
    await opening;
    void this.notes.follow(this.reader.report);
    await this.reader.find(this.search.shownQuery, this.search.exact);
  }
}
