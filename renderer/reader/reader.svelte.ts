import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Indicator } from '../../data/contract/indicator-model.ts';
import type {
  Correction,
  EditionName,
  IndicatorId,
  PassageId,
  Report,
  ReportId,
  ReportSource,
  TextRange,
} from '../../data/contract/model.ts';
import type { Mark } from '../shared/marks.ts';
import type { Place } from '../shared/route.ts';
import { Tickets } from '../shared/tickets.ts';
import { saveSource } from './save-source.ts';

/** One marked stretch of the text that the reader can step to. */
interface HitPlace {
  readonly passageId: PassageId;
  readonly range: TextRange;
  readonly isExpanded: boolean;
}

/** The largest number of passages of one report that is asked for; more than the longest report has. */
const MOST_PASSAGES = 1000;

/** The report on the desk: its text, the hits of the current query in it, its figures. */
export class ReaderState {
  report = $state.raw<Report | null>(null);
  figures = $state.raw<readonly Indicator[]>([]);
  /** Accepted corrections of the open text, as of now. */
  corrections = $state.raw<readonly Correction[]>([]);
  hits = $state.raw<readonly HitPlace[]>([]);
  /** Index into `hits`; -1 where the reader does not stand on one. */
  current = $state(-1);
  /** A place that a figure, a note or an address leads to. */
  focus = $state.raw<Place | null>(null);
  error = $state.raw<unknown>(null);
  isLoading = $state(false);
  showsRepairs = $state(false);
  /** Figures are marked in the text while their list stands beside it. */
  showsFigures = $state(false);
  /** The figure whose card is open. */
  chosenFigure = $state<IndicatorId | null>(null);
  /** The source of the open original, while it stands beside the text. */
  source = $state.raw<ReportSource | null>(null);
  /** Passages of the other edition that answer the query. */
  hitsInOtherEdition = $state(0);
  readonly #client: ArchiveClient;
  readonly #opens = new Tickets();
  readonly #finds = new Tickets();

  readonly #onopened: (report: Report) => void;

  /** `onopened` is told in the moment in which a text takes its place, so that what belongs to it is drawn with it. */
  constructor(client: ArchiveClient, onopened: (report: Report) => void = () => undefined) {
    this.#client = client;
    this.#onopened = onopened;
  }

  get otherEdition(): EditionName | null {
    const { report } = this;
    return report?.editions.find((edition) => edition !== report.edition) ?? null;
  }

  /** Opens a report; keeps the one that is open when it is the same. The text is shown before its figures are there. */
  async open(reportId: ReportId | null, edition: EditionName | null, place: Place | null): Promise<void> {
    const ticket = this.#opens.take();
    if (reportId === null) {
      this.report = null;
      return;
    }
    const isOpen =
      this.report?.reportId === reportId && (edition === null || this.report.edition === edition);
    if (isOpen) {
      this.#goTo(place);
      return;
    }
    this.isLoading = true;
    try {
      const report = await this.#client.call('reports.read', edition ? { reportId, edition } : { reportId });
      if (!ticket.isCurrent()) return;
      this.#show(report);
      this.#goTo(place);
      const figures = await this.#figuresOf(reportId, report.edition);
      if (this.report === report) this.figures = figures;
    } catch (error) {
      if (ticket.isCurrent()) this.error = error;
    } finally {
      if (ticket.isCurrent()) this.isLoading = false;
    }
  }

  #show(report: Report): void {
    if (this.report?.reportId !== report.reportId) this.figures = [];
    this.report = report;
    this.#onopened(report);
    this.corrections = report.corrections;
    this.chosenFigure = null;
    if (this.source && !this.#isSourceOf(report)) this.source = null;
    this.hits = [];
    this.current = -1;
    this.error = null;
  }

