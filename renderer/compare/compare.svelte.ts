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
import type { Choices, CompareMode } from '../shared/route.ts';
import { Tickets } from '../shared/tickets.ts';
import { sameColumns } from './choose-columns.ts';
import { readLook, writeLook } from './compare-choices.ts';
import { figureRows, matches, passes, type FigureFilter } from './figure-rows.ts';
import { KeptEntries, type TakeBack } from './kept-entries.ts';
import { PromisesState } from './promises.svelte.ts';
import { countKinds, nextDifference, visibleRows } from './sentence-rows.ts';

interface Figures {
  readonly columns: readonly Column[];
  /** The list that told the agencies of the columns. */
  readonly reports: readonly ReportSummary[];
  readonly series: readonly Series[];
  readonly indicators: readonly Indicator[];
}

/** Two to five reports side by side: what the archive says of them, and how the person looks at it. */
export class CompareState {
  columns = $state.raw<readonly Column[]>([]);
  mode = $state<CompareMode>('text');
  /** Sentences are compared between two columns only. */
  way = $state<'topics' | 'sentences'>('topics');
  reports = $state.raw<readonly ReportSummary[]>([]);
  topics = $state.raw<TopicComparison | null>(null);
  pair = $state.raw<PairComparison | null>(null);
  figures = $state.raw<Figures | null>(null);
  error = $state.raw<unknown>(null);
  isLoading = $state(false);

  readonly kinds = new SvelteSet<RowKind>(ROW_KINDS);
  topic = $state<TopicId | null>(null);
  /** Index into `sentences`; -1 before the first step. */
  current = $state(-1);
  figureFilter = $state<FigureFilter>('sharedFigures');
  figureWords = $state('');
  normalUnits = $state(false);
  /** The evidence codes that the print shows. */
  codes = $state.raw<ReadonlyMap<IndicatorId, string>>(new Map());
  /** The report whose column stays first and is measured from. */
  pinned = $state<ReportId | null>(null);

  readonly sentences = $derived(visibleRows(this.pair?.rows ?? [], { kinds: this.kinds, topic: this.topic }));
  readonly kindCounts = $derived(countKinds(this.pair?.rows ?? []));
  readonly allFigureRows = $derived(this.figures ? figureRows(this.figures, this.pinned) : []);
  readonly figureRows = $derived(
    this.allFigureRows.filter((row) => passes(row, this.figureFilter) && matches(row, this.figureWords)),
  );
  readonly promises: PromisesState;
  readonly #client: ArchiveClient;
  readonly #kept: KeptEntries;
  readonly #loads = new Tickets();

  constructor(client: ArchiveClient) {
    this.#client = client;
    this.#kept = new KeptEntries(client);
    this.promises = new PromisesState(client, this.#kept);
  }

  /** What is on the screen now: the way that was chosen, as far as the columns allow it. */
  get shows(): 'topics' | 'sentences' | 'figures' | 'promises' {
    if (this.mode !== 'text') return this.mode;
    return this.way === 'sentences' && this.columns.length === 2 ? 'sentences' : 'topics';
  }

  /** How the person looks at it, for the address. */
  get choices(): Choices {
    return writeLook({
      way: this.way,
      hidden: ROW_KINDS.filter((kind) => !this.kinds.has(kind)),
      topic: this.topic,
      figures: this.figureFilter,
      words: this.figureWords,
      normalUnits: this.normalUnits,
      pinned: this.columns.some((one) => one.reportId === this.pinned) ? this.pinned : null,
      pair: this.promises.at,
      promises: this.promises.filter,
    });
  }

  async show(
    columns: readonly Column[],
    mode: CompareMode,
    reports: readonly ReportSummary[],
    choices: Choices = this.choices,
  ): Promise<void> {
    this.columns = columns;
    this.mode = mode;
    this.reports = reports;
    this.#look(choices);
    await this.#load();
  }

  async setWay(way: 'topics' | 'sentences'): Promise<void> {
    this.way = way;
    await this.#load();
  }

  /** Everything is read again: the library has changed. */
  async reload(reports: readonly ReportSummary[]): Promise<void> {
    this.topics = null;
    this.pair = null;
    this.figures = null;
    await this.show(this.columns, this.mode, reports);
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
    return this.#followed(await this.#kept.save(kept));
  }

  async withdraw(key: string): Promise<TakeBack> {
    return this.#followed(await this.#kept.remove(key));
  }

  /** The notebook was changed elsewhere, by an undo perhaps. */
  async entriesChanged(): Promise<void> {
    if (this.pair) await this.#alignAgain();
    if (this.promises.comparison) await this.promises.readJudgements();
  }

  async #followed(takeBack: TakeBack): Promise<TakeBack> {
    await this.#alignAgain();
    return async () => {
      await takeBack();
      await this.#alignAgain();
    };
  }

