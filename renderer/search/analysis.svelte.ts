import type {
  Concordance,
  ConcordanceLine,
  Frequency,
  YearFrequency,
} from '../../data/contract/search-tools-model.ts';
import { csvOf, type Cell } from '../../data/plain/csv.ts';
import { isTouched, type WindowClient } from '../shared/changes.ts';
import type { SearchStatement } from './search-statement.ts';
import { Counting } from './counting.svelte.ts';
import { Paged } from './paged.svelte.ts';

export type ContextOrder = 'place' | 'left' | 'right';

const PAGE = 100;
/** Milliseconds that one request may count: what is typed meanwhile waits no longer. */
const PORTION_MS = 120;
/** The most that one request gives; an export asks until it has all. */
const LARGEST_PAGE = 1000;

/** The same search looked at in two other ways: every occurrence in its context, and how many there are by year. */
export class Analysis {
  order = $state<ContextOrder>('place');
  /** Occurrences, as far as they are counted; null while there is nothing to show. */
  total = $state<number | null>(null);
  years = $state.raw<readonly YearFrequency[] | null>(null);
  /** False where the scan of an expression was stopped: there may be more. */
  isContextComplete = $state(true);
  areYearsComplete = $state(true);
  error = $state.raw<unknown>(null);
  /** Goes up when the lines are others, not when more of them are counted. */
  round = $state(0);
  /** Lines fetched so far for an export; null while there is none. */
  exported = $state<number | null>(null);
  readonly #lines: Paged<ConcordanceLine>;
  readonly #client: WindowClient;
  readonly contextCounting = new Counting();
  readonly yearsCounting = new Counting();
  #statement: SearchStatement | null = null;
  /** Which of the two is on the screen. */
  #shown: 'context' | 'years' = 'context';

  /** `isShown`: somebody looks at it now; else it is counted again when it is looked at. */
  constructor(client: WindowClient, isShown: () => boolean) {
    this.#client = client;
    this.#lines = new Paged<ConcordanceLine>(
      client,
      PAGE,
      async (_call, offset, limit) => (await this.#context(this.order, offset, limit, PORTION_MS)).lines,
      (error) => (this.error = error),
    );
    client.changes.listen((things) => {
      if (this.#statement && isShown() && isTouched('search.concordance', things))
        void this.#again(this.#statement);
    });
  }

  lineAt(index: number): ConcordanceLine | undefined {
    return this.#lines.at(index);
  }

  need(index: number): void {
    this.#lines.need(index);
  }

  /** In the order of places lines show while others are still counted; another order is known at the end. */
  async showContext(statement: SearchStatement, order: ContextOrder = this.order): Promise<void> {
    this.#statement = statement;
    this.#shown = 'context';
    let isFirst = true;
    const show = ({ total, lines, remaining, complete }: Concordance): void => {
      this.isContextComplete = complete;
      const isShown = order === 'place' || remaining === 0;
      this.order = order;
      this.total = isShown ? total : null;
      if (isShown && (isFirst || lines.length < PAGE || order !== 'place')) {
        this.#lines.start(lines);
        this.round++;
        isFirst = false;
      }
      this.error = null;
    };
    await this.#counted(this.contextCounting.run(() => this.#context(order, 0, PAGE, PORTION_MS), show));
  }

  async showYears(statement: SearchStatement): Promise<void> {
    this.#statement = statement;
    this.#shown = 'years';
    const { query, exact, filters } = statement;
    const ask = { query, exact, filters, milliseconds: PORTION_MS };
    const show = ({ years, complete }: Frequency): void => {
      this.areYearsComplete = complete;
      this.years = years;
      this.error = null;
    };
    await this.#counted(this.yearsCounting.run(() => this.#client.call('search.frequency', ask), show));
  }

  #again(statement: SearchStatement): Promise<void> {
    return this.#shown === 'years' ? this.showYears(statement) : this.showContext(statement);
  }

  async #counted(run: Promise<void>): Promise<void> {
    try {
      await run;
    } catch (error) {
      this.error = error;
    }
  }

  /** All lines in the order shown, as a table for a spreadsheet; `stopped` below them where there may be more. */
  async contextCsv(
    head: readonly string[],
    rowOf: (line: ConcordanceLine) => readonly Cell[],
    stopped: string,
  ): Promise<string> {
    const rows: (readonly Cell[])[] = [head];
    this.exported = 0;
    try {
      while ((await this.#context(this.order, 0, 0, PORTION_MS)).remaining > 0);
      for (let offset = 0; ; offset += LARGEST_PAGE) {
        const { total, lines, complete } = await this.#context(this.order, offset, LARGEST_PAGE);
        rows.push(...lines.map(rowOf));
        this.exported = rows.length - 1;
        if (lines.length > 0 && offset + LARGEST_PAGE < total) continue;
        return csvOf(complete ? rows : [...rows, [stopped]]);
      }
    } finally {
      this.exported = null;
    }
  }

  #context(sort: ContextOrder, offset: number, limit: number, milliseconds?: number) {
    const { query = '', exact = false, filters = {} } = this.#statement ?? {};
    return this.#client.call('search.concordance', {
      query,
      exact,
      filters,
      sort,
      offset,
      limit,
      milliseconds,
    });
  }
}

/** How dense a word is in a year: occurrences in a thousand passages, with one decimal. */
export function perThousand({ occurrences, passagesInYear }: YearFrequency): number {
  return passagesInYear === 0 ? 0 : Math.round((occurrences / passagesInYear) * 10_000) / 10;
}
