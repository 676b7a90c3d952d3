export interface Picture {
  /** Pixels of a side. */
  readonly size: number;
  readonly png: Buffer;
}

/** .ico: a table of contents, then the PNGs as they are (read by Windows Vista and later). 256 is written as 0. */
export function windowsIcon(pictures: readonly Picture[]): Buffer {
  const kept = pictures.filter((one) => one.size <= 256);
  const head = Buffer.alloc(6 + 16 * kept.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(kept.length, 4);
  let offset = head.length;
  kept.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    head[at] = size % 256;
    head[at + 1] = size % 256;
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...kept.map((one) => one.png)]);
}

/** Names of the PNG chunks of .icns by size in pixels. */
const APPLE_NAMES: Readonly<Record<number, string>> = { 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' };

/** .icns: `icns`, the whole length, then each picture with its name and length, big-endian. */
export function appleIcon(pictures: readonly Picture[]): Buffer {
  const chunks = pictures.flatMap(({ size, png }) => {
    const name = APPLE_NAMES[size];
    return name ? [chunk(name, png)] : [];
  });
  return chunk('icns', Buffer.concat(chunks));
}

function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}
