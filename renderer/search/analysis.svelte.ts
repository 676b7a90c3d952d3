import type { ArchiveClient } from '../../data/contract/api.ts';
import type { ConcordanceLine, YearFrequency } from '../../data/contract/search-tools-model.ts';
import { csvOf, type Cell } from '../shared/csv.ts';
import { Tickets } from '../shared/tickets.ts';
import type { Asked } from './asked.ts';
import { Paged } from './paged.svelte.ts';

export type ContextOrder = 'place' | 'left' | 'right';

const PAGE = 100;
/** The most that one request gives; an export asks until it has all. */
const LARGEST_PAGE = 1000;

/** The same search looked at in two other ways: every occurrence in its context, and how many there are by year. */
export class Analysis {
  order = $state<ContextOrder>('place');
  /** Occurrences; null while they are counted. */
  total = $state<number | null>(null);
  years = $state.raw<readonly YearFrequency[] | null>(null);
  error = $state.raw<unknown>(null);
  /** Lines fetched so far for an export; null while there is none. */
  exported = $state<number | null>(null);
  readonly #lines: Paged<ConcordanceLine>;
  readonly #client: ArchiveClient;
  readonly #contexts = new Tickets();
  readonly #counts = new Tickets();
  #asked: Asked | null = null;

  constructor(client: ArchiveClient) {
    this.#client = client;
    this.#lines = new Paged<ConcordanceLine>(
      PAGE,
      async (offset, limit) => ({ rows: (await this.#context(this.order, offset, limit)).lines }),
      (error) => (this.error = error),
    );
  }

  lineAt(index: number): ConcordanceLine | undefined {
    return this.#lines.at(index);
  }

  need(index: number): void {
    this.#lines.need(index);
  }

  async showContext(asked: Asked, order: ContextOrder = this.order): Promise<void> {
    const ticket = this.#contexts.take();
    this.#asked = asked;
    try {
      const { total, lines } = await this.#context(order, 0, PAGE);
      if (!ticket.isCurrent()) return;
      this.order = order;
      this.total = total;
      this.#lines.start(lines);
      this.error = null;
    } catch (error) {
      if (ticket.isCurrent()) this.error = error;
    }
  }

  async showYears({ query, exact, filters }: Asked): Promise<void> {
    const ticket = this.#counts.take();
    try {
      const { years } = await this.#client.call('search.frequency', { query, exact, filters });
      if (!ticket.isCurrent()) return;
      this.years = years;
      this.error = null;
    } catch (error) {
      if (ticket.isCurrent()) this.error = error;
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

  #context(sort: ContextOrder, offset: number, limit: number) {
    const { query = '', exact = false, filters = {} } = this.#asked ?? {};
    return this.#client.call('search.concordance', { query, exact, filters, sort, offset, limit });
  }
}

/** How dense a word is in a year: occurrences in a thousand passages, with one decimal. */
export function perThousand({ occurrences, passagesInYear }: YearFrequency): number {
  return passagesInYear === 0 ? 0 : Math.round((occurrences / passagesInYear) * 10_000) / 10;
}
