import { dequal } from 'dequal';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Request } from '../../data/contract/requests.ts';
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
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, LiveQuery } from '../shared/live-query.svelte.ts';
import type { Mark } from '../shared/marks.ts';
import type { Place } from '../shared/route.ts';
import { saveSource } from './save-source.ts';

/** One marked stretch of the text that the reader can step to. */
interface HitPlace {
  readonly passageId: PassageId;
  readonly range: TextRange;
  readonly isExpanded: boolean;
}

/** A query in the open text; `others` is the edition in which its passages are counted besides. */
interface InReport {
  readonly query: string;
  readonly exact: boolean;
  readonly reportId: ReportId;
  readonly edition: EditionName;
  readonly others: EditionName | null;
}

interface FoundInReport {
  readonly hits: readonly HitPlace[];
  readonly inOtherEdition: number;
}

/** Passages that are asked for at once, as many as may be. */
const PAGE = 1000;

/** The report on the desk: its text, the hits of the current query in it, its figures. */
export class ReaderState {
  report = $state.raw<Report | null>(null);
  /** Index into `hits`; -1 where the reader does not stand on one. */
  current = $state(-1);
  /** A place that a figure, a note or an address leads to. */
  focus = $state.raw<Place | null>(null);
  showsRepairs = $state(false);
  /** Figures are marked in the text while their list stands beside it. */
  showsFigures = $state(false);
  /** The figure whose card is open. */
  chosenFigure = $state<IndicatorId | null>(null);
  readonly #client: WindowClient;
  readonly #text: LiveQuery<Request<'reports.read'>, Report>;
  readonly #figures: LiveQuery<Request<'indicators.list'>, readonly Indicator[]>;
  readonly #source: LiveQuery<Request<'reports.source'>, ReportSource>;
  readonly #found: LiveQuery<InReport, FoundInReport>;
  readonly #onopened: (report: Report) => void;
  /** Of a thousand passages each asks for its own. */
  readonly #hitsByPassage = $derived.by(() =>
    Map.groupBy(
      this.hits.map((hit, place) => ({ hit, place })),
      ({ hit }) => hit.passageId,
    ),
  );
  /** Where the text that is on its way is to open. */
  #place: Place | null = null;

  /** `onopened` is told in the moment in which a text takes its place, so that what belongs to it is drawn with it. */
  constructor(client: WindowClient, onopened: (report: Report) => void = () => undefined) {
    this.#client = client;
    this.#onopened = onopened;
    this.#text = liveMethod(client, 'reports.read', { onanswer: (report) => this.#take(report) });
    this.#figures = liveMethod(client, 'indicators.list');
    this.#source = liveMethod(client, 'reports.source');
    this.#found = new LiveQuery(client, findIn, { onanswer: () => this.#standOn(this.focus) });
  }

  get error(): unknown {
    return this.#text.error;
  }

  /** The report before is not shown for one that was asked for and cannot be. */
  get shown(): Report | null {
    return this.error ? null : this.report;
  }

  get isLoading(): boolean {
    return this.#text.isLoading;
  }

  get figures(): readonly Indicator[] {
    return this.#figures.answered?.reportId === this.report?.reportId ? (this.#figures.value ?? []) : [];
  }

  /** Accepted corrections of the open text, as of now. */
  get corrections(): readonly Correction[] {
    return this.#text.value?.textHash === this.report?.textHash
      ? (this.#text.value?.corrections ?? [])
      : (this.report?.corrections ?? []);
  }

  /** None where it is not known what the query finds. */
  get hits(): readonly HitPlace[] {
    return this.findError === null ? (this.#found.value?.hits ?? []) : [];
  }

  /** Why the hits of the query are not known; null where they are. */
  get findError(): unknown {
    return this.#found.error;
  }

  /** Passages of the other edition that answer the query. */
  get hitsInOtherEdition(): number {
    return this.#found.value?.inOtherEdition ?? 0;
  }

  /** The source of the open original, while it stands beside the text. */
  get source(): ReportSource | null {
    return this.#source.value;
  }

  get otherEdition(): EditionName | null {
    const { report } = this;
    return report?.editions.find((edition) => edition !== report.edition) ?? null;
  }

  /** Opens a report; keeps the one that is open when it is the same. The text is shown before its figures are there. */
  async open(reportId: ReportId | null, edition: EditionName | null, place: Place | null): Promise<void> {
    if (reportId === null) {
      this.#text.close();
      this.report = null;
      return;
    }
    const { report } = this;
    if (report?.reportId === reportId && (edition === null || report.edition === edition)) {
      // Another report may have been on its way.
      void this.#text.ask(this.#text.answered ?? { reportId, edition: report.edition });
      this.#goTo(place);
      return;
    }
    this.#place = place;
    await this.#text.ask(edition ? { reportId, edition } : { reportId });
    await this.#figures.settled();
  }

  /** A text has come: another one, or the open one as it is now. Corrections change words where they stand. */
  #take(report: Report): void {
    const before = this.report;
    const isSame = before?.reportId === report.reportId && before.edition === report.edition;
    if (isSame && dequal({ ...before, corrections: [] }, { ...report, corrections: [] })) return;
    this.report = report;
    this.#onopened(report);
    this.chosenFigure = null;
    if (report.edition !== 'original' || this.source?.reportId !== report.reportId) this.#source.close();
    const { reportId, edition } = report;
    void this.#figures.ask({ reportId, edition });
    if (isSame) return;
    this.#found.close();
    this.current = -1;
    this.#goTo(this.#place);
  }

  #goTo(place: Place | null): void {
    this.focus = place;
    this.#standOn(place);
  }

  /** Puts the source beside the text, or takes it away. Gives why that did not work; null where it did. */
  async toggleSource(): Promise<unknown> {
    const { report } = this;
    if (this.source || report?.edition !== 'original') this.#source.close();
    else await this.#source.ask({ reportId: report.reportId });
    return this.#source.error;
  }

  /** Hands out the file of the open original. Rejects with not_found where its bytes are not kept. */
  async saveSource(): Promise<void> {
    if (this.report) await saveSource(this.#client, this.report.reportId);
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

  /** Marks every hit of a query in the open text, and counts those of the other edition. */
  async find(query: string, exact: boolean): Promise<void> {
    const { report, otherEdition: others } = this;
    this.current = -1;
    if (!report || query.trim() === '') {
      this.#found.close();
      return;
    }
    const { reportId, edition } = report;
    await this.#found.ask({ query, exact, reportId, edition, others });
    this.#standOn(this.focus);
  }

  /** Looks for the query once more, where that failed. */
  async findAgain(): Promise<void> {
    await this.#found.again();
    this.#standOn(this.focus);
  }

  /** Goes to the next or previous hit; null at the end of the report, where there is none. */
  step(by: 1 | -1): HitPlace | null {
    const next = this.current === -1 && by === -1 ? this.hits.length - 1 : this.current + by;
    const hit = this.hits[next];
    if (!hit) return null;
    this.current = next;
    this.focus = { passageId: hit.passageId, range: hit.range };
    return hit;
  }

  /** The reader's own marks of one passage: hits, the focused stretch, repairs. */
  marksOf(passageId: PassageId): Mark[] {
    const marks = (this.#hitsByPassage.get(passageId) ?? []).map(({ hit, place }): Mark => {
      const [start, end] = hit.range;
      const kind = `${hit.isExpanded ? 'expanded' : 'hit'}${place === this.current ? ' current' : ''}`;
      return { start, end, kind };
    });
    if (this.focus?.passageId === passageId && this.focus.range && this.current === -1) {
      const [start, end] = this.focus.range;
      marks.push({ start, end, kind: 'focus' });
    }
    return marks;
  }

  #standOn(place: Place | null): void {
    if (!place) return;
    this.current = this.hits.findIndex(
      (hit) =>
        hit.passageId === place.passageId &&
        (place.range === null || (hit.range[0] === place.range[0] && hit.range[1] === place.range[1])),
    );
  }
}

async function findIn(call: ArchiveClient['call'], asked: InReport): Promise<FoundInReport> {
  const { query, exact, reportId } = asked;
  const within = (edition: EditionName, offset: number, limit: number) =>
    call('search.run', {
      query,
      exact,
      reportId,
      filters: { edition: { include: [edition], exclude: [] } },
      sort: 'place',
      offset,
      limit,
      mostReports: 0,
    });
  let page = await within(asked.edition, 0, PAGE);
  const passages = [...page.hits];
  while (passages.length < page.total && page.hits.length > 0) {
    page = await within(asked.edition, passages.length, PAGE);
    passages.push(...page.hits);
  }
  // Its count is told beside the hits, which are there without it.
  const others = asked.others && (await within(asked.others, 0, 1).catch(() => null));
  const hits = passages.flatMap(({ passageId, ranges, expandedRanges }) => {
    const expanded = new Set(expandedRanges.map((range) => range.join('-')));
    return ranges.map((range) => ({ passageId, range, isExpanded: expanded.has(range.join('-')) }));
  });
  return { hits, inOtherEdition: others?.total ?? 0 };
}
