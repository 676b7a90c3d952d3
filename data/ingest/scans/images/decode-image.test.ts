import { crc32 } from 'node:zlib';
import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { decodeImage, decodePage, sizesOfImage } from './decode-image.ts';
import { imageKind } from './image-kind.ts';

/** A TIFF of pages of one row, each pixel a byte of grey; a copy is marked by NewSubfileType 1 (TIFF 6.0, section 8). */
function tiffOf(
  pages: readonly { readonly grey: readonly number[]; readonly isCopy: boolean }[],
): Uint8Array {
  const FIELDS = 9;
  const size = 2 + FIELDS * 12 + 4;
  const bytes = new Uint8Array(8 + pages.length * (size + 16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x4949);
  view.setUint16(2, 42, true);
  view.setUint32(4, 8, true);
  pages.forEach(({ grey, isCopy }, i) => {
    const at = 8 + i * (size + 16);
    bytes.set(grey, at + size);
    const fields: [tag: number, value: number][] = [
      [254, isCopy ? 1 : 0],
      [256, grey.length],
      [257, 1],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, at + size],
      [277, 1],
      [279, grey.length],
    ];
    view.setUint16(at, FIELDS, true);
    fields.forEach(([tag, value], field) => {
      const place = at + 2 + field * 12;
      view.setUint16(place, tag, true);
      view.setUint16(place + 2, 4, true);
      view.setUint32(place + 4, 1, true);
      view.setUint32(place + 8, value, true);
    });
    view.setUint32(at + 2 + FIELDS * 12, i + 1 < pages.length ? at + size + 16 : 0, true);
  });
  return bytes;
}

/** One such page with other values of some of its tags. */
function tiffWith(grey: readonly number[], tags: Readonly<Record<number, number>>): Uint8Array {
  const bytes = tiffOf([{ grey, isCopy: false }]);
  const view = new DataView(bytes.buffer);
  for (let at = 10; at < 10 + 9 * 12; at += 12) {
    const value = tags[view.getUint16(at, true)];
    if (value !== undefined) view.setUint32(at + 8, value, true);
  }
  return bytes;
}

/** A JPEG of 16 × 8 grey pixels, the left half white and the right one black, in base64. */
const GREY_JPEG =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYG' +
  'CAsICQoKCgoKBggLDAsKDAkKCgr/wAALCAAIABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAACQr/xAAUEAEAAAAAAAAA' +
  'AAAAAAAAAAAA/9oACAEBAAA/AH8QBv/Z';

/** A TIFF whose page is a JPEG. */
function tiffAround(jpeg: string, tags: Readonly<Record<number, number>>): Uint8Array {
  const packed = Buffer.from(jpeg, 'base64');
  const { length } = tiffOf([{ grey: [], isCopy: false }]);
  const page = tiffWith([], { 256: 16, 257: 8, 259: 7, 273: length, 279: packed.length, ...tags });
  return Uint8Array.from([...page, ...packed]);
}

/** A chunk of a PNG, its length and name before it. */
function withChecksum(chunk: readonly number[]): Uint8Array {
  const bytes = Buffer.from([...chunk, 0, 0, 0, 0]);
  bytes.writeUInt32BE(crc32(Buffer.from(chunk.slice(4))), chunk.length);
  return bytes;
}

