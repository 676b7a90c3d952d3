import { inflateRawSync } from 'node:zlib';
import { ArchiveError } from '../../contract/errors.ts';

/** All entries of a document unpacked; a report of ten pages has less than one MiB. */
const LARGEST_UNPACKED = 64 * 1024 * 1024;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DEFLATED = 8;

/**
 * Unpacks every entry of a zip file with a bound, before a library does it without one. The stated sizes are not
 * believed. Throws file_too_large (a zip bomb) or file_unreadable (no zip, or a broken one).
 */
export function checkZipSizes(name: string, bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = LARGEST_UNPACKED;
  try {
    for (const { start, packed, method } of entriesOf(file)) {
      if (method !== DEFLATED) left -= packed;
      else
        left -= inflateRawSync(file.subarray(start, start + packed), {
          maxOutputLength: Math.max(1, left),
        }).length;
      if (left < 0) throw new RangeError('unpacked size');
    }
  } catch (error) {
    const isTooLarge =
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE');
    throw new ArchiveError(isTooLarge ? 'file_too_large' : 'file_unreadable', `${name}: ${String(error)}`, {
      cause: error,
    });
  }
}

interface Entry {
  readonly start: number;
  readonly packed: number;
  readonly method: number;
}

function entriesOf(file: Buffer): Entry[] {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== END_OF_DIRECTORY)
    throw new Error('no zip directory');
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let n = file.readUInt16LE(end + 10); n > 0; n--) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new Error('broken zip directory');
    const local = file.readUInt32LE(at + 42);
    if (local + 30 > file.length) throw new Error('broken zip entry');
    entries.push({
      start: local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28),
      packed: file.readUInt32LE(at + 20),
      method: file.readUInt16LE(at + 10),
    });
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}