  #goTo(place: Place | null): void {
    this.focus = place;
    if (place) this.#standOn(place);
  }

  #figuresOf(reportId: ReportId, edition: EditionName): Promise<readonly Indicator[]> {
    return this.#client.call('indicators.list', { reportId, edition });
  }

  /** Reads the report again, after an import has changed it. */
  async reload(): Promise<void> {
    const { report, focus } = this;
    if (!report) return;
    this.report = null;
    await this.open(report.reportId, report.edition, focus);
  }

  /** Figures as people have judged them by now. */
  async reloadFigures(): Promise<void> {
    const { report } = this;
    if (!report) return;
    const { reportId, edition } = report;
    const figures = await this.#figuresOf(reportId, edition);
    if (this.report === report) this.figures = figures;
  }

  /** A correction was accepted or taken back: the words change where they stand, and the page stays where it is. */
  async reloadCorrections(): Promise<void> {
    const { report } = this;
    if (!report) return;
    const { reportId, edition, textHash } = report;
    const now = await this.#client.call('reports.read', { reportId, edition }).catch(() => null);
    if (this.report === report && now?.textHash === textHash) this.corrections = now.corrections;
  }

  /** Puts the source beside the text, or takes it away. */
  async toggleSource(): Promise<void> {
    const { report } = this;
    if (this.source || report?.edition !== 'original') {
      this.source = null;
      return;
    }
    const source = await this.#client.call('reports.source', { reportId: report.reportId });
    if (this.report === report) this.source = source;
  }

  /** Hands out the file of the open original. Rejects with not_found where its bytes are not kept. */
  async saveSource(): Promise<void> {
    if (this.source) await saveSource(this.#client, this.source.reportId);
  }

  /** Where a passage of the open report comes from in its source. */
  rawRangeOf(passageId: PassageId | null): TextRange | null {
    for (const { headingPassage, passages } of this.report?.sections ?? []) {
      for (const passage of headingPassage ? [headingPassage, ...passages] : passages) {
        if (passage.passageId === passageId) return [passage.rawStart, passage.rawEnd];
      }
    }
    return null;
  }

  #isSourceOf(report: Report): boolean {
    return report.edition === 'original' && this.source?.reportId === report.reportId;
  }

  /** Marks every hit of a query in the open text, and counts those of the other edition. */
  async find(query: string, exact: boolean): Promise<void> {
    const ticket = this.#finds.take();
    const { report, otherEdition } = this;
    if (!report || query.trim() === '') {
      this.hits = [];
      this.current = -1;
      this.hitsInOtherEdition = 0;
      return;
    }
    const within = (edition: EditionName) =>
      this.#client.call('search.run', {
        query,
        exact,
        reportId: report.reportId,
        filters: { edition: { include: [edition], exclude: [] } },
        sort: 'place',
        limit: MOST_PASSAGES,
      });
    const found = await within(report.edition).catch(() => null);
    const others = otherEdition ? await within(otherEdition).catch(() => null) : null;
    if (!ticket.isCurrent() || this.report !== report) return;
    this.hits = (found?.hits ?? []).flatMap(({ passageId, ranges, expandedRanges }) => {
      const expanded = new Set(expandedRanges.map((range) => range.join('-')));
      return ranges.map((range) => ({ passageId, range, isExpanded: expanded.has(range.join('-')) }));
    });
    this.hitsInOtherEdition = others?.total ?? 0;
    this.current = -1;
    if (this.focus) this.#standOn(this.focus);
  }

  /** Goes to the next or previous hit, round and round; returns it. */
  step(by: 1 | -1): HitPlace | null {
    if (this.hits.length === 0) return null;
    const from = this.current === -1 && by === -1 ? 0 : this.current;
    this.current = (from + by + this.hits.length) % this.hits.length;
    const hit = this.hits[this.current]!;
    this.focus = { passageId: hit.passageId, range: hit.range };
    return hit;
  }

  /** The reader's own marks of one passage: hits, the focused stretch, repairs. */
  marksOf(passageId: PassageId): Mark[] {
    const marks = this.hits.flatMap((hit, i): Mark[] => {
      if (hit.passageId !== passageId) return [];
      const [start, end] = hit.range;
      const kind = `${hit.isExpanded ? 'expanded' : 'hit'}${i === this.current ? ' current' : ''}`;
      return [{ start, end, kind }];
    });
    if (this.focus?.passageId === passageId && this.focus.range && this.current === -1) {
      const [start, end] = this.focus.range;
      marks.push({ start, end, kind: 'focus' });
    }
    return marks;
  }

  #standOn(place: Place): void {
    this.current = this.hits.findIndex(
      (hit) =>
        hit.passageId === place.passageId &&
        (place.range === null || (hit.range[0] === place.range[0] && hit.range[1] === place.range[1])),
    );
  }
}
