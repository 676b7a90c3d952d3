import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Evidence, Indicator, OpenedEvidence, Series } from '../../data/contract/indicator-model.ts';
import {
  TOPICS,
  type ConceptId,
  type IndicatorId,
  type ReportId,
  type ReportSummary,
} from '../../data/contract/model.ts';
import type { Request } from '../../data/contract/requests.ts';
import type { Choices } from '../shared/route.ts';
import type { WindowClient } from '../shared/changes.ts';
import { LiveQuery, liveMethod } from '../shared/live-query.svelte.ts';

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

/** A thing measured and the kind of its series, as addresses name them: `enforce.fines`, `enforce.fines#H1`. */
type SeriesKey = string;

function keyOf({ concept, kind }: Series): SeriesKey {
  return kind === '' ? concept : `${concept}#${kind}`;
}

const NOWHERE: Places = { indicators: new Map(), codes: new Map() };

/** The indicators of one agency over the years, some of them chosen; other agencies beside them on request. */
export class IndicatorsState {
  agency = $state<string | null>(null);
  words = $state('');
  filter = $state<SeriesFilter>('severalYears');
  chosen = $state.raw<readonly SeriesKey[]>([]);
  showsOthers = $state(false);
  /** Agencies that are not to stand beside the chosen one. */
  without = $state.raw<readonly string[]>([]);
  form = $state<ChartForm>('line');
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
    [...new Set(this.chosen.map((key) => this.#seriesOf(key)))].flatMap((chosen) =>
      chosen ? [{ chosen, lines: [chosen, ...this.#besides(chosen)] }] : [],
    ),
  );
  /** All series on the page. */
  readonly charted = $derived(this.charts.flatMap((chart) => chart.lines));
  /** The agencies that report one of the chosen things too, shown or not. */
  readonly companions = $derived(
    this.showsOthers
      ? [...new Set(this.charts.flatMap(({ chosen }) => this.#alike(chosen)).map((one) => one.agency))]
      : [],
  );
  readonly #reports: () => readonly ReportSummary[];
  readonly #series: LiveQuery<Request<'indicators.series'>, readonly Series[]>;
  readonly #others: LiveQuery<readonly ConceptId[], readonly Series[]>;
  readonly #places: LiveQuery<PlacesWanted, Places>;
  readonly #opened: LiveQuery<Request<'evidence.open'>, OpenedEvidence>;

  constructor(
    client: WindowClient,
    reports: () => readonly ReportSummary[],
    isShown: () => boolean = () => true,
  ) {
    this.#reports = reports;
    this.#series = liveMethod(client, 'indicators.series', { isShown, onanswer: () => this.#chooseFirst() });
    this.#others = new LiveQuery(client, othersOf, { isShown, onanswer: () => void this.#follow() });
    this.#places = new LiveQuery(client, findPlaces, { isShown });
    this.#opened = new LiveQuery(client, openCode, { isShown });
  }

  get reports(): readonly ReportSummary[] {
    return this.#reports();
  }

  get series(): readonly Series[] {
    return this.#series.value ?? [];
  }

  get others(): readonly Series[] {
    return (this.#others.value ?? []).filter((one) => one.agency !== this.agency);
  }

  get places(): Places {
    return this.#places.value ?? NOWHERE;
  }

  get error(): unknown {
    return this.#series.error;
  }

  get isLoading(): boolean {
    return this.#series.isLoading;
  }

  get opened(): OpenedEvidence | null {
    return this.#opened.isLoading ? null : this.#opened.value;
  }

  /** What is chosen and how the list is narrowed, for the address. */
  get choices(): Choices {
    const all = {
      concept: this.chosen.length === 0 ? null : this.chosen.join(','),
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
  async show(agency: string | null, choices: Choices = {}): Promise<void> {
    if (Object.keys(choices).length > 0) this.#choose(choices);
    const wanted = agency ?? this.agency ?? this.agencies[0] ?? null;
    if (wanted === null) return;
    this.agency = wanted;
    await this.#series.ask({ agency: wanted });
    await this.#follow();
  }

  #choose(choices: Choices): void {
    // Whether there are such series is for the archive to say; without any the first is chosen.
    const wanted = split(choices['concept']);
    if (wanted.length > 0) this.chosen = wanted.slice(0, MOST_CHARTS);
    this.filter = SERIES_FILTERS.find((filter) => filter === choices['show']) ?? 'severalYears';
    this.words = choices['words'] ?? '';
    this.showsOthers = choices['others'] === 'yes';
    this.without = split(choices['without']);
    this.form = CHART_FORMS.find((form) => form === choices['form']) ?? 'line';
  }

  isChosen(series: Series): boolean {
    return this.charts.some((chart) => chart.chosen.seriesId === series.seriesId);
  }

  /** This one alone. */
  async choose(series: Series): Promise<void> {
    await this.#setChosen([keyOf(series)]);
  }

  /** This one too, or no longer; the last one stays. */
  async toggle(series: Series): Promise<void> {
    if (!this.isChosen(series)) {
      if (this.chosen.length < MOST_CHARTS) await this.#setChosen([...this.chosen, keyOf(series)]);
    } else if (this.charts.length > 1) {
      await this.#setChosen(this.chosen.filter((key) => this.#seriesOf(key)?.seriesId !== series.seriesId));
    }
  }

  async toggleAgency(agency: string): Promise<void> {
    this.without = this.without.includes(agency)
      ? this.without.filter((one) => one !== agency)
      : [...this.without, agency];
    await this.#follow();
  }

  async #setChosen(chosen: readonly SeriesKey[]): Promise<void> {
    this.chosen = chosen;
    await this.#follow();
  }

  async setOthers(shows: boolean): Promise<void> {
    this.showsOthers = shows;
    await this.#follow();
  }

  async openEvidence(code: string): Promise<void> {
    await this.#opened.ask({ code });
  }

  /** Where nothing that was chosen is there, the first of those shown. */
  #chooseFirst(): void {
    if (this.charts.length === 0) {
      const first = this.visible[0] ?? this.series[0];
      this.chosen = first ? [keyOf(first)] : [];
    }
    void this.#follow();
  }

  /** A key without a kind means the reviews of whole years, and where the agency has none, what it has of the thing. */
  #seriesOf(key: SeriesKey): Series | undefined {
    return this.series.find((one) => keyOf(one) === key) ?? this.series.find((one) => one.concept === key);
  }

  /** The same thing as other agencies report it, in reports of the same kind. */
  #alike({ concept, kind }: Series): readonly Series[] {
    return this.others.filter((one) => one.concept === concept && one.kind === kind);
  }

  #besides(chosen: Series): readonly Series[] {
    if (!this.showsOthers) return [];
    return this.#alike(chosen).filter((one) => !this.without.includes(one.agency));
  }

  /** What belongs to the chosen series: those of other agencies where that is wanted, and where the figures stand. */
  async #follow(): Promise<void> {
    const concepts = new Set(this.charts.map(({ chosen }) => chosen.concept));
    await this.#others.ask(this.showsOthers ? [...concepts] : []);
    const points = this.charted.flatMap((one) => [...one.points, ...one.targets]);
    await this.#places.ask({
      reportIds: [...new Set(points.map((point) => point.reportId))],
      indicatorIds: [...new Set(points.map((point) => point.indicatorId))],
    });
  }
}

interface PlacesWanted {
  readonly reportIds: readonly ReportId[];
  readonly indicatorIds: readonly IndicatorId[];
}

/** The chosen things as all agencies report them. */
async function othersOf(
  call: ArchiveClient['call'],
  concepts: readonly ConceptId[],
): Promise<readonly Series[]> {
  const found = await Promise.all(
    concepts.map((concept) => call('indicators.series', { concept }).catch(() => [])),
  );
  return found.flat();
}

/** Without its place a figure is still a figure: it is shown, and leads nowhere. */
async function findPlaces(
  call: ArchiveClient['call'],
  { reportIds, indicatorIds }: PlacesWanted,
): Promise<Places> {
  const found = await Promise.all(
    reportIds.map((reportId) => call('indicators.list', { reportId }).catch(() => [])),
  );
  const evidence = await Promise.all(
    indicatorIds.map((indicatorId) =>
      call('evidence.of', { indicatorId }).catch((): Evidence | null => null),
    ),
  );
  return {
    indicators: new Map(found.flat().map((indicator) => [indicator.indicatorId, indicator])),
    codes: new Map(evidence.flatMap((one) => (one ? [[one.indicator.indicatorId, one.code] as const] : []))),
  };
}

/** A code that cannot be read and one that nothing answers to are the same to a person: not here. */
function openCode(call: ArchiveClient['call'], asked: Request<'evidence.open'>): Promise<OpenedEvidence> {
  return call('evidence.open', asked).catch((): OpenedEvidence => ({ state: 'differs', matches: [] }));
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
