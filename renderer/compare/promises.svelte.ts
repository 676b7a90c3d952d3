import type { JudgedPromise, Verdict } from '../../data/contract/alignment-entry.ts';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Column, PromiseComparison } from '../../data/contract/comparison-model.ts';
import type { Indicator } from '../../data/contract/indicator-model.ts';
import type { IndicatorId, ReportSummary } from '../../data/contract/model.ts';
import { Tickets } from '../shared/tickets.ts';
import type { KeptEntries, TakeBack } from './kept-entries.ts';
import {
  judgement,
  lostJudgements,
  passesPromise,
  promisePairs,
  promiseRows,
  type PromiseFilter,
  type PromiseRow,
} from './promise-rows.ts';

/** The plans of one year held against the next, and what people said of them. */
export class PromisesState {
  columns = $state.raw<readonly Column[]>([]);
  reports = $state.raw<readonly ReportSummary[]>([]);
  /** Which of `pairs`, by place. */
  at = $state(0);
  filter = $state<PromiseFilter>('all');
  comparison = $state.raw<PromiseComparison | null>(null);
  figures = $state.raw<ReadonlyMap<IndicatorId, Indicator>>(new Map());
  error = $state.raw<unknown>(null);
  #judged = $state.raw<ReadonlyMap<string, JudgedPromise>>(new Map());

  readonly pairs = $derived(promisePairs(this.columns, this.reports));
  readonly pair = $derived(this.pairs[this.at] ?? this.pairs[0] ?? null);
  readonly rows = $derived(
    this.comparison ? promiseRows(this.comparison, this.comparison.promises, this.#judged) : [],
  );
  readonly visible = $derived(this.rows.filter((row) => passesPromise(row, this.filter)));
  readonly lost = $derived(this.comparison ? lostJudgements(this.comparison, this.rows, this.#judged) : []);
  readonly #client: ArchiveClient;
  readonly #kept: KeptEntries;
  readonly #loads = new Tickets();

  constructor(client: ArchiveClient, kept: KeptEntries) {
    this.#client = client;
    this.#kept = kept;
  }

  async load(columns: readonly Column[], reports: readonly ReportSummary[]): Promise<void> {
    this.columns = columns;
    this.reports = reports;
    const ticket = this.#loads.take();
    const { pair } = this;
    this.error = null;
    if (!pair) {
      this.comparison = null;
      return;
    }
    try {
      const [comparison, judged, ...figures] = await Promise.all([
        this.#client.call('compare.promises', pair),
        this.#kept.judgements(),
        ...[pair.from, pair.to].map(({ reportId }) => this.#client.call('indicators.list', { reportId })),
      ]);
      if (!ticket.isCurrent()) return;
      this.comparison = comparison;
      this.#judged = judged;
      this.figures = new Map(figures.flat().map((figure) => [figure.indicatorId, figure]));
    } catch (error) {
      if (ticket.isCurrent()) this.error = error;
    }
  }

  async choosePair(at: number): Promise<void> {
    this.at = at;
    await this.load(this.columns, this.reports);
  }

  /** Neither verdict nor remark: the judgement is taken out of the notebook. */
  async judge(
    { promise, key, judged }: PromiseRow,
    verdict: Verdict | null,
    remark: string,
  ): Promise<TakeBack> {
    const { comparison } = this;
    if (!comparison || (verdict === (judged?.verdict ?? null) && remark === (judged?.remark ?? '')))
      return () => Promise.resolve();
    const takeBack =
      verdict === null && remark === ''
        ? await this.#kept.remove(key)
        : await this.#kept.save(judgement(comparison, promise.sentence, verdict, remark));
    return this.#followed(takeBack);
  }

  /** A judgement whose sentence is gone. */
  async forget(key: string): Promise<TakeBack> {
    return this.#followed(await this.#kept.remove(key));
  }

  async readJudgements(): Promise<void> {
    this.#judged = await this.#kept.judgements();
  }

  async #followed(takeBack: TakeBack): Promise<TakeBack> {
    await this.readJudgements();
    return async () => {
      await takeBack();
      await this.readJudgements();
    };
  }
}
