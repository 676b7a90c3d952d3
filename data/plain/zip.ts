import { inflateSync, zipSync } from 'fflate';

export type ZipFiles = ReadonlyMap<string, Uint8Array>;

/** Every file carries the first day of ZIP, so that the same contents give the same bytes. */
const FIRST_DAY = new Date(1980, 0, 1);

export function writeZip(files: ZipFiles): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(files), { mtime: FIRST_DAY });
}

/**
 * The files of a ZIP (PKWARE APPNOTE 6.3: deflate or stored, no encryption, no ZIP64), or a reason why it cannot be
 * read; folders are no files. `limit` bounds what all of them together unpack to, so that a small file cannot fill the memory.
 */
export function readZip(bytes: Uint8Array, limit: number): ZipFiles | { readonly fault: string } {
  try {
    return readDirectory(bytes, limit);
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const DEFLATED = 8;

function readDirectory(bytes: Uint8Array, limit: number): ZipFiles | { readonly fault: string } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) return { fault: 'not a ZIP file, or cut off' };
  const files = new Map<string, Uint8Array>();
  let at = view.getUint32(end + 16, true);
  let left = limit;
  for (let n = view.getUint16(end + 10, true); n > 0; n--) {
    if (view.getUint32(at, true) !== CENTRAL) return { fault: 'the ZIP directory is damaged' };
    const entry = entryAt(view, bytes, at);
    at = entry.next;
    // A folder.
    if (entry.name.endsWith('/') && entry.length === 0) continue;
    if (entry.method !== 0 && entry.method !== DEFLATED)
      return { fault: `${entry.name} is packed in an unknown way` };
    // A file that states less than it holds is cut there, and fails its checksum.
    const length = entry.method === 0 ? entry.packed.length : entry.length;
    left -= length;
    if (left < 0) return { fault: 'the ZIP unpacks to more than is allowed' };
    const contents =
      entry.method === 0 ? entry.packed : inflateSync(entry.packed, { out: new Uint8Array(length) });
    if (contents.length !== length || crc32(contents) !== entry.crc)
      return { fault: `${entry.name} is damaged` };
    if (files.has(entry.name)) return { fault: `${entry.name} is there twice` };
    files.set(entry.name, contents);
  }
  return files;
}

/** Where the end record begins: the last place at which one can. */
function endOf(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= 0; at--) if (view.getUint32(at, true) === END) return at;
  return null;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  /** Unpacked, as stated. */
  readonly length: number;
  readonly packed: Uint8Array;
  readonly next: number;
}

function entryAt(view: DataView, bytes: Uint8Array, at: number): Entry {
  const nameLength = view.getUint16(at + 28, true);
  const local = view.getUint32(at + 42, true);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  return {
    name: nameInZip(bytes.subarray(at + 46, at + 46 + nameLength)),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    length: view.getUint32(at + 24, true),
    packed: bytes.subarray(start, start + view.getUint32(at + 20, true)),
    next: at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true),
  };
}

/** Few packers say of a name that it is UTF-8 (bit 11); what cannot be mostly comes from a Chinese Windows. */
export function nameInZip(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 as ZIP has it (ISO 3309); fflate reads past a wrong one. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
