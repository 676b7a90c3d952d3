import type { RecordCorrections } from '../../contract/library-model.ts';
import type { ReportId } from '../../contract/model.ts';
import type { ArchiveSet } from '../../schema/archive-set.ts';
import type { ParsedReport } from '../../schema/parsed-report.ts';
import type { OriginalText } from '../original-text.ts';
import { parseOriginal } from '../parse-original.ts';
import { Catalogue } from './catalogue.ts';
import { readImport, reportOf } from './prepare-import.ts';

/** Of which report a text that grows is, and what a person said of it when it came. */
export interface Renewed {
  readonly reportId: ReportId;
  /** The report was made of this source: its record says what its text says. Otherwise the record stays as it is. */
  readonly isMade: boolean;
  readonly given: RecordCorrections;
}

/** The edition as it is with the pages that have been read so far. Throws not_found. */
export function renewedReport(
  set: ArchiveSet,
  original: OriginalText,
  { reportId, isMade, given }: Renewed,
): ParsedReport {
  const catalogue = new Catalogue(set);
  if (!isMade) return reportOf(catalogue, original, readImport(catalogue, original, given, reportId));
  const parsed = parseOriginal(original.text, given, original.layout);
  const report = reportOf(catalogue, original, { match: null, parsed, corrections: given });
  return { ...report, record: { ...report.record, reportId } };
}
