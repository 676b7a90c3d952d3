import type { ReportId } from '../../contract/model.ts';
import { addRange, emptySet, type BitSet } from './bit-set.ts';
import type { PassageTable } from './passage-table.ts';

/** The active passages of one report, all its editions; none where no archive holds it. */
export function passagesOfReport(table: PassageTable, reportId: ReportId): BitSet {
  const own = emptySet(table.size);
  const report = table.reports.indexOf(reportId);
  table.reportOf.forEach((one, edition) => {
    const first = table.firstPassage[edition]!;
    if (one === report) addRange(own, first, first + table.passageCount[edition]!);
  });
  return own;
}
