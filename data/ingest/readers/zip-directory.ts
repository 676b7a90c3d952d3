import { inflateRawSync } from 'node:zlib';

/** An entry of a zip file as its central directory states it (APPNOTE.TXT 6.3, §4.3.12); nothing of it is believed. */
export interface ZipEntry {
  /** As stored: UTF-8, or whatever the packing program wrote. */
  readonly name: Buffer;
  readonly isLocked: boolean;
  readonly method: number;
  readonly crc32: number;
  /** Of its bytes in the file. */
  readonly start: number;
  readonly packed: number;
  readonly unpacked: number;
}

const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/** Throws Error where there is no directory, or a broken one. */
export function zipEntries(file: Buffer): ZipEntry[] {
  const end = file.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0 || end + 22 > file.length) throw new Error('no zip directory');
  const entries: ZipEntry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let n = file.readUInt16LE(end + 10); n > 0; n--) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new Error('broken zip directory');
    const local = file.readUInt32LE(at + 42);
    if (local + 30 > file.length) throw new Error('broken zip entry');
    const nameLength = file.readUInt16LE(at + 28);
    entries.push({
      name: file.subarray(at + 46, at + 46 + nameLength),
      isLocked: (file.readUInt16LE(at + 8) & 1) !== 0,
      method: file.readUInt16LE(at + 10),
      crc32: file.readUInt32LE(at + 16),
      start: local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** The bytes of an entry, at most as many as asked for; null where it is packed in a way that is not read. Throws Error. */
export function unpackEntry(file: Buffer, { start, packed, method }: ZipEntry, most: number): Buffer | null {
  const bytes = file.subarray(start, start + packed);
  if (bytes.length < packed) throw new Error('zip entry ends early');
  if (method === STORED) {
    if (packed > most) throw new RangeError('unpacked size');
    return bytes;
  }
  return method === DEFLATED ? inflateRawSync(bytes, { maxOutputLength: Math.max(1, most) }) : null;
}

/** What the two above throw where there is more than was asked for. */
export function isTooLarge(error: unknown): boolean {
  return (
    error instanceof RangeError ||
    (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
  );
}
