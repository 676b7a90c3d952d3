import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { prepared } from './prepared.ts';
import { sm3Of } from './sm3.ts';
import type { WritableDatabase } from './sqlite.ts';

/** A file as it came. */
export interface SourceBytes {
  readonly fileName: string;
  readonly format: string;
  readonly bytes: Uint8Array;
}

/** Pieces of this size: whoever gives a source back holds one of them at a time. */
export const PIECE_BYTES = 1024 * 1024;
/** What deflating does not make smaller than this is packed already and stays as it is. */
const WORTH_IT = 0.95;

/** Keeps the bytes under their SHA-256, once however often they come. Returns the SHA-256. */
export function storeSource(database: WritableDatabase, { fileName, format, bytes }: SourceBytes): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { changes } = prepared(
    database,
    'INSERT INTO sources (sha256, sm3, bytes, format, file_name) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(sha256, sm3Of(bytes), bytes.length, format, fileName);
  if (changes > 0) storePieces(database, sha256, bytes);
  return sha256;
}

function storePieces(database: WritableDatabase, sha256: string, bytes: Uint8Array): void {
  const insert = prepared(
    database,
    'INSERT INTO source_pieces (sha256, piece, is_deflated, bytes) VALUES (?, ?, ?, ?)',
  );
  for (let piece = 0; piece * PIECE_BYTES < bytes.length; piece++) {
    const raw = bytes.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES);
    const deflated = deflateRawSync(raw);
    const isDeflated = deflated.length < raw.length * WORTH_IT;
    insert.run(sha256, piece, isDeflated ? 1 : 0, isDeflated ? deflated : Buffer.from(raw));
  }
}
