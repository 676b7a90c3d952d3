import { ArchiveError } from '../contract/errors.ts';
import type { KeptSource } from '../contract/holdings-model.ts';
import type { ReportId } from '../contract/model.ts';
import type { ActiveEdition, ArchiveFile, ArchiveSet } from '../schema/archive-set.ts';
import { readPiece } from '../schema/source-pieces.ts';
import { PIECE_BYTES } from '../schema/store-source.ts';

/** The file that the original of a report was read from. Throws not_found where its bytes are not kept. */
export function keptSource(set: ArchiveSet, { reportId }: { readonly reportId: ReportId }): KeptSource {
  const { source } = find(set, reportId);
  return {
    reportId,
    sourceFile: source.file_name,
    sha256: source.sha256,
    sm3: source.sm3,
    bytes: source.bytes,
    format: source.format,
    pieces: Math.ceil(source.bytes / PIECE_BYTES),
  };
}

/** One piece of it, as it came. Throws not_found, archive_damaged. */
export function sourcePiece(
  set: ArchiveSet,
  { reportId, piece }: { readonly reportId: ReportId; readonly piece: number },
): { readonly contentBase64: string } {
  const { archive, source } = find(set, reportId);
  return { contentBase64: readPiece(archive.database, source.sha256, piece).toString('base64') };
}

interface SourceRow {
  readonly sha256: string;
  readonly sm3: string;
  readonly bytes: number;
  readonly format: string;
  readonly file_name: string;
}

/** In the archive that holds the text, else in any other that keeps the same bytes. */
function find(
  set: ArchiveSet,
  reportId: ReportId,
): { readonly archive: ArchiveFile; readonly source: SourceRow } {
  const active = set.editionOf(reportId, 'original');
  const found = sourceIn(active, [active.archive, ...set.archives]);
  if (!found)
    throw new ArchiveError('not_found', `the original of "${reportId}" was kept without its source`);
  return found;
}

function sourceIn({ sourceSha256, sourceFile }: ActiveEdition, archives: readonly ArchiveFile[]) {
  for (const archive of archives) {
    const source = archive.database
      .prepare<[string | null], SourceRow>(
        'SELECT sha256, sm3, bytes, format, file_name FROM sources WHERE sha256 = ?',
      )
      .get(sourceSha256);
    // The same bytes may have come under several names: the text knows its own.
    if (source) return { archive, source: { ...source, file_name: sourceFile ?? source.file_name } };
  }
  return null;
}
