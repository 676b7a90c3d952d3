import { createHash } from 'node:crypto';
import type { ArchiveFile } from '../schema/archive-set.ts';
import { sm3Of } from '../schema/sm3.ts';
import { piecesOf } from './kept-source.ts';

/** What becomes of a source when its bytes are hashed again. */
export type SourceFixity = 'ok' | 'differs';

/** SHA-256 → whether its pieces still are what they were when they came, for every source of an archive. */
export function sourceFixity(archive: ArchiveFile): ReadonlyMap<string, SourceFixity> {
  const rows = archive.database
    .prepare<[], { sha256: string; sm3: string; bytes: number }>(
      'SELECT sha256, sm3, bytes FROM sources ORDER BY sha256',
    )
    .all();
  return new Map(rows.map((row) => [row.sha256, fixityOf(archive, row)]));
}

function fixityOf(
  archive: ArchiveFile,
  { sha256, sm3, bytes }: { readonly sha256: string; readonly sm3: string; readonly bytes: number },
): SourceFixity {
  try {
    const whole = Buffer.concat([...piecesOf(archive, sha256, bytes)]);
    const isWhole = whole.length === bytes && createHash('sha256').update(whole).digest('hex') === sha256;
    return isWhole && sm3Of(whole) === sm3 ? 'ok' : 'differs';
  } catch {
    return 'differs';
  }
}
