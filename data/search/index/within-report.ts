import type { ReportId } from '../../contract/model.ts';
import { addMember, emptySet, hasMember, type BitSet } from './bit-set.ts';
import type { PassageTable } from './passage-table.ts';

/** The active passages of one report, all its editions; none where no archive holds it. */
export function passagesOfReport(table: PassageTable, reportId: ReportId): BitSet {
  const own = emptySet(table.size);
  const report = table.reports.indexOf(reportId);
  for (let passage = 0; passage < table.size; passage++) {
    if (hasMember(table.active, passage) && table.reportOf[table.editionOf[passage]!] === report) {
      addMember(own, passage);
    }
  }
  return own;
}
