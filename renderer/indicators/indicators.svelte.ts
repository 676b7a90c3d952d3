import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Evidence, Indicator, OpenedEvidence, Series } from '../../data/contract/indicator-model.ts';
import { TOPICS, type ConceptId, type IndicatorId, type ReportSummary } from '../../data/contract/model.ts';
import { Tickets } from '../shared/tickets.ts';

export const SERIES_FILTERS = ['severalYears', 'withTargets', 'everything'] as const;
export type SeriesFilter = (typeof SERIES_FILTERS)[number];

/** The figures behind the chosen series: where each stands, and its evidence code. */
interface Places {
  readonly indicators: ReadonlyMap<IndicatorId, Indicator>;
  readonly codes: ReadonlyMap<IndicatorId, string>;
}

const NOWHERE: Places = { indicators: new Map(), codes: new Map() };

/** The indicators of one agency over the years, one of them chosen; others of the same thing beside it on request. */
export class IndicatorsState {
  agency = $state<string | null>(null);
  reports = $state.raw<readonly ReportSummary[]>([]);
  series = $state.raw<readonly Series[]>([]);
  words = $state('');
  filter = $state<SeriesFilter>('severalYears');
  concept = $state<ConceptId | null>(null);
  showsOthers = $state(false);
  others = $state.raw<readonly Series[]>([]);
  places = $state.raw<Places>(NOWHERE);
  error = $state.raw<unknown>(null);
  isLoading = $state(false);
  opened = $state.raw<OpenedEvidence | null>(null);

  readonly agencies = $derived(
    [...Map.groupBy(this.reports, (report) => report.agency)]
      .sort((a, b) => b[1].length - a[1].length)
      .map(([agency]) => agency),
  );
  readonly visible = $derived(
    this.series
      .filter((one) => passes(one, this.filter) && matches(one, this.words))
      .sort((a, b) => TOPICS.indexOf(a.topic) - TOPICS.indexOf(b.topic)),
  );
  readonly chosen = $derived(this.series.find((one) => one.concept === this.concept) ?? null);
  /** The chosen series first, then the same thing of other agencies. */
  readonly charted = $derived(
    this.chosen
      ? [this.chosen, ...(this.showsOthers ? this.others.filter((one) => one.concept === this.concept) : [])]
      : [],
  );
  readonly #client: ArchiveClient;
  readonly #loads = new Tickets();
  readonly #choices = new Tickets();

  constructor(client: ArchiveClient) {
    this.#client = client;
  }

  /** Without an agency: the one with most reports. */
  async show(agency: string | null, reports: readonly ReportSummary[]): Promise<void> {
    this.reports = reports;
    const wanted = agency ?? this.agency ?? this.agencies[0] ?? null;
    if (wanted === null || (wanted === this.agency && this.series.length > 0)) return;
    await this.#load(wanted);
  }

  async reload(reports: readonly ReportSummary[]): Promise<void> {
    this.reports = reports;
    this.others = [];
    this.showsOthers = false;
    if (this.agency !== null) await this.#load(this.agency);
  }

  async choose(concept: ConceptId): Promise<void> {
    this.concept = concept;
    await this.#findPlaces();
  }

  async setOthers(shows: boolean): Promise<void> {
    this.showsOthers = shows;
    if (shows && this.others.length === 0) {
      const all = await this.#client.call('indicators.series', {}).catch(() => []);
      this.others = all.filter((one) => one.agency !== this.agency);
    }
    await this.#findPlaces();
  }

  async openEvidence(code: string): Promise<void> {
    this.opened = null;
    try {
      this.opened = await this.#client.call('evidence.open', { code });
    } catch {
      // A code that cannot be read and one that nothing answers to are the same to a person: not here.
      this.opened = { state: 'differs', matches: [] };
    }
  }

  async #load(agency: string): Promise<void> {
    const ticket = this.#loads.take();
    this.agency = agency;
    this.isLoading = true;
    this.error = null;
    try {
      const series = await this.#client.call('indicators.series', { agency });
      if (!ticket.isCurrent()) return;
      this.series = series;
      this.others = [];
      const first = this.chosen ?? this.visible[0] ?? series[0];
      this.concept = first?.concept ?? null;
      await this.#findPlaces();
    } catch (error) {
      if (ticket.isCurrent()) this.error = error;
    } finally {
      if (ticket.isCurrent()) this.isLoading = false;
    }
  }

  async #findPlaces(): Promise<void> {
    const ticket = this.#choices.take();
    const points = this.charted.flatMap((one) => [...one.points, ...one.targets]);
    const reportIds = [...new Set(points.map((point) => point.reportId))];
    // Without its place a figure is still a figure: it is shown, and leads nowhere.
    const found = await Promise.all(
      reportIds.map((reportId) => this.#client.call('indicators.list', { reportId }).catch(() => [])),
    );
    const evidence = await Promise.all(
      points.map(({ indicatorId }) =>
        this.#client.call('evidence.of', { indicatorId }).catch((): Evidence | null => null),
      ),
    );
    if (!ticket.isCurrent()) return;
    this.places = {
      indicators: new Map(found.flat().map((indicator) => [indicator.indicatorId, indicator])),
      codes: new Map(
        evidence.flatMap((one) => (one ? [[one.indicator.indicatorId, one.code] as const] : [])),
      ),
    };
  }
}

export function passes(series: Series, filter: SeriesFilter): boolean {
  if (filter === 'everything') return true;
  return filter === 'withTargets' ? series.targets.length > 0 : series.points.length > 1;
}

export function matches(series: Series, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  const texts = [
    series.name,
    ...[...series.points, ...series.targets].flatMap((point) => [point.term, point.unit]),
  ];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}
