import type { ArchiveClient } from '../data/contract/api.ts';
import { ArchiveError, ERROR_SENTENCES } from '../data/contract/errors.ts';
import type { LibraryStatus } from '../data/contract/library-model.ts';
import type { EditionName, PassageId, ReportId, ReportSummary, TextRange } from '../data/contract/model.ts';
import { Messages } from './messages/messages.svelte.ts';
import { ReaderState } from './reader/reader.svelte.ts';
import { SearchState } from './search/search.svelte.ts';
import { ImportState } from './settings/import.svelte.ts';
import { PreferencesState } from './settings/preferences.svelte.ts';
import { Notices } from './shared/notices.svelte.ts';
import { formatRoute, HOME, parseRoute, type Route } from './shared/route.ts';

/** The whole window: what is open and where it is. The only place that knows more than one feature. */
export class AppState {
  readonly client: ArchiveClient;
  readonly messages = new Messages();
  readonly notices = new Notices();
  readonly preferences: PreferencesState;
  readonly search: SearchState;
  readonly reader: ReaderState;
  readonly imports: ImportState;
  route = $state.raw<Route>(HOME);
  status = $state.raw<LibraryStatus | null>(null);
  reports = $state.raw<readonly ReportSummary[]>([]);
  /** The library could not be asked at all. */
  error = $state.raw<unknown>(null);

  constructor(client: ArchiveClient) {
    this.client = client;
    this.preferences = new PreferencesState(client, this.messages);
    this.search = new SearchState(client);
    this.reader = new ReaderState(client);
    this.imports = new ImportState(client, () => void this.refresh());
  }

  /** Asks what is there; called at the start and after anything that changes it. */
  async load(): Promise<void> {
    try {
      const [status, reports] = await Promise.all([
        this.client.call('library.status', {}),
        this.client.call('reports.list', {}),
        this.preferences.load(),
      ]);
      this.status = status;
      this.reports = reports;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  /** Follows the address; the address follows `go`. */
  async follow(hash: string): Promise<void> {
    this.route = parseRoute(hash);
    if (this.route.view === 'read')
      await this.#showRead(this.route.reportId, this.route.edition, this.route.place);
  }

  go(route: Route): void {
    const hash = formatRoute(route);
    if (hash === location.hash) void this.follow(hash);
    else location.hash = hash;
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

  /** An import or another change of the library: everything that was read is read again. */
  async refresh(): Promise<void> {
    await this.load();
    await this.reader.reload();
    await this.search.run();
  }

  /** Tells the person that something did not work, by the sentence of its code. */
  fail(error: unknown): void {
    const code = error instanceof ArchiveError ? error.code : 'internal';
    this.notices.show(ERROR_SENTENCES[code][this.messages.locale], { tone: 'bad' });
  }

  async #showRead(
    reportId: ReportId | null,
    edition: EditionName | null,
    place: { passageId: PassageId; range: TextRange | null } | null,
  ) {
    await this.reader.open(reportId, edition, place);
    await this.reader.find(this.search.text, this.search.exact);
  }
}
