import { ArchiveError, ERROR_SENTENCES } from '../data/contract/errors.ts';
import type { LibraryStatus } from '../data/contract/library-model.ts';
import type { IndicatorId, ReportSummary, ReportId } from '../data/contract/model.ts';
import { AnnotationsState } from './annotations/annotations.svelte.ts';
import { NoteFilter } from './annotations/note-filter.svelte.ts';
import { PlacesToLookAt } from './annotations/places-to-look-at.svelte.ts';
import { CatalogueState } from './catalogue/catalogue.svelte.ts';
import { CollectionsState } from './catalogue/collections.svelte.ts';
import { RecordsState } from './catalogue/records.svelte.ts';
import { TableExchange, type BagTakers } from './catalogue/table-exchange.svelte.ts';
import { ClippingsState } from './clippings/clippings.svelte.ts';
import { CompareState } from './compare/compare.svelte.ts';
import { IndicatorsState } from './indicators/indicators.svelte.ts';
import { Messages } from './messages/messages.svelte.ts';
import { figureOnPage } from './pages/figure-on-page.ts';
import { PagesState } from './pages/pages.svelte.ts';
import { ProgrammesState } from './programmes/programmes.svelte.ts';
import { TermsState } from './programmes/terms.svelte.ts';
import { ReaderState } from './reader/reader.svelte.ts';
import { FigureVerdicts } from './reader/verdicts.svelte.ts';
import { IndexRepair } from './search/index-repair.svelte.ts';
import { SearchState } from './search/search.svelte.ts';
import { SearchTools } from './search/search-tools.svelte.ts';
import { AboutState } from './settings/about.svelte.ts';
import { ArchivesState } from './settings/archives.svelte.ts';
import { ChecksState } from './settings/checks.svelte.ts';
import { BackupsState } from './settings/backups.svelte.ts';
import { ImportState } from './settings/import.svelte.ts';
import { PreferencesState } from './settings/preferences.svelte.ts';
import { AuthorName } from './shared/author-name.svelte.ts';
import type { WindowClient } from './shared/changes.ts';
import { HoldingsState } from './shared/holdings.svelte.ts';
import { KeptPreferences } from './shared/kept-preferences.svelte.ts';
import { LibraryReports } from './shared/library-reports.svelte.ts';
import { liveMethod, type LiveQuery } from './shared/live-query.svelte.ts';
import { ScansState } from './shared/scans.svelte.ts';
import { Quoting } from './shared/quoting.svelte.ts';
import { Notices, type Notice } from './shared/notices.svelte.ts';
import type { View } from './shared/route.ts';

/** What the window holds, made once. No feature knows another; what one changes the others learn from the client. */
export class Features {
  readonly client: WindowClient;
  readonly messages = new Messages();
  readonly notices = new Notices();
  readonly library: LibraryReports;
  readonly author: AuthorName;
  readonly about: AboutState;
  readonly archives: ArchivesState;
  readonly checks: ChecksState;
  readonly backups: BackupsState;
  readonly holdings: HoldingsState;
  readonly preferences: PreferencesState;
  readonly quoting: Quoting;
  readonly clippings: ClippingsState;
  readonly search: SearchState;
  readonly tools: SearchTools;
  readonly repair: IndexRepair;
  readonly reader: ReaderState;
  readonly pages: PagesState;
  readonly scans: ScansState;
  readonly verdicts: FigureVerdicts;
  readonly imports: ImportState;
  readonly notes: AnnotationsState;
  readonly places: PlacesToLookAt;
  /** Of the pane beside the reader, and of the page of all notes. */
  readonly noteFilters: { readonly pane: NoteFilter; readonly page: NoteFilter };
  /** Editing of records, and all of them as one table. */
  readonly records: RecordsState;
  readonly catalogue: CatalogueState;
  readonly collections: CollectionsState;
  readonly catalogueTable: TableExchange;
  readonly compare: CompareState;
  readonly indicators: IndicatorsState;
  readonly programmes: ProgrammesState;
  readonly terms: TermsState;
  readonly #kept: KeptPreferences;
  readonly #status: LiveQuery<object, LibraryStatus>;

