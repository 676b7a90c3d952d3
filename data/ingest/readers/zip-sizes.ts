import { ArchiveError } from '../../contract/errors.ts';
import { isTooLarge, unpackEntry, zipEntries } from './zip-directory.ts';

/** All entries of a document unpacked; a report of ten pages has less than one MiB. */
const LARGEST_UNPACKED = 64 * 1024 * 1024;

/**
 * Unpacks every entry of a zip file with a bound, before a library does it without one. The stated sizes are not
 * believed. Throws file_too_large (a zip bomb) or file_unreadable (no zip, or a broken one).
 */
export function checkZipSizes(name: string, bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = LARGEST_UNPACKED;
  try {
    for (const entry of zipEntries(file)) {
      left -= unpackEntry(file, entry, left)?.length ?? entry.packed;
      if (left < 0) throw new RangeError('unpacked size');
    }
  } catch (error) {
    throw new ArchiveError(
      isTooLarge(error) ? 'file_too_large' : 'file_unreadable',
      `${name}: ${String(error)}`,
      { cause: error },
    );
  }
}
