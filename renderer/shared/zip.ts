/**
 * A ZIP file of a few small texts, stored without compression (APPNOTE.TXT 6.3: local headers, central directory, end
 * record). Every entry carries the same date, so that equal content gives equal files.
 */
export function zipOf(entries: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const path = encoder.encode(name);
    const data = encoder.encode(text);
    const shared = [20, 0x0800, 0, 0, FIRST_OF_1980, crc32(data), data.length, data.length, path.length, 0];
    const local = [...fields([0x04034b50], [4]), ...fields(shared, LOCAL), ...path];
    const central = fields([0x02014b50, 20], [4, 2]);
    directory.push(
      Uint8Array.from([
        ...central,
        ...fields(shared, LOCAL),
        ...fields([0, 0, 0, 0, offset], [2, 2, 2, 4, 4]),
        ...path,
      ]),
    );
    files.push(Uint8Array.from(local), data);
    offset += local.length + data.length;
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  const count = directory.length;
  const end = fields([0x06054b50, 0, 0, count, count, size, offset, 0], [4, 2, 2, 2, 2, 4, 4, 2]);
  return joined([...files, ...directory, Uint8Array.from(end)]);
}

/** Version, flags (UTF-8 names), method, time, date, checksum, both sizes, lengths of name and extra field. */
const LOCAL = [2, 2, 2, 2, 2, 4, 4, 4, 2, 2];
const FIRST_OF_1980 = 0x21;

/** Little-endian numbers of the widths given. */
function fields(values: readonly number[], widths: readonly number[]): number[] {
  return values.flatMap((value, i) =>
    Array.from({ length: widths[i]! }, (_, byte) => (value >>> (8 * byte)) & 0xff),
  );
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 as ZIP has it (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