  /** `isShown`: whether a view is on the screen; what is not is asked again when it is looked at. */
  constructor(client: WindowClient, isShown: (view: View) => boolean) {
    const { messages, notices } = this;
    const shared = { client, messages, notices };
    const fail = (error: unknown): void => this.fail(error);
    const undo = (actionId: string): void => void this.notes.changes.turn('undo', actionId);
    const on = (view: View) => () => isShown(view);
    this.client = client;
    this.#status = liveMethod(client, 'library.status', { onanswer: (status) => this.#look(status) });
    this.library = new LibraryReports(client, messages);
    this.#kept = new KeptPreferences(client);
    this.author = new AuthorName(this.#kept);
    this.about = new AboutState(client);
    this.archives = new ArchivesState(client, messages, notices);
    this.checks = new ChecksState(client, fail, on('library'));
    this.holdings = new HoldingsState({ ...shared, library: this.library, fail, isShown: on('library') });
    this.backups = new BackupsState(client, () => this.#tellRestored(), on('library'));
    this.preferences = new PreferencesState(this.#kept, messages, this.author);
    this.quoting = new Quoting({
      ...{ client, messages, library: this.library },
      tell: (text) => notices.show(text, { about: 'quoting' }),
      tellClipped: (count) => this.#tellUndoable(messages.clippings.added(count)),
      fail,
      collected: {
        count: () => this.clippings.list.length,
        page: (about) => this.clippings.document(about),
      },
    });
    this.clippings = new ClippingsState({ ...shared, fail, undo, printedOf: this.#printedOf });
    this.search = new SearchState(client);
    const forTools = { library: this.library, kept: this.#kept, isShown: on('search') };
    this.tools = new SearchTools({ ...shared, ...forTools });
    this.repair = new IndexRepair(client);
    this.reader = new ReaderState(client, (report) => void this.notes.follow(report));
    this.scans = new ScansState(client);
    this.pages = new PagesState(client, this.preferences);
    this.verdicts = new FigureVerdicts({ ...shared, undo });
    this.imports = new ImportState(client);
    this.notes = new AnnotationsState({
      ...shared,
      author: this.author,
      reportName: (reportId) => this.library.called(reportId),
      isPageShown: on('notes'),
    });
    this.places = new PlacesToLookAt(client, this.notes.changes);
    const filter = (): NoteFilter => new NoteFilter(client, (reportId) => this.library.yearOf(reportId));
    this.noteFilters = { pane: filter(), page: filter() };
    const reports = (): readonly ReportSummary[] => this.library.list;
    const nameOf = (reportId: ReportId): string => this.library.called(reportId);
    this.records = new RecordsState({ ...shared, kept: this.#kept, reports, nameOf, undo });
    this.collections = new CollectionsState({
      ...{ ...shared, records: this.records, undo, isShown: on('catalogue') },
      living: () => this.tools.saved.list.map(({ name, statement }) => ({ name, search: statement })),
    });
    this.catalogue = new CatalogueState(this.records, messages, reports, () => this.collections.within);
    this.catalogueTable = new TableExchange(client, this.records, messages, this.#ofBags);
    this.compare = new CompareState(client, this.library, on('compare'));
    this.indicators = new IndicatorsState(client, reports, on('indicators'));
    this.programmes = new ProgrammesState(client, reports, on('programmes'));
    this.terms = new TermsState(client, messages, notices, on('programmes'));
  }

  readonly #printedOf = (id: IndicatorId): ReturnType<typeof figureOnPage> => figureOnPage(this.client, id);

  readonly #ofBags: BagTakers = {
    onfiles: (files) => this.#takeIn(files),
    onnotes: (jsonLd) => this.#takeNotes(jsonLd),
  };

  #takeIn(files: readonly File[]): void {
    this.goToLibrary();
    void this.imports.add(files);
  }

  /** Those of a bag: what became of them is said as of every file of notes, with a way back. */
  #takeNotes(jsonLd: string): Promise<void> {
    const { changes, exchange } = this.notes;
    return changes.attempt(async () => changes.tellImported(await exchange.takeText(jsonLd)));
  }

  /** Shows where files come in; whoever knows addresses fills it in. */
  goToLibrary: () => void = () => undefined;

  get status(): LibraryStatus | null {
    return this.#status.value;
  }

  get reports(): readonly ReportSummary[] {
    return this.library.list;
  }

  /** The library could not be asked at all. */
  get error(): unknown {
    return this.status === null ? (this.#status.error ?? this.library.error) : null;
  }

  /** Asks what is there. From then on it is kept as it is. */
  async load(): Promise<void> {
    await Promise.all([
      this.#status.ask({}),
      this.library.load(),
      this.#kept.load(),
      this.notes.load(),
      this.tools.load(),
      this.scans.load(),
      this.clippings.load(),
      this.records.load(),
      this.collections.load(),
    ]);
  }

  /** The notebook's last action is taken back or done again, whatever it was about. */
  turn(direction: 'undo' | 'redo'): Promise<void> {
    return this.notes.changes.turn(direction);
  }

  /** Tells the person that something did not work, by the sentence of its code. */
  fail(error: unknown): void {
    const code = error instanceof ArchiveError ? error.code : 'internal';
    this.notices.show(ERROR_SENTENCES[code][this.messages.locale], { tone: 'bad' });
  }

  /** Code of the window that could not be had: from a host that is gone, or a disk. */
  tellMissing(action?: Notice['action']): false {
    this.notices.show(this.messages.app.partMissing, {
      tone: 'bad',
      about: 'missing',
      ...(action && { action }),
    });
    return false;
  }

  #look({ problems }: LibraryStatus): void {
    void this.repair.notice(problems.some(({ code }) => code === 'index_damaged'));
  }

  #tellRestored(): void {
    this.#tellUndoable(this.messages.backups.restored);
  }

  #tellUndoable(text: string): void {
    void this.notes.changes.tellStep(text);
  }
}
