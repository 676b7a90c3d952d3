import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { bytesToRead, checkZipSizes } from './zip-sizes.ts';

const MIB = 1024 * 1024;

interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isStored?: boolean;
}

const known = new WeakMap<Uint8Array, Uint8Array>();

/** Packed once, in however many files it lies: 33 MB take a while. */
function packedOf(bytes: Uint8Array): Uint8Array {
  const packed = known.get(bytes) ?? deflateRawSync(bytes, { level: 1 });
  known.set(bytes, packed);
  return packed;
}

/** A zip file by PKWARE's APPNOTE 6.3: local headers, directory, end. */
function zip(entries: readonly Entry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, isStored = false } of entries) {
    const packed = isStored ? bytes : packedOf(bytes);
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(isStored ? 0 : 8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(title.length, 26);
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(0x02014b50, 0);
    listed.writeUInt16LE(isStored ? 0 : 8, 10);
    listed.writeUInt32LE(packed.length, 20);
    listed.writeUInt32LE(bytes.length, 24);
    listed.writeUInt16LE(title.length, 28);
    listed.writeUInt32LE(offset, 42);
    files.push(local, title, Buffer.from(packed));
    directory.push(listed, title);
    offset += 30 + title.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listing, end]);
}

function refusal(bytes: Uint8Array): string | null {
  try {
    checkZipSizes('通知.docx', bytes);
    return null;
  } catch (error) {
    if (error instanceof ArchiveError) return error.code;
    throw error;
  }
}

const zeros = (size: number): Uint8Array => new Uint8Array(size);

describe('the bound on what a zip file unpacks to', () => {
  it('lets a document pass, packed or stored', () => {
    const entries = [
      { name: 'word/document.xml', bytes: zeros(MIB) },
      { name: 'word/media/picture.png', bytes: zeros(MIB), isStored: true },
    ];
    expect(refusal(zip(entries))).toBeNull();
  });

  it('holds for one entry that is packed', () => {
    expect(refusal(zip([{ name: 'a', bytes: zeros(64 * MIB) }]))).toBeNull();
    expect(refusal(zip([{ name: 'a', bytes: zeros(64 * MIB + 1) }]))).toBe('file_too_large');
  });

  it('holds for all entries together, those that are stored among them', () => {
    const half = zeros(33 * MIB);
    const packed = { name: 'packed', bytes: half };
    const stored = { name: 'stored', bytes: half, isStored: true };
    expect(refusal(zip([packed, packed]))).toBe('file_too_large');
    expect(refusal(zip([stored, stored]))).toBe('file_too_large');
    expect(refusal(zip([stored, packed]))).toBe('file_too_large');
    expect(refusal(zip([packed, stored]))).toBe('file_too_large');
    expect(refusal(zip([stored]))).toBeNull();
  });

  it('says of what is no zip file, or a broken one, that it cannot be read', () => {
    const whole = zip([{ name: 'a', bytes: zeros(100) }]);
    expect(refusal(Buffer.from('通知全文'))).toBe('file_unreadable');
    expect(refusal(whole.subarray(0, whole.length - 10))).toBe('file_unreadable');
    expect(refusal(whole.subarray(20))).toBe('file_unreadable');
  });
});

describe('what is to be read in a file', () => {
  it('is what it would be unpacked, not more than a report has', () => {
    expect(bytesToRead(zip([{ name: 'a', bytes: zeros(MIB) }]))).toBe(MIB);
    expect(bytesToRead(zip([40, 40].map((size, i) => ({ name: `${i}`, bytes: zeros(size * MIB) }))))).toBe(
      16 * MIB,
    );
  });

  it('is its bytes where it is not packed, or broken', () => {
    expect(bytesToRead(strToU8('PK'))).toBe(2);
    expect(bytesToRead(strToU8('全年检查'))).toBe(12);
    expect(bytesToRead(strToU8('PK\u0003\u0004 and nothing behind it'))).toBe(26);
  });
});

describe('a part with text', () => {
  const text = strToU8('<w:t>全年检查企业321户。</w:t>');
  const flipped = (name: string): Uint8Array => {
    const file = zipSync({ [name]: [text, { level: 0 }] });
    const at = Buffer.from(file).indexOf('321户');
    file[at]! ^= 4;
    return file;
  };

  it('is refused where a bit has flipped: it would say another figure', () => {
    expect(new TextDecoder().decode(flipped('word/document.xml'))).toContain('721户');
    expect(() => checkZipSizes('a.docx', flipped('word/document.xml'))).toThrow(
      'word/document.xml is damaged',
    );
    expect(() => checkZipSizes('a.docx', zipSync({ 'word/document.xml': text }))).not.toThrow();
  });

  it('is not refused for a picture beside it', () => {
    expect(() => checkZipSizes('a.docx', flipped('word/media/image1.png'))).not.toThrow();
  });
});
