import type { Hit } from '../../contract/search-model.ts';
import type { CitedReport } from '../../plain/citation.ts';
import type { PrintedTable } from '../../plain/printed-table.ts';

/** A hit with the citation of its report. */
export interface ExportedHit extends Hit {
  /** Its words as they stand in rows and columns, laid out anew whenever it is asked for; null where it is no table. */
  readonly printed: () => PrintedTable | null;
  readonly cited: CitedReport;
  readonly citation: string;
}
