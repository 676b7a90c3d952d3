import { dequal } from 'dequal';
import { SvelteSet } from 'svelte/reactivity';
import type { KeptAlignment } from '../../data/contract/alignment-entry.ts';
import type { ArchiveClient } from '../../data/contract/api.ts';
import {
  ROW_KINDS,
  type Column,
  type PairComparison,
  type RowKind,
  type TopicComparison,
} from '../../data/contract/comparison-model.ts';
import type { Indicator, Series } from '../../data/contract/indicator-model.ts';
import type { IndicatorId, ReportId, ReportSummary, TopicId } from '../../data/contract/model.ts';
import type { Request } from '../../data/contract/requests.ts';
import type { LibraryReports } from '../shared/library-reports.svelte.ts';
import type { Choices, CompareMode } from '../shared/route.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, LiveQuery } from '../shared/live-query.svelte.ts';
import { readLook, writeLook, type Look, type Way } from './compare-choices.ts';
import { figureRows, matches, passes, type FigureFilter } from './figure-rows.ts';
import { KeptEntries, type TakeBack } from './kept-entries.ts';
import { PageSides } from './page-sides.svelte.ts';
import { sidesAmong, type Places } from './pages-look.ts';
import { PromisesState } from './promises.svelte.ts';
import { countKinds, keptRows, nextDifference, visibleRows } from './sentence-rows.ts';

interface Figures {
  readonly columns: readonly Column[];
  readonly series: readonly Series[];
  readonly indicators: readonly Indicator[];
}

/** Two to five reports side by side: what the archive says of them, and how the person looks at it. */
export class CompareState {
  columns = $state.raw<readonly Column[]>([]);
  mode = $state<CompareMode>('text');
  /** Sentences are compared between two columns only. */
  way = $state<Way>('topics');
  /** Which pages stand side by side, while `arePagesShown`. */
  readonly sides = new PageSides();

  readonly kinds = new SvelteSet<RowKind>(ROW_KINDS);
  topic = $state<TopicId | null>(null);
  /** Index into `sentences`; -1 before the first step. */
  current = $state(-1);
  figureFilter = $state<FigureFilter>('sharedFigures');
  figureWords = $state('');
  showsFilters = $state(false);
  normalUnits = $state(false);
  /** The evidence codes that the print shows. */
  codes = $state.raw<ReadonlyMap<IndicatorId, string>>(new Map());
  /** The report whose column stays first and is measured from. */
  pinned = $state<ReportId | null>(null);

  readonly sentences = $derived(visibleRows(this.pair?.rows ?? [], { kinds: this.kinds, topic: this.topic }));
  readonly kindCounts = $derived(countKinds(this.pair?.rows ?? []));
  readonly allFigureRows = $derived(
    this.figures ? figureRows({ ...this.figures, reports: this.reports }, this.pinned) : [],
  );
  readonly figureRows = $derived(
    this.allFigureRows.filter((row) => passes(row, this.figureFilter) && matches(row, this.figureWords)),
  );
  readonly promises: PromisesState;
  readonly #client: WindowClient;
  readonly #reports: LibraryReports;
  readonly #kept: KeptEntries;
  readonly #topics: LiveQuery<Request<'compare.topics'>, TopicComparison>;
  readonly #pair: LiveQuery<Request<'compare.texts'>, PairComparison>;
  readonly #figures: LiveQuery<readonly Column[], Figures>;

