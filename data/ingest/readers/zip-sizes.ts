import { crc32 } from 'node:zlib';
import { ArchiveError } from '../../contract/errors.ts';
import { isTooLarge, unpackEntry, zipEntries } from './zip-directory.ts';

/** All entries of a document unpacked; a report of ten pages has less than one MiB. */
const LARGEST_UNPACKED = 64 * 1024 * 1024;

/** Words and what tells where they are; a picture that is damaged takes no words with it. */
const IS_TEXT = /\.(?:xml|rels|x?html?|txt)$/i;

/** A sheet of 50,000 rows has as many; what states more is no report, and takes no longer to be given up. */
const MOST_TO_READ = 16 * 1024 * 1024;

/** Bytes that are to be read in a file: those of its entries where it is packed, at most 16 MiB of them. */
export function bytesToRead(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 4 || file.readUInt32BE(0) !== 0x504b0304) return bytes.length;
  try {
    const stated = zipEntries(file).reduce((sum, { unpacked }) => sum + unpacked, 0);
    return Math.max(bytes.length, Math.min(stated, MOST_TO_READ));
  } catch {
    return bytes.length;
  }
}

/**
 * Unpacks every entry of a zip file with a bound, before a library does it without one, and holds parts with text against
 * their checksum, which no library does: a bit that flipped may make another figure. The stated sizes are not believed.
 * Throws file_too_large (a zip bomb) or file_unreadable (no zip, or a broken one).
 */
export function checkZipSizes(name: string, bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = LARGEST_UNPACKED;
  try {
    for (const entry of zipEntries(file)) {
      const part = unpackEntry(file, entry, left);
      left -= part?.length ?? entry.packed;
      if (left < 0) throw new RangeError('unpacked size');
      const entryName = entry.name.toString('latin1');
      // Zero: not stated.
      if (part && entry.crc32 !== 0 && IS_TEXT.test(entryName) && crc32(part) !== entry.crc32)
        throw new Error(`${entryName} is damaged`);
    }
  } catch (error) {
    throw new ArchiveError(
      isTooLarge(error) ? 'file_too_large' : 'file_unreadable',
      `${name}: ${String(error)}`,
      { cause: error },
    );
  }
}