describe('pictures', () => {
  it('are known by their first bytes, not by their name', () => {
    expect(imageKind(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('jpeg');
    expect(imageKind(Uint8Array.of(0x49, 0x49, 0x2a, 0))).toBe('tiff');
    expect(imageKind(Uint8Array.of(0x25, 0x50, 0x44, 0x46))).toBeNull();
  });

  it('become grey whatever they are made of', async () => {
    const rgb = encode({ width: 2, height: 1, data: Uint8Array.of(255, 255, 255, 0, 0, 0), channels: 3 });
    expect(await decodeImage('a.png', rgb)).toEqual([{ width: 2, height: 1, data: Uint8Array.of(255, 0) }]);
    const fine = encode({ width: 1, height: 2, data: Uint16Array.of(65535, 256), channels: 1, depth: 16 });
    expect((await decodeImage('b.png', fine))[0]!.data).toEqual(Uint8Array.of(255, 1));
  });

  it('are white where they are transparent', async () => {
    const pixels = { width: 3, height: 1 } as const;
    // Black ink, nothing, and black ink that half shows.
    const rgba = Uint8Array.of(0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 128);
    const grey = Uint8Array.of(0, 255, 0, 0, 0, 128);
    const palette = [0, 128, 255].map((opacity) => [0, 0, 0, opacity]);
    for (const png of [
      encode({ ...pixels, data: rgba, channels: 4 }),
      encode({ ...pixels, data: grey, channels: 2 }),
      encode({ ...pixels, data: Uint8Array.of(2, 0, 1), channels: 1, palette }),
    ]) {
      const [page] = await decodeImage('a.png', png);
      expect([...page!.data].map((value) => Math.round(value / 64))).toEqual([0, 4, 2]);
    }
  });

  it('of a PNG are upright as its Exif block says, as browsers show it', async () => {
    const png = encode({ width: 2, height: 1, data: Uint8Array.of(10, 200), channels: 1 });
    // Orientation 6, to be turned to the right: big-endian, one entry.
    const exif = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
    const chunk = [0, 0, 0, exif.length, 0x65, 0x58, 0x49, 0x66, ...exif];
    // Behind the signature and IHDR.
    const turned = Uint8Array.from([...png.subarray(0, 33), ...withChecksum(chunk), ...png.subarray(33)]);
    expect(await decodeImage('a.png', turned)).toEqual([
      { width: 1, height: 2, data: Uint8Array.of(10, 200) },
    ]);
    expect(await sizesOfImage('a.png', turned)).toMatchObject([{ width: 1, height: 2 }]);
  });

  it('in a TIFF are its pages; a small copy for a list of files is none', async () => {
    const bytes = tiffOf([
      { grey: [10, 20], isCopy: false },
      { grey: [99, 99], isCopy: true },
      { grey: [30, 40], isCopy: false },
    ]);
    const pages = await decodeImage('a.tif', bytes);
    expect(pages.map(({ data }) => [...data])).toEqual([
      [10, 20],
      [30, 40],
    ]);
    expect((await decodePage('a.tif', bytes, 2)).data[0]).toBe(30);
    expect(await sizesOfImage('a.tif', bytes)).toHaveLength(2);
  });

  it('in a TIFF are dark and light in whatever colours, or refused: never black or white without a word', async () => {
    const first = async (...changes: Parameters<typeof tiffWith>): Promise<number[]> =>
      (await decodeImage('a.tif', tiffWith(...changes))).flatMap(({ data }) => [...data]);
    // Cyan, magenta, yellow and black ink in the place of four grey pixels.
    expect(await first([10, 20, 30, 255, 0, 0, 0, 0], { 256: 2, 262: 5, 277: 4 })).toEqual([0, 255]);
    expect(await first([0, 128, 128, 255, 128, 128], { 256: 2, 262: 8, 277: 3 })).toEqual([0, 255]);
    for (const [tag, value] of [
      [259, 50_001],
      [262, 32_845],
      [258, 32],
    ] as const)
      await expect(first([10, 20], { [tag]: value })).rejects.toMatchObject({ code: 'file_unreadable' });
  });

  it('in a TIFF that are grey JPEGs are shown as they are, of inks refused', async () => {
    const halves = async (...given: Parameters<typeof tiffAround>): Promise<number[]> => {
      const [page] = await decodeImage('a.tif', tiffAround(...given));
      return [0, 15, 7 * 16, 8 * 16 - 1].map((at) => Math.round(page!.data[at]! / 255));
    };
    expect(await halves(GREY_JPEG, {})).toEqual([1, 0, 1, 0]);
    // White is zero.
    expect(await halves(GREY_JPEG, { 262: 0 })).toEqual([0, 1, 0, 1]);
    await expect(halves(GREY_JPEG, { 262: 5, 277: 4 })).rejects.toMatchObject({ code: 'file_unreadable' });
  });

  it('that are damaged, of another kind or beyond all measure are refused with a code', async () => {
    const png = encode({ width: 2, height: 1, data: Uint8Array.of(1, 2), channels: 1 });
    await expect(decodeImage('a.png', png.subarray(0, 40))).rejects.toMatchObject({
      code: 'file_unreadable',
    });
    await expect(decodeImage('a.gif', Uint8Array.of(71, 73, 70, 56))).rejects.toMatchObject({
      code: 'file_unreadable',
    });
    const huge = png.slice();
    new DataView(huge.buffer).setUint32(16, 40_000);
    new DataView(huge.buffer).setUint32(20, 40_000);
    await expect(decodeImage('a.png', huge)).rejects.toMatchObject({ code: 'file_too_large' });
  });
});
