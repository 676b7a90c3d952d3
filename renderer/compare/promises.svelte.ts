import type { JudgedPromise } from '../../data/contract/alignment-entry.ts';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Column, PromiseComparison } from '../../data/contract/comparison-model.ts';
import type { Indicator } from '../../data/contract/indicator-model.ts';
import type { IndicatorId, ReportSummary } from '../../data/contract/model.ts';
import type { WindowClient } from '../shared/changes.ts';
import { LiveQuery } from '../shared/live-query.svelte.ts';
import type { Request } from '../../data/contract/requests.ts';
import { judgementsIn, type KeptEntries, type TakeBack } from './kept-entries.ts';
import {
  judgement,
  lostJudgements,
  passesPromise,
  promisePairs,
  promiseRows,
  type PromiseFilter,
  type PromiseRow,
} from './promise-rows.ts';

type PromisePair = Request<'compare.promises'>;

interface Held {
  readonly comparison: PromiseComparison;
  readonly figures: ReadonlyMap<IndicatorId, Indicator>;
}

/** What a person says anew of a promise. */
export type JudgementChange = Partial<Pick<JudgedPromise, 'verdict' | 'remark'>>;

const NONE: ReadonlyMap<string, JudgedPromise> = new Map();

/** The plans of one year held against the next, and what people said of them. */
export class PromisesState {
  columns = $state.raw<readonly Column[]>([]);
  reports = $state.raw<readonly ReportSummary[]>([]);
  /** Which of `pairs`, by place. */
  at = $state(0);
  filter = $state<PromiseFilter>('all');

  readonly pairs = $derived(promisePairs(this.columns, this.reports));
  readonly pair = $derived(this.pairs[this.at] ?? this.pairs[0] ?? null);
  readonly rows = $derived.by(() =>
    this.comparison ? promiseRows(this.comparison, this.comparison.promises, this.#judged.value ?? NONE) : [],
  );
  readonly visible = $derived(this.rows.filter((row) => passesPromise(row, this.filter)));
  readonly lost = $derived.by(() =>
    this.comparison ? lostJudgements(this.comparison, this.rows, this.#judged.value ?? NONE) : [],
  );
  /** Settles when what was said before is kept. */
  #before: Promise<unknown> = Promise.resolve();
  readonly #kept: KeptEntries;
  readonly #held: LiveQuery<PromisePair, Held>;
  readonly #judged: LiveQuery<object, ReadonlyMap<string, JudgedPromise>>;

  constructor(client: WindowClient, kept: KeptEntries, isShown: () => boolean = () => true) {
    this.#kept = kept;
    this.#held = new LiveQuery(client, holdAgainst, { isShown });
    this.#judged = new LiveQuery(client, (call) => judgementsIn(call), { isShown });
  }

  get comparison(): PromiseComparison | null {
    return this.pair ? (this.#held.value?.comparison ?? null) : null;
  }

  get figures(): ReadonlyMap<IndicatorId, Indicator> {
    return this.#held.value?.figures ?? new Map<IndicatorId, Indicator>();
  }

  get error(): unknown {
    return this.#held.error ?? this.#judged.error;
  }

  get isLoading(): boolean {
    return this.#held.isLoading;
  }

  async load(columns: readonly Column[], reports: readonly ReportSummary[]): Promise<void> {
    this.columns = columns;
    this.reports = reports;
    const { pair } = this;
    if (pair) await Promise.all([this.#held.ask(pair), this.#judged.ask({})]);
    else this.#held.close();
  }

  async choosePair(at: number): Promise<void> {
    this.at = at;
    await this.load(this.columns, this.reports);
  }

  /**
   * What a change leaves out stays as it is once all that was said before is kept: a remark that is written while a verdict is
   * still on its way does not take it back. Neither verdict nor remark: the judgement is taken out of the notebook.
   */
  judge(row: PromiseRow, change: JudgementChange): Promise<TakeBack> {
    const judged = this.#before.then(() => this.#judge(row, change));
    this.#before = judged.catch(() => undefined);
    return judged;
  }

  async #judge({ promise, key, judged: seen }: PromiseRow, change: JudgementChange): Promise<TakeBack> {
    const { comparison } = this;
    const judged = this.#judged.value?.get(key) ?? (this.#judged.value ? null : seen);
    const before = { verdict: judged?.verdict ?? null, remark: judged?.remark ?? '' };
    const { verdict, remark } = { ...before, ...change };
    if (!comparison || (verdict === before.verdict && remark === before.remark))
      return () => Promise.resolve();
    const takeBack =
      verdict === null && remark === ''
        ? await this.#kept.remove(key)
        : await this.#kept.save(judgement(comparison, promise.sentence, verdict, remark));
    return this.#judgedNow(takeBack);
  }

  /** A judgement whose sentence is gone. */
  async forget(key: string): Promise<TakeBack> {
    return this.#judgedNow(await this.#kept.remove(key));
  }

  /** Given once the list shows it. */
  async #judgedNow(takeBack: TakeBack): Promise<TakeBack> {
    await this.#judged.settled();
    return async () => {
      await takeBack();
      await this.#judged.settled();
    };
  }
}

async function holdAgainst(call: ArchiveClient['call'], pair: PromisePair): Promise<Held> {
  const [comparison, ...figures] = await Promise.all([
    call('compare.promises', pair),
    ...[pair.from, pair.to].map(({ reportId }) => call('indicators.list', { reportId })),
  ]);
  return {
    comparison,
    figures: new Map(figures.flat().map((figure) => [figure.indicatorId, figure])),
  };
}
