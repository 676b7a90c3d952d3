import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Evidence, Indicator, OpenedEvidence, Series } from '../../data/contract/indicator-model.ts';
import { TOPICS, type ConceptId, type IndicatorId, type ReportSummary } from '../../data/contract/model.ts';
import type { Choices } from '../shared/route.ts';
import { Tickets } from '../shared/tickets.ts';

export const SERIES_FILTERS = ['severalYears', 'withTargets', 'everything'] as const;
export type SeriesFilter = (typeof SERIES_FILTERS)[number];

/** The figures behind the chosen series: where each stands, and its evidence code. */
interface Places {
  readonly indicators: ReadonlyMap<IndicatorId, Indicator>;
  readonly codes: ReadonlyMap<IndicatorId, string>;
}

export const CHART_FORMS = ['line', 'bar'] as const;
export type ChartForm = (typeof CHART_FORMS)[number];

/** As many charts as a person can hold against each other on one page. */
export const MOST_CHARTS = 6;

/** One thing measured: of the agency first, then of the others that stand beside it. */
export interface Charted {
  readonly chosen: Series;
  readonly lines: readonly Series[];
}

const NOWHERE: Places = { indicators: new Map(), codes: new Map() };

/** The indicators of one agency over the years, some of them chosen; other agencies beside them on request. */
export class IndicatorsState {
  agency = $state<string | null>(null);
  reports = $state.raw<readonly ReportSummary[]>([]);
  series = $state.raw<readonly Series[]>([]);
  words = $state('');
  filter = $state<SeriesFilter>('severalYears');
  concepts = $state.raw<readonly ConceptId[]>([]);
  showsOthers = $state(false);
  /** Agencies that are not to stand beside the chosen one. */
  without = $state.raw<readonly string[]>([]);
  form = $state<ChartForm>('line');
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
  readonly charts: readonly Charted[] = $derived(
    this.concepts.flatMap((concept) => {
      const chosen = this.series.find((one) => one.concept === concept);
      return chosen ? [{ chosen, lines: [chosen, ...this.#besides(concept)] }] : [];
    }),
  );
  /** All series on the page. */
  readonly charted = $derived(this.charts.flatMap((chart) => chart.lines));
  /** The agencies that report one of the chosen things too, shown or not. */
  readonly companions = $derived(
    this.showsOthers
      ? [...new Set(this.others.flatMap((one) => (this.concepts.includes(one.concept) ? [one.agency] : [])))]
      : [],
  );
  readonly #client: ArchiveClient;
  readonly #loads = new Tickets();
  readonly #asks = new Tickets();
  readonly #places = new Tickets();

  constructor(client: ArchiveClient) {
    this.#client = client;
  }

  /** What is chosen and how the list is narrowed, for the address. */
  get choices(): Choices {
    const all = {
      concept: this.concepts.length === 0 ? null : this.concepts.join(','),
      show: this.filter === 'severalYears' ? null : this.filter,
      words: this.words === '' ? null : this.words,
      others: this.showsOthers ? 'yes' : null,
      without: this.without.length === 0 ? null : this.without.join(','),
      form: this.form === 'line' ? null : this.form,
    };
    return Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    );
  }

  /** Without an agency: the one with most reports. Without choices: as it was left. */
  async show(agency: string | null, reports: readonly ReportSummary[], choices: Choices = {}): Promise<void> {
    this.reports = reports;
    if (Object.keys(choices).length > 0) this.#choose(choices);
    const wanted = agency ?? this.agency ?? this.agencies[0] ?? null;
    if (wanted === null) return;
    if (wanted !== this.agency || this.series.length === 0) await this.#load(wanted);
    else {
      await this.#findOthers();
      await this.#findPlaces();
    }
  }

  #choose(choices: Choices): void {
    // Whether there are such concepts is for the archive to say; without any the first series is chosen.
    const wanted = split(choices['concept']) as readonly ConceptId[];
    if (wanted.length > 0) this.concepts = wanted.slice(0, MOST_CHARTS);
    this.filter = SERIES_FILTERS.find((filter) => filter === choices['show']) ?? 'severalYears';
    this.words = choices['words'] ?? '';
    this.showsOthers = choices['others'] === 'yes';
    this.without = split(choices['without']);
    this.form = CHART_FORMS.find((form) => form === choices['form']) ?? 'line';
  }

  async reload(reports: readonly ReportSummary[]): Promise<void> {
    this.reports = reports;
    if (this.agency !== null) await this.#load(this.agency);
  }

  /** This one alone. */
  async choose(concept: ConceptId): Promise<void> {
    await this.#setConcepts([concept]);
  }

  /** This one too, or no longer; the last one stays. */
  async toggle(concept: ConceptId): Promise<void> {
    if (!this.concepts.includes(concept)) {
      if (this.concepts.length < MOST_CHARTS) await this.#setConcepts([...this.concepts, concept]);
    } else if (this.concepts.length > 1) {
      await this.#setConcepts(this.concepts.filter((one) => one !== concept));
    }
  }

  async toggleAgency(agency: string): Promise<void> {
    this.without = this.without.includes(agency)
      ? this.without.filter((one) => one !== agency)
      : [...this.without, agency];
    await this.#findPlaces();
  }

  async #setConcepts(concepts: readonly ConceptId[]): Promise<void> {
    this.concepts = concepts;
    await this.#findOthers();
    await this.#findPlaces();
  }

  async setOthers(shows: boolean): Promise<void> {
    this.showsOthers = shows;
    await this.#findOthers();
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
      if (this.charts.length === 0) {
        const first = this.visible[0] ?? series[0];
        this.concepts = first ? [first.concept] : [];
      }
      await this.#findOthers();
      await this.#findPlaces();
    } catch (error) {
      if (ticket.isCurrent()) this.error = error;
    } finally {
      if (ticket.isCurrent()) this.isLoading = false;
    }
  }

  #besides(concept: ConceptId): readonly Series[] {
    if (!this.showsOthers) return [];
    return this.others.filter((one) => one.concept === concept && !this.without.includes(one.agency));
  }

  /** The chosen things as other agencies report them; nothing where that is not wanted. */
  async #findOthers(): Promise<void> {
    const ticket = this.#asks.take();
    const wanted = this.showsOthers ? this.concepts : [];
    const found = await Promise.all(
      wanted.map((concept) => this.#client.call('indicators.series', { concept }).catch(() => [])),
    );
    if (ticket.isCurrent()) this.others = found.flat().filter((one) => one.agency !== this.agency);
  }

  async #findPlaces(): Promise<void> {
    const ticket = this.#places.take();
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

function split(list: string | undefined): readonly string[] {
  return (list ?? '').split(',').filter((one) => one !== '');
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
