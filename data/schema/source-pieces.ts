import { inflateRawSync } from 'node:zlib';
import { ArchiveError } from '../contract/errors.ts';
import { prepared } from './prepared.ts';
import type { ReadableDatabase } from './sqlite.ts';
import { PIECE_BYTES } from './store-source.ts';

/** One piece of a source, as it came. Throws not_found, and archive_damaged for one that cannot be inflated. */
export function readPiece(database: ReadableDatabase, sha256: string, piece: number): Buffer {
  const row = prepared<[string, number], { is_deflated: 0 | 1; bytes: Buffer }>(
    database,
    'SELECT is_deflated, bytes FROM source_pieces WHERE sha256 = ? AND piece = ?',
  ).get(sha256, piece);
  if (!row) throw new ArchiveError('not_found', `${sha256} has no piece ${piece}`);
  if (row.is_deflated === 0) return row.bytes;
  try {
    return inflateRawSync(row.bytes, { maxOutputLength: PIECE_BYTES });
  } catch (error) {
    throw new ArchiveError('archive_damaged', `${database.name}: piece ${piece} of ${sha256} is broken`, {
      cause: error,
    });
  }
}

/** All of a source, as it came. Throws not_found and archive_damaged. */
export function readSourceWhole(database: ReadableDatabase, sha256: string): Buffer {
  const pieces = prepared<[string], { readonly piece: number }>(
    database,
    'SELECT piece FROM source_pieces WHERE sha256 = ? ORDER BY piece',
  ).all(sha256);
  return Buffer.concat(pieces.map(({ piece }) => readPiece(database, sha256, piece)));
}
