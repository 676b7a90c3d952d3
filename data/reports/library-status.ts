import path from 'node:path';
import type { OpenArchive, Problem } from '../contract/library-model.ts';
import type { RebuiltIndexes } from '../contract/search-tools-model.ts';
import type { ArchiveFile, ArchiveSet } from '../schema/archive-set.ts';

/** What is open, counted. */
export function describeArchives(
  set: ArchiveSet,
  isRemovable: (file: string) => boolean = () => false,
): OpenArchive[] {
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
      removable: role === 'added' && isRemovable(file),
    };
  });
}

/** Archives whose full-text index cannot be believed, whether that was seen on opening or later. */
export function indexProblems(set: ArchiveSet): Problem[] {
  return set.archives
    .filter(({ health }) => health.isDamaged)
    .map(({ file }) => ({ code: 'index_damaged', subject: path.basename(file) }));
}

/** After a rebuild of the archives `wanted`: which of them are sound now. */
export function describeRebuilt(set: ArchiveSet, wanted: readonly ArchiveFile[]): RebuiltIndexes {
  const archives = describeArchives(set).map(({ fileName, role, passages }, place) => {
    const { file, health } = set.archives[place]!;
    const wasWanted = wanted.some((one) => one.file === file);
    const index = health.isDamaged ? 'read_only' : wasWanted ? 'rebuilt' : 'ok';
    return { fileName, role, passages, index } as const;
  });
  return { archives };
}