  /** The place in the list stays: what was decided is where the person looks. */
  async #alignAgain(): Promise<void> {
    const ticket = this.#loads.take();
    const { left, right } = this.pair ?? {};
    if (!left || !right) return;
    const pair = await this.#client.call('compare.texts', { left, right });
    if (ticket.isCurrent()) this.pair = pair;
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
    for (const kind of ROW_KINDS) {
      if (look.hidden.includes(kind)) this.kinds.delete(kind);
      else this.kinds.add(kind);
    }
  }

  async #load(): Promise<void> {
    const ticket = this.#loads.take();
    const { columns } = this;
    this.error = null;
    if (columns.length < 2 || this.#isLoaded()) {
      this.isLoading = false;
      return;
    }
    this.isLoading = true;
    try {
      const apply = await this.#ask(columns);
      if (ticket.isCurrent()) apply();
    } catch (error) {
      if (ticket.isCurrent()) this.error = error;
    } finally {
      if (ticket.isCurrent()) this.isLoading = false;
    }
  }

  /** Asks for what is to be shown; the function returned puts the reply in place. */
  async #ask(columns: readonly Column[]): Promise<() => void> {
    const [left, right] = columns;
    switch (this.shows) {
      case 'promises':
        await this.promises.load(columns, this.reports);
        return () => undefined;
      case 'figures': {
        const figures = await this.#askFigures(columns);
        return () => (this.figures = figures);
      }
      case 'sentences': {
        // `shows` says sentences only for exactly two columns.
        const pair = await this.#client.call('compare.texts', { left: left!, right: right! });
        return () => {
          this.pair = pair;
          this.current = -1;
        };
      }
      case 'topics': {
        const topics = await this.#client.call('compare.topics', { columns: [...columns] });
        return () => (this.topics = topics);
      }
    }
  }

  async #askFigures(columns: readonly Column[]): Promise<Figures> {
    const { reports } = this;
    const reportIds = [...new Set(columns.map((column) => column.reportId))];
    const agencies = [
      ...new Set(reports.flatMap((one) => (reportIds.includes(one.reportId) ? (one.agency ?? []) : []))),
    ];
    const [series, indicators] = await Promise.all([
      Promise.all(agencies.map((agency) => this.#client.call('indicators.series', { agency }))),
      Promise.all(reportIds.map((reportId) => this.#client.call('indicators.list', { reportId }))),
    ]);
    return { columns, reports, series: series.flat(), indicators: indicators.flat() };
  }

  #isLoaded(): boolean {
    switch (this.shows) {
      case 'promises':
        return false;
      case 'figures':
        return this.figures?.reports === this.reports && sameColumns(this.figures.columns, this.columns);
      case 'sentences':
        return this.pair !== null && sameColumns([this.pair.left, this.pair.right], this.columns);
      case 'topics':
        return this.topics !== null && sameColumns(this.topics.columns, this.columns);
    }
  }
}
