import type { SearchResult } from '../../contract/search-model.ts';
import type { ReportId } from '../../contract/model.ts';
import type { PassageTable } from '../index/passage-table.ts';
import { summed, type Tally } from './tally.ts';

/**
 * How many reports were found, and the first `most` of them: most passages first, then in the order of the archive. Sorted
 * by counting, for there may be a hundred thousand reports and few different counts; what is not asked for is not sorted.
 */
export function countReports(
  { reports, reportOf }: PassageTable,
  counted: Pick<Tally, 'editions' | 'perEdition'>,
  most: number,
): Pick<SearchResult, 'reportCount' | 'reports'> {
  // Where each report has one text, a text stands where its report does.
  const perReport =
    reports.length === reportOf.length ? counted.perEdition : summed(counted, reportOf, reports.length);
  const perCount = histogram(perReport);
  const least = leastShown(perCount, most);
  const order = inOrder(perReport, perCount, least);
  return {
    reportCount: reports.length - perCount[0]!,
    reports: listed(order.subarray(0, most), reports, perReport),
  };
}

function listed(
  order: Uint32Array,
  reports: readonly ReportId[],
  perReport: Uint32Array,
): SearchResult['reports'] {
  const counts = new Array<SearchResult['reports'][number]>(order.length);
  for (let i = 0; i < order.length; i++)
    counts[i] = { reportId: reports[order[i]!]!, count: perReport[order[i]!]! };
  return counts;
}

/** By a count how many reports have it. */
function histogram(perReport: Uint32Array): Uint32Array {
  let most = 0;
  for (let i = 0; i < perReport.length; i++) if (perReport[i]! > most) most = perReport[i]!;
  const perCount = new Uint32Array(most + 1);
  for (let i = 0; i < perReport.length; i++) perCount[perReport[i]!]!++;
  return perCount;
}

/** The smallest count that is among the first `most`; at least 1. */
function leastShown(perCount: Uint32Array, most: number): number {
  let shown = 0;
  let count = perCount.length;
  while (count > 1 && shown < most) shown += perCount[--count]!;
  return Math.max(count, 1);
}

/** Reports of at least so many passages. */
function inOrder(perReport: Uint32Array, perCount: Uint32Array, least: number): Uint32Array {
  const starts = new Uint32Array(perCount.length);
  let start = 0;
  for (let count = perCount.length - 1; count >= least; count--) {
    starts[count] = start;
    start += perCount[count]!;
  }
  const order = new Uint32Array(start);
  for (let report = 0; report < perReport.length; report++)
    if (perReport[report]! >= least) order[starts[perReport[report]!]!++] = report;
  return order;
}
