import { SvelteMap } from 'svelte/reactivity';
import type { ReportId, ReportSummary } from '../../data/contract/model.ts';
import type { Hit, SearchResult } from '../../data/contract/search-model.ts';
import type { WindowClient } from '../shared/changes.ts';
import { LiveAnswers } from '../shared/live-answers.svelte.ts';
import type { SearchStatement, Sort } from './search-statement.ts';

const PAGE = 20;
/** So many reports stand open at first. */
const OPEN_FIRST = 3;
/** So many hits of a report at first, and so many more at each click. */
const SHOWN = 5;

type Group = SearchResult['reports'][number];

/** A line of the grouped list: a report, one of its hits, or the way to more of them. */
export type GroupRow =
  | { readonly kind: 'report'; readonly reportId: ReportId; readonly count: number; readonly isOpen: boolean }
  | { readonly kind: 'hit'; readonly reportId: ReportId; readonly index: number }
  | { readonly kind: 'more'; readonly reportId: ReportId; readonly left: number };

/** Most hits first; by year where the list is sorted by year. */
export function inOrder(
  groups: readonly Group[],
  sort: Sort,
  reports: readonly ReportSummary[],
): readonly Group[] {
  if (sort !== 'newest' && sort !== 'oldest') return groups;
  const years = new Map(reports.map((report) => [report.reportId, report.yearCovered]));
  const sign = sort === 'newest' ? -1 : 1;
  return groups.toSorted((a, b) => sign * ((years.get(a.reportId) ?? 0) - (years.get(b.reportId) ?? 0)));
}

export function rowsOf(
  groups: readonly Group[],
  isOpen: (reportId: ReportId) => boolean,
  shownOf: (reportId: ReportId) => number,
): GroupRow[] {
  return groups.flatMap(({ reportId, count }): GroupRow[] => {
    const open = isOpen(reportId);
    const head: GroupRow = { kind: 'report', reportId, count, isOpen: open };
    if (!open) return [head];
    const shown = Math.min(count, shownOf(reportId));
    const hits = Array.from({ length: shown }, (_, index): GroupRow => ({ kind: 'hit', reportId, index }));
    const more: GroupRow[] = count > shown ? [{ kind: 'more', reportId, left: count - shown }] : [];
    return [head, ...hits, ...more];
  });
}

/** The hits of a search report by report; a report's hits are fetched when they come into view. */
export class GroupedHits {
  error = $state.raw<unknown>(null);
  readonly #turned = new SvelteMap<ReportId, boolean>();
  readonly #shown = new SvelteMap<ReportId, number>();
  /** By report and page. One map for all, made before anything is drawn: what a row makes itself cannot wake it. */
  readonly #pages: LiveAnswers<string, readonly Hit[]>;
  #statement: SearchStatement | null = null;
  #first: ReadonlySet<ReportId> = new Set();

  constructor(client: WindowClient) {
    this.#pages = new LiveAnswers(
      client,
      async (call, key) => {
        const [reportId, page] = placeOf(key);
        const place = { reportId, offset: page * PAGE, limit: PAGE, mostReports: 0 };
        // Nothing is needed before something was asked.
        return (await call('search.run', { ...this.#statement!, ...place })).hits;
      },
      (error) => (this.error = error),
    );
  }

  /** A new result: nothing of the old one is kept. */
  start(statement: SearchStatement, groups: readonly Group[]): void {
    this.#statement = statement;
    this.#first = new Set(groups.slice(0, OPEN_FIRST).map((group) => group.reportId));
    this.#turned.clear();
    this.#shown.clear();
    this.#pages.start();
    this.error = null;
  }

  rows(groups: readonly Group[]): GroupRow[] {
    return rowsOf(
      groups,
      (reportId) => this.#turned.get(reportId) ?? this.#first.has(reportId),
      (reportId) => this.#shown.get(reportId) ?? SHOWN,
    );
  }

  turn(reportId: ReportId, isOpen: boolean): void {
    this.#turned.set(reportId, isOpen);
  }

  more(reportId: ReportId): void {
    this.#shown.set(reportId, (this.#shown.get(reportId) ?? SHOWN) + PAGE);
  }

  hitAt(reportId: ReportId, index: number): Hit | undefined {
    return this.#pages.get(keyOf(reportId, index))?.[index % PAGE];
  }

  /** Called as rows come into view. */
  need(reportId: ReportId, index: number): void {
    if (this.#statement !== null) this.#pages.need(keyOf(reportId, index));
  }
}

function keyOf(reportId: ReportId, index: number): string {
  return `${reportId}:${Math.floor(index / PAGE)}`;
}

function placeOf(key: string): readonly [ReportId, number] {
  const at = key.lastIndexOf(':');
  // keyOf() has made it of a report id and a page.
  return [key.slice(0, at) as ReportId, Number(key.slice(at + 1))];
}
