import type { ArchiveClient } from '../../data/contract/api.ts';
import type {
  Concordance,
  ConcordanceLine,
  Frequency,
  YearFrequency,
} from '../../data/contract/search-tools-model.ts';
import { csvOf, type Cell } from '../../data/plain/csv.ts';
import type { Asked } from './asked.ts';
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
  error = $state.raw<unknown>(null);
  /** Goes up when the lines are others, not when more of them are counted. */
  round = $state(0);
  /** Lines fetched so far for an export; null while there is none. */
  exported = $state<number | null>(null);
  readonly #lines: Paged<ConcordanceLine>;
  readonly #client: ArchiveClient;
  readonly contextCounting = new Counting();
  readonly yearsCounting = new Counting();
  #asked: Asked | null = null;

  constructor(client: ArchiveClient) {
    this.#client = client;
    this.#lines = new Paged<ConcordanceLine>(
      PAGE,
      async (offset, limit) => ({ rows: (await this.#context(this.order, offset, limit, PORTION_MS)).lines }),
      (error) => (this.error = error),
    );
  }

  lineAt(index: number): ConcordanceLine | undefined {
    return this.#lines.at(index);
  }

  need(index: number): void {
    this.#lines.need(index);
  }

  /** In the order of places lines show while others are still counted; another order is known at the end. */
  async showContext(asked: Asked, order: ContextOrder = this.order): Promise<void> {
    this.#asked = asked;
    let isFirst = true;
    const show = ({ total, lines, remaining }: Concordance): void => {
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

  async showYears({ query, exact, filters }: Asked): Promise<void> {
    const ask = { query, exact, filters, milliseconds: PORTION_MS };
    const show = ({ years }: Frequency): void => {
      this.years = years;
      this.error = null;
    };
    await this.#counted(this.yearsCounting.run(() => this.#client.call('search.frequency', ask), show));
  }

  async #counted(run: Promise<void>): Promise<void> {
    try {
      await run;
    } catch (error) {
      this.error = error;
    }
  }

  /** All lines in the order shown, as a table for a spreadsheet. */
  async contextCsv(
    head: readonly string[],
    rowOf: (line: ConcordanceLine) => readonly Cell[],
  ): Promise<string> {
    const rows: (readonly Cell[])[] = [head];
    this.exported = 0;
    try {
      while ((await this.#context(this.order, 0, 0, PORTION_MS)).remaining > 0);
      for (let offset = 0; ; offset += LARGEST_PAGE) {
        const { total, lines } = await this.#context(this.order, offset, LARGEST_PAGE);
        rows.push(...lines.map(rowOf));
        this.exported = rows.length - 1;
        if (lines.length === 0 || offset + LARGEST_PAGE >= total) return csvOf(rows);
      }
    } finally {
      this.exported = null;
    }
  }

  #context(sort: ContextOrder, offset: number, limit: number, milliseconds?: number) {
    const { query = '', exact = false, filters = {} } = this.#asked ?? {};
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
