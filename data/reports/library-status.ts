import path from 'node:path';
import type { OpenArchive } from '../contract/library-model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';

/** What is open, counted. */
export function describeArchives(set: ArchiveSet): OpenArchive[] {
  return set.archives.map(({ role, file, editionId, schemaVersion, database }) => {
    const counts = database
      .prepare<[], { reports: number; passages: number }>(
        `SELECT (SELECT count(DISTINCT report_id) FROM editions WHERE is_current = 1) AS reports,
                (SELECT count(*) FROM passages JOIN editions USING (edition_key) WHERE is_current = 1) AS passages`,
      )
      .get();
    return {
      editionId,
      role,
      fileName: path.basename(file),
      reports: counts?.reports ?? 0,
      passages: counts?.passages ?? 0,
      schemaVersion,
    };
  });
}
