import path from 'node:path';
import type { Verification } from '../contract/library-model.ts';
import type { EditionName, ReportId } from '../contract/model.ts';
import type { ArchiveFile, ArchiveSet } from '../schema/archive-set.ts';
import { textHash } from '../schema/store-report.ts';
import { verifyIndex } from './verify-index.ts';

type Verified = Verification['archives'][number];

/**
 * Checks every archive that is open: SQLite's own integrity check, the full-text index against the passages, and the text of every
 * current edition against its stated hash (fixity in the sense of PREMIS).
 */
export function verifyArchives(set: ArchiveSet): Verified[] {
  return set.archives.map((archive) => ({
    fileName: path.basename(archive.file),
    role: archive.role,
    editionId: archive.editionId,
    integrity: integrityOf(archive),
    index: believedIndex(archive),
    reports: fixityOf(archive),
  }));
}

/** What is found damaged here is not asked again: search reads the texts instead. */
function believedIndex(archive: ArchiveFile): Verified['index'] {
  const index = archive.health.isDamaged ? 'damaged' : verifyIndex(archive);
  if (index === 'damaged') archive.health.distrust();
  return index;
}

function integrityOf({ database }: ArchiveFile): string {
  try {
    return String(database.pragma('integrity_check(1)', { simple: true }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function fixityOf({ database }: ArchiveFile): Verified['reports'] {
  const editions = database
    .prepare<
      [],
      {
        edition_key: number;
        report_id: ReportId;
        edition: EditionName;
        source_sha256: string | null;
        text_hash: string;
      }
    >(
      `SELECT edition_key, report_id, edition, source_sha256, text_hash FROM editions
       WHERE is_current = 1 ORDER BY report_id, edition`,
    )
    .all();
  const passages = database.prepare<[number], { text: string }>(
    'SELECT text FROM passages WHERE edition_key = ? ORDER BY ordinal',
  );
  return editions.map((row) => ({
    reportId: row.report_id,
    edition: row.edition,
    sha256: row.source_sha256,
    fixity: textHash(passages.all(row.edition_key)) === row.text_hash ? 'ok' : 'differs',
  }));
}
