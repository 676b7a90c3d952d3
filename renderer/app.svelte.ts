import type { Column } from '../data/contract/comparison-model.ts';
import type { Indicator } from '../data/contract/indicator-model.ts';
import type { EditionName, PassageId, ReportId, ReportSummary, TextRange } from '../data/contract/model.ts';
import type { Suggestion } from '../data/contract/search-model.ts';
import { MOST_COLUMNS, yearsOfAgencies } from './compare/choose-columns.ts';
import { isOneYear, yearsBeside } from './compare/years-beside.ts';
import { tellMovedNotes } from './moved-notes.ts';
import { Navigation, type Bring } from './navigation.svelte.ts';
import { NoteWays } from './note-ways.ts';
import { SidePages } from './pages/side-pages.svelte.ts';
import { ReadPanes } from './read-panes.svelte.ts';
import type { SearchStatement } from './search/search-statement.ts';
import type { WindowClient } from './shared/changes.ts';
import type { CompareMode, Route } from './shared/route.ts';

/** The whole window: what leads from one feature to another. */
export class AppState extends Navigation {
  readonly ways: NoteWays;
  isHelpOpen = $state(false);
  readonly panes = new ReadPanes(this.preferences);
  /** The pages of the two originals that are compared, left and right. */
  readonly sidePages: readonly SidePages[];

  /** Of each agency the last years that can stand side by side. */
  readonly yearsOfAgencies: readonly (readonly ReportSummary[])[] = $derived(
    yearsOfAgencies(this.reports).map((years) => years.slice(-MOST_COLUMNS)),
  );

  constructor(client: WindowClient, bring?: Bring) {
    super(client, bring);
    this.sidePages = (['left', 'right'] as const).map(
      (side) => new SidePages(client, this.preferences, side),
    );
    const go = (route: Route): void => this.go(route);
    this.ways = new NoteWays({ client, notes: this.notes, reader: this.reader, go });
    client.changes.listen((things) => {
      // Other texts, not other words in them: notes may stand elsewhere.
      if (things.includes('archives') && things.includes('texts')) void tellMovedNotes(this);
    });
  }

  /**
   * Beside the name of something suggested: where it is from. What tells reports of one title apart comes first, for the
   * row is cut at its end.
   */
  describe({ kind, reportId, detail }: Suggestion): string {
    if (reportId && kind === 'report')
      return [this.library.tellingApart(reportId), detail].filter(Boolean).join(' ');
    return reportId && detail === reportId ? this.library.called(reportId) : detail;
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

  /** The sentence of a figure, from wherever it stands. */
  readonly openFigure = (figure: Indicator): void =>
    this.openPassage(figure.reportId, figure.edition, figure.passageId, figure.range);

  openPassage(
    reportId: ReportId | null,
    edition: EditionName | null,
    passageId: PassageId | null,
    range: TextRange | null,
  ): void {
    this.panes.drawer = null;
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

  /** Next or previous hit of the query: in the open report, then in the next report that has any, round and round. */
  step(by: 1 | -1): void {
    if (this.route.view === 'read' && this.reader.step(by)) return;
    this.stepOver(by);
  }

  /** To the first hit of the next report that has any, or to the last of the one before. */
  stepOver(by: 1 | -1): void {
    void this.#stepOver(by).catch((error: unknown) => this.fail(error));
  }

  async #stepOver(by: 1 | -1): Promise<void> {
    const { search } = this;
    // Enter goes to a hit of what has been typed, be it a moment ago.
    await search.run();
    const stop = await search.walk.next(
      this.route.view === 'read' ? this.reader.report : null,
      by,
      search.statement,
      this.reports,
    );
    if (!stop) return;
    const { hit, isWrapped } = stop;
    const ranges = by === 1 ? hit.ranges : hit.ranges.toReversed();
    this.openPassage(hit.reportId, hit.edition, hit.passageId, ranges[0] ?? null);
    const { search: say } = this.messages;
    if (isWrapped) this.notices.show(by === 1 ? say.wrappedToFirst : say.wrappedToLast);
  }

  /** The years of the report's agency side by side; where it has one year only, other agencies, which is said. */
  compareWithOtherYears(report: ReportSummary): void {
    const open = this.reader.report;
    const edition = open?.reportId === report.reportId ? open.edition : (report.editions.at(-1) ?? 'digest');
    if (isOneYear(report, this.reports))
      this.notices.show(
        this.messages.compare.oneYear(report.agencyLabel ?? this.library.called(report.reportId)),
      );
    this.go({ view: 'compare', columns: yearsBeside(report, this.reports, edition), mode: 'text' });
  }

  compareColumns(columns: readonly Column[], mode: CompareMode = this.compare.mode): void {
    this.go({ view: 'compare', columns, mode, choices: this.compare.choices });
  }
}
