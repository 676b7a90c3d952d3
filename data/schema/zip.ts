import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** ZIP (PKWARE APPNOTE 6.3), as much as an exchange package and a spreadsheet need: deflate or stored, no encryption, no ZIP64. */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1980-01-01, so that the same contents give the same bytes. */
const FIRST_DOS_DATE = 0x0021;

export type ZipFiles = ReadonlyMap<string, Uint8Array>;

export function writeZip(files: ZipFiles): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const path = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8_NAMES, 2);
    common.writeUInt16LE(DEFLATED, 4);
    common.writeUInt16LE(FIRST_DOS_DATE, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([signature(LOCAL), common, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([signature(CENTRAL), Buffer.from([20, 0]), common, tail, path]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, directory, signature(END), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/**
 * The files of a ZIP, or a reason why it cannot be read. `limit` bounds what all of them together unpack to, so that
 * a small file cannot fill the memory.
 */
export function readZip(bytes: Buffer, limit: number): ZipFiles | { readonly fault: string } {
  try {
    return readDirectory(bytes, limit);
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function readDirectory(bytes: Buffer, limit: number): ZipFiles | { readonly fault: string } {
  const end = bytes.lastIndexOf(signature(END));
  if (end < 0) return { fault: 'not a ZIP file, or cut off' };
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let left = limit;
  const files = new Map<string, Uint8Array>();
  for (let n = 0; n < count; n++) {
    if (bytes.readUInt32LE(at) !== CENTRAL) return { fault: 'the ZIP directory is damaged' };
    const method = bytes.readUInt16LE(at + 10);
    const crc = bytes.readUInt32LE(at + 16);
    const packedLength = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + packedLength);
    if (method !== 0 && method !== DEFLATED) return { fault: `${name} is packed in an unknown way` };
    const contents = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
    left -= contents.length;
    if (left < 0) return { fault: 'the ZIP unpacks to more than is allowed' };
    if (crc32(contents) !== crc) return { fault: `${name} is damaged` };
    if (files.has(name)) return { fault: `${name} is there twice` };
    files.set(name, contents);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}
