/** Bytes that an archive keeps beside its contents, made from them at any time, in rows of archive_info. */
import { crc32 } from 'node:zlib';
import { stateInfo } from './archive-info.ts';
import { prepared } from './prepared.ts';
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';

/**
 * Of a piece before it is written in base64: a text of archive_info may have 80,000 bytes (archive-values.ts), and what is
 * shorter than 128 kB an allocator does not ask the system for each time.
 */
const BYTES_OF_PIECE = 49_152;

/** What is kept under a name: its length in bytes, and the CRC-32 of each piece. */
export interface KeptBytes {
  readonly bytes: number;
  readonly crc: readonly number[];
}

export function keepBytes(database: WritableDatabase, name: string, bytes: Uint8Array): KeptBytes {
  const crc: number[] = [];
  for (let from = 0; from < bytes.length; from += BYTES_OF_PIECE) {
    const piece = Buffer.from(
      bytes.buffer,
      bytes.byteOffset + from,
      Math.min(BYTES_OF_PIECE, bytes.length - from),
    );
    stateInfo(database, keyOf(name, crc.length), piece.toString('base64'));
    crc.push(crc32(piece));
  }
  return { bytes: bytes.length, crc };
}

/** Writes what is kept into `into`, of the same length; false where it is not what was kept. */
export function readKept(
  database: ReadableDatabase,
  name: string,
  kept: KeptBytes,
  into: Uint8Array,
): boolean {
  if (into.length !== kept.bytes || !isAsLong(kept)) return false;
  const { bytes, crc } = kept;
  const read = prepared<[string], string>(
    database,
    'SELECT value FROM main.archive_info WHERE key = ?',
  ).pluck();
  for (let i = 0; i < crc.length; i++) {
    const length = Math.min(BYTES_OF_PIECE, bytes - i * BYTES_OF_PIECE);
    const piece = Buffer.from(into.buffer, into.byteOffset + i * BYTES_OF_PIECE, length);
    const text = read.get(keyOf(name, i));
    if (text === undefined || piece.write(text, 'base64') !== length || crc32(piece) !== crc[i]) return false;
  }
  return true;
}

/** Whether there is a piece for each stretch of its length. */
export function isAsLong({ bytes, crc }: KeptBytes): boolean {
  return crc.length === Math.ceil(bytes / BYTES_OF_PIECE);
}

function keyOf(name: string, piece: number): string {
  return `${name}:${piece}`;
}
