import type { Hit } from '../../contract/search-model.ts';
import type { CitedReport } from '../../plain/citation.ts';

/** A hit with the citation of its report. */
export interface ExportedHit extends Hit {
  readonly cited: CitedReport;
  readonly citation: string;
}
