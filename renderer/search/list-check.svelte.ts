import type { TermCounts } from '../../data/contract/search-tools-model.ts';
import type { Cell } from '../../data/plain/csv.ts';
import { isTouched, type WindowClient } from '../shared/changes.ts';
import { Tickets } from '../shared/tickets.ts';
import type { Filters } from './search-statement.ts';
import { termsIn, textOfFile } from './term-list.ts';

/** One request counts so many. */
const AT_ONCE = 100;

/** A list of terms counted by year. */
export class ListCheck {
  text = $state('');
  /** Related words count too; off, because a list names what it means. */
  withRelated = $state(false);
  counts = $state.raw<TermCounts | null>(null);
  error = $state.raw<unknown>(null);
  /** Terms counted so far; null while nothing runs. */
  done = $state<number | null>(null);
  readonly list = $derived(termsIn(this.text));
  /** What the counts were made of. */
  #counted = $state('');
  #filters: Filters = {};
  readonly #client: WindowClient;
  readonly #tickets = new Tickets();

  constructor(client: WindowClient, isShown: () => boolean) {
    this.#client = client;
    client.changes.listen((things) => {
      if (!this.counts || this.isStale || !isTouched('search.count', things)) return;
      if (isShown()) void this.run(this.#filters);
      else this.#counted = '';
    });
  }

  /** The table does not answer the list that is in the field. */
  get isStale(): boolean {
    return this.counts !== null && this.#counted !== this.#key();
  }

  async load(file: File): Promise<void> {
    this.text = textOfFile(new Uint8Array(await file.arrayBuffer()));
  }

  async run(filters: Filters): Promise<void> {
    const ticket = this.#tickets.take();
    this.#filters = filters;
    const { terms } = this.list;
    const exact = !this.withRelated;
    const key = this.#key();
    let counts: TermCounts = { years: [], rows: [] };
    this.done = 0;
    try {
      for (let at = 0; at < terms.length; at += AT_ONCE) {
        const some = terms.slice(at, at + AT_ONCE);
        const { years, rows } = await this.#client.call('search.count', { terms: some, exact, filters });
        if (!ticket.isCurrent()) return;
        counts = { years, rows: [...counts.rows, ...rows] };
        this.done = counts.rows.length;
      }
      this.counts = counts;
      this.#counted = key;
      this.error = null;
    } catch (error) {
      if (ticket.isCurrent()) this.error = error;
    } finally {
      if (ticket.isCurrent()) this.done = null;
    }
  }

  #key(): string {
    return `${this.withRelated} ${this.list.terms.join('\n')}`;
  }
}

/** Term, passages by year, passages and reports in all; `stopped` behind a term of which there may be more. */
export function countRows(
  counts: TermCounts,
  head: readonly [string, string, string],
  stopped: string,
): (readonly Cell[])[] {
  const [term, total, reports] = head;
  return [
    [term, ...counts.years.map(String), total, reports],
    ...counts.rows.map((row) => [
      row.term,
      ...counts.years.map((year) => row.byYear[year] ?? 0),
      row.total,
      row.reports,
      ...(row.complete ? [] : [stopped]),
    ]),
  ];
}
