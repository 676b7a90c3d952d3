import {
  alignmentKey,
  VERDICTS,
  type JudgedPromise,
  type KeptSentence,
} from '../../data/contract/alignment-entry.ts';
import type { Column, ComparedSentence, PlanPromise } from '../../data/contract/comparison-model.ts';
import type { EditionName, ReportSummary } from '../../data/contract/model.ts';
import { seriesKind } from '../../data/contract/series-kind.ts';
import { inTime } from './choose-columns.ts';

/** The plan of one year and the report that it is held against. */
export interface PromisePair {
  readonly from: Column;
  readonly to: Column;
}

/**
 * For each column the next year of its agency: the nearest later column, else the next report that the library holds.
 * A column without a later report has no pair.
 */
export function promisePairs(
  columns: readonly Column[],
  reports: readonly ReportSummary[],
): readonly PromisePair[] {
  const known = new Map(reports.map((report) => [report.reportId, report]));
  return columns.flatMap((from) => {
    const report = known.get(from.reportId);
    if (!report) return [];
    const isLater = (one: ReportSummary | undefined): one is ReportSummary =>
      report.agency !== null &&
      one?.agency === report.agency &&
      seriesKind(one) === seriesKind(report) &&
      (one.yearCovered ?? 0) > (report.yearCovered ?? Infinity);
    const among = columns.filter((column) => isLater(known.get(column.reportId)));
    const nearest = among.toSorted((a, b) => yearOf(a, known) - yearOf(b, known))[0];
    if (nearest) return [{ from, to: nearest }];
    const held = reports.filter(isLater).toSorted(inTime)[0];
    return held ? [{ from, to: { reportId: held.reportId, edition: editionOf(held, from.edition) } }] : [];
  });
}

function yearOf(column: Column, known: ReadonlyMap<Column['reportId'], ReportSummary>): number {
  return known.get(column.reportId)?.yearCovered ?? 0;
}

function editionOf(report: ReportSummary, wanted: EditionName): EditionName {
  return report.editions.includes(wanted) ? wanted : (report.editions[0] ?? wanted);
}

/** A plan sentence with what a person said of it. */
export interface PromiseRow {
  readonly promise: PlanPromise;
  readonly key: string;
  readonly judged: JudgedPromise | null;
}

export function promiseRows(
  { from, to }: PromisePair,
  promises: readonly PlanPromise[],
  judged: ReadonlyMap<string, JudgedPromise>,
): readonly PromiseRow[] {
  return promises.map((promise) => {
    const key = alignmentKey(judgement({ from, to }, promise.sentence, null, ''));
    return { promise, key, judged: judged.get(key) ?? null };
  });
}

/** What was judged of this pair and is no longer among its plan sentences: the text has changed since. */
export function lostJudgements(
  { from, to }: PromisePair,
  rows: readonly PromiseRow[],
  judged: ReadonlyMap<string, JudgedPromise>,
): readonly { readonly key: string; readonly judged: JudgedPromise }[] {
  const present = new Set(rows.map((row) => row.key));
  return [...judged]
    .filter(
      ([key, one]) =>
        !present.has(key) &&
        one.from.reportId === from.reportId &&
        one.from.edition === from.edition &&
        one.to.reportId === to.reportId &&
        one.to.edition === to.edition,
    )
    .map(([key, one]) => ({ key, judged: one }));
}

export function judgement(
  { from, to }: PromisePair,
  sentence: ComparedSentence,
  verdict: JudgedPromise['verdict'],
  remark: string,
): JudgedPromise {
  return { kind: 'promise', from: keptSentence(from, sentence), to, verdict, remark };
}

export function keptSentence(column: Column, { passageId, start, text }: ComparedSentence): KeptSentence {
  return { ...column, passageId, start, text };
}

export const PROMISE_FILTERS = ['all', 'open', ...VERDICTS, 'silent'] as const;
/** Which promises to show: all, those without a verdict, those with one, those that nothing answers. */
export type PromiseFilter = (typeof PROMISE_FILTERS)[number];

export function passesPromise({ promise, judged }: PromiseRow, filter: PromiseFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return (judged?.verdict ?? null) === null;
    case 'silent':
      return promise.candidates.length === 0;
    default:
      return judged?.verdict === filter;
  }
}
