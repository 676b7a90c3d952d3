import { ArchiveError } from '../contract/errors.ts';
import type { ReportId, ReportSource } from '../contract/model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';

/** The source of a report's original. Throws not_found where there is no original. */
export function readSource(set: ArchiveSet, { reportId }: { readonly reportId: ReportId }): ReportSource {
  const { archive, editionKey } = set.editionOf(reportId, 'original');
  const row = archive.database
    .prepare<[number], Omit<ReportSource, 'reportId' | 'text'> & { readonly text: string | null }>(
      'SELECT source_file AS sourceFile, encoding, format, raw_text AS text FROM editions WHERE edition_key = ?',
    )
    .get(editionKey);
  if (!row || row.text === null)
    throw new ArchiveError('not_found', `the original of "${reportId}" was kept without its source`);
  return { ...row, reportId, text: row.text };
}