  constructor(client: WindowClient, reports: LibraryReports, isShown: () => boolean = () => true) {
    this.#client = client;
    this.#reports = reports;
    this.#kept = new KeptEntries(client);
    this.promises = new PromisesState(client, this.#kept, () => isShown() && this.shows === 'promises');
    const seen = (what: CompareState['shows']) => ({ isShown: () => isShown() && this.shows === what });
    this.#topics = liveMethod(client, 'compare.topics', seen('topics'));
    // The place in the list stays where the rows are others of the same columns: what was decided is looked at there.
    this.#pair = new LiveQuery(
      client,
      async (call, request: Request<'compare.texts'>): Promise<PairComparison> => {
        const pair = await call('compare.texts', request);
        return { ...pair, rows: keptRows(this.pair?.rows ?? [], pair.rows) };
      },
      seen('sentences'),
    );
    this.#figures = new LiveQuery(
      client,
      (call, columns) => this.#askFigures(call, columns),
      seen('figures'),
    );
  }

  get reports(): readonly ReportSummary[] {
    return this.#reports.list;
  }

  get topics(): TopicComparison | null {
    return this.#topics.value;
  }

  get pair(): PairComparison | null {
    return this.#pair.value;
  }

  get figures(): Figures | null {
    return this.#figures.value;
  }

  get error(): unknown {
    return this.#shown?.error ?? null;
  }

  get isLoading(): boolean {
    return this.columns.length > 1 && (this.#shown?.isLoading ?? this.promises.isLoading);
  }

  /** What holds what is shown; promises have a state of their own. */
  get #shown(): Pick<LiveQuery<unknown, unknown>, 'error' | 'isLoading'> | null {
    switch (this.shows) {
      case 'topics':
        return this.#topics;
      case 'sentences':
        return this.#pair;
      case 'figures':
        return this.#figures;
      case 'promises':
        return null;
    }
  }

  /** What is on the screen now: the way that was chosen, as far as the columns allow it. */
  get shows(): 'topics' | 'sentences' | 'figures' | 'promises' {
    if (this.mode !== 'text') return this.mode;
    return this.way === 'sentences' && this.columns.length === 2 ? 'sentences' : 'topics';
  }

  /** The pages of two originals take the place of the texts that are compared by topic. */
  get arePagesShown(): boolean {
    return this.mode === 'text' && this.way === 'pages';
  }

  /** The two columns whose pages are shown. */
  get pageColumns(): readonly Column[] {
    return sidesAmong(this.columns, this.sides.chosen, this.pinned);
  }

  /** How the person looks at it, for the address. */
  get choices(): Choices {
    return writeLook(this.#asLook);
  }

  /** The same with the pages led to places. */
  choicesLedTo(places: Places): Choices {
    const seen = this.pageColumns.map(({ reportId }) => reportId);
    return writeLook({ ...this.#asLook, way: 'pages', pages: this.sides.ledTo(places, seen) });
  }

  get #asLook(): Look {
    return {
      way: this.way,
      hidden: ROW_KINDS.filter((kind) => !this.kinds.has(kind)),
      topic: this.topic,
      figures: this.figureFilter,
      words: this.figureWords,
      normalUnits: this.normalUnits,
      pinned: this.columns.some((one) => one.reportId === this.pinned) ? this.pinned : null,
      pair: this.promises.at,
      promises: this.promises.filter,
      pages: this.sides.look,
    };
  }

  async show(columns: readonly Column[], mode: CompareMode, choices: Choices = this.choices): Promise<void> {
    this.columns = columns;
    this.mode = mode;
    this.#look(choices);
    await this.#load();
  }

  async setWay(way: Way): Promise<void> {
    this.way = way;
    await this.#load();
  }

  toggleKind(kind: RowKind): void {
    if (!this.kinds.delete(kind)) this.kinds.add(kind);
    this.current = -1;
  }

  setTopic(topic: TopicId | null): void {
    this.topic = topic;
    this.current = -1;
  }

  step(by: 1 | -1): void {
    this.current = nextDifference(this.sentences, this.current, by);
  }

  /** The evidence codes of figures; one that has none is left out. */
  async codesOf(ids: readonly IndicatorId[]): Promise<ReadonlyMap<IndicatorId, string>> {
    const all = await Promise.all(
      [...new Set(ids)].map((indicatorId) =>
        this.#client.call('evidence.of', { indicatorId }).then(
          ({ code }) => [[indicatorId, code] as const],
          () => [],
        ),
      ),
    );
    return new Map(all.flat());
  }

  async gatherCodes(ids: readonly IndicatorId[]): Promise<void> {
    this.codes = await this.codesOf(ids);
  }

  /** Joins or parts two sentences for good; the archive then aligns the others around it. */
  async decide(kept: KeptAlignment): Promise<TakeBack> {
    return this.#aligned(await this.#kept.save(kept));
  }

  async withdraw(key: string): Promise<TakeBack> {
    return this.#aligned(await this.#kept.remove(key));
  }

  /** Given once the rows stand as they were decided. */
  async #aligned(takeBack: TakeBack): Promise<TakeBack> {
    await this.#pair.settled();
    return async () => {
      await takeBack();
      await this.#pair.settled();
    };
  }

  #look(choices: Choices): void {
    const look = readLook(choices);
    this.way = look.way;
    this.topic = look.topic;
    this.figureFilter = look.figures;
    this.figureWords = look.words;
    this.normalUnits = look.normalUnits;
    this.pinned = look.pinned;
    this.promises.at = look.pair;
    this.promises.filter = look.promises;
    this.sides.adopt(look.pages);
    for (const kind of ROW_KINDS) {
      if (look.hidden.includes(kind)) this.kinds.delete(kind);
      else this.kinds.add(kind);
    }
  }

  async #load(): Promise<void> {
    const { columns, shows } = this;
    const [left, right] = columns;
    if (!left || !right) return;
    switch (shows) {
      case 'promises':
        return this.promises.load(columns, this.reports);
      case 'figures':
        return this.#figures.ask(columns);
      case 'sentences':
        if (!dequal(this.#pair.answered, { left, right })) this.current = -1;
        return this.#pair.ask({ left, right });
      case 'topics':
        return this.#topics.ask({ columns: [...columns] });
    }
  }

  async #askFigures(call: ArchiveClient['call'], columns: readonly Column[]): Promise<Figures> {
    const reports = (await this.#reports.settled()) ?? [];
    const reportIds = [...new Set(columns.map((column) => column.reportId))];
    const agencies = [
      ...new Set(reports.flatMap((one) => (reportIds.includes(one.reportId) ? (one.agency ?? []) : []))),
    ];
    const [series, indicators] = await Promise.all([
      Promise.all(agencies.map((agency) => call('indicators.series', { agency }))),
      Promise.all(reportIds.map((reportId) => call('indicators.list', { reportId }))),
    ]);
    return { columns, series: series.flat(), indicators: indicators.flat() };
  }
}
