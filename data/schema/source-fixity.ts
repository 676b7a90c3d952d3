import { createHash } from 'node:crypto';
import { sm3Of } from './sm3.ts';
import { readPiece } from './source-pieces.ts';
import type { ReadableDatabase } from './sqlite.ts';
import { PIECE_BYTES } from './store-source.ts';

/** What becomes of a source when its bytes are hashed again. */
export type SourceFixity = 'ok' | 'differs';

/**
 * SHA-256 → whether its pieces, put together, still have it and the SM3 beside it, for every source that an archive
 * keeps. Holds one source at a time; `pause` is called between two. Throws what SQLite throws over broken pages of the list itself.
 */
export function sourceFixity(
  database: ReadableDatabase,
  pause: () => void = () => undefined,
): ReadonlyMap<string, SourceFixity> {
  const rows = database.prepare<[], Stated>('SELECT sha256, sm3, bytes FROM sources ORDER BY sha256').all();
  return new Map(
    rows.map((row) => {
      pause();
      return [row.sha256, isWhole(database, row) ? 'ok' : 'differs'];
    }),
  );
}

interface Stated {
  readonly sha256: string;
  readonly sm3: string;
  /** Length of the whole. */
  readonly bytes: number;
}

function isWhole(database: ReadableDatabase, { sha256, sm3, bytes }: Stated): boolean {
  try {
    const pieces: Buffer[] = [];
    for (let piece = 0; piece * PIECE_BYTES < bytes; piece++) pieces.push(readPiece(database, sha256, piece));
    const whole = Buffer.concat(pieces);
    return (
      whole.length === bytes &&
      createHash('sha256').update(whole).digest('hex') === sha256 &&
      sm3Of(whole) === sm3
    );
  } catch {
    return false;
  }
}
