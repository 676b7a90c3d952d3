import { SvelteSet } from 'svelte/reactivity';
import type { ArchiveClient } from '../../data/contract/api.ts';
import {
  ROW_KINDS,
  type Column,
  type PairComparison,
  type RowKind,
  type TopicComparison,
} from '../../data/contract/comparison-model.ts';
import type { Indicator, Series } from '../../data/contract/indicator-model.ts';
import type { ReportSummary, TopicId } from '../../data/contract/model.ts';
import { Tickets } from '../shared/tickets.ts';
import { sameColumns } from './choose-columns.ts';
import { figureRows, matches, passes, type FigureFilter } from './figure-rows.ts';
import { countKinds, nextDifference, visibleRows } from './sentence-rows.ts';

interface Figures {
  readonly columns: readonly Column[];
  readonly series: readonly Series[];
  readonly indicators: readonly Indicator[];
}

/** Two to five reports side by side: what the archive says of them, and how the person looks at it. */
export class CompareState {
  columns = $state.raw<readonly Column[]>([]);
  mode = $state<'text' | 'figures'>('text');
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

  readonly sentences = $derived(visibleRows(this.pair?.rows ?? [], { kinds: this.kinds, topic: this.topic }));
  readonly kindCounts = $derived(countKinds(this.pair?.rows ?? []));
  readonly allFigureRows = $derived(
    this.figures ? figureRows({ ...this.figures, reports: this.reports }) : [],
  );
  readonly figureRows = $derived(
    this.allFigureRows.filter((row) => passes(row, this.figureFilter) && matches(row, this.figureWords)),
  );
  readonly #client: ArchiveClient;
  readonly #loads = new Tickets();

  constructor(client: ArchiveClient) {
    this.#client = client;
  }

  /** What is on the screen now: the way that was chosen, as far as the columns allow it. */
  get shows(): 'topics' | 'sentences' | 'figures' {
    if (this.mode === 'figures') return 'figures';
    return this.way === 'sentences' && this.columns.length === 2 ? 'sentences' : 'topics';
  }

  async show(
    columns: readonly Column[],
    mode: 'text' | 'figures',
    reports: readonly ReportSummary[],
  ): Promise<void> {
    this.columns = columns;
    this.mode = mode;
    this.reports = reports;
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
    const reportIds = [...new Set(columns.map((column) => column.reportId))];
    const agencies = [
      ...new Set(this.reports.flatMap((one) => (reportIds.includes(one.reportId) ? [one.agency] : []))),
    ];
    const [series, indicators] = await Promise.all([
      Promise.all(agencies.map((agency) => this.#client.call('indicators.series', { agency }))),
      Promise.all(reportIds.map((reportId) => this.#client.call('indicators.list', { reportId }))),
    ]);
    return { columns, series: series.flat(), indicators: indicators.flat() };
  }

  #isLoaded(): boolean {
    switch (this.shows) {
      case 'figures':
        return this.figures !== null && sameColumns(this.figures.columns, this.columns);
      case 'sentences':
        return this.pair !== null && sameColumns([this.pair.left, this.pair.right], this.columns);
      case 'topics':
        return this.topics !== null && sameColumns(this.topics.columns, this.columns);
    }
  }
}
