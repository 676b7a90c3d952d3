import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jpegOrientation, upright } from './exif-turn.ts';
import type { GreyPage } from './grey-page.ts';

/** A JPEG's head with an Exif block of one entry, in either order of bytes. */
function jpegWith(orientation: number, little: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + 4 + 6 + 8 + 2 + 12 + 4);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xffd8);
  view.setUint16(2, 0xffe1);
  view.setUint16(4, bytes.length - 4);
  view.setUint32(6, 0x45786966);
  view.setUint16(12, little ? 0x4949 : 0x4d4d);
  view.setUint16(14, 42, little);
  view.setUint32(16, 8, little);
  view.setUint16(20, 1, little);
  view.setUint16(22, 0x0112, little);
  view.setUint16(24, 3, little);
  view.setUint32(26, 1, little);
  view.setUint16(30, orientation, little);
  return bytes;
}

/** How each orientation stores a page: where in the stored picture the pixel at (x, y) of the upright one lies (TIFF 6.0). */
const STORED: Readonly<
  Record<number, (x: number, y: number, w: number, h: number) => readonly [number, number]>
> = {
  1: (x, y) => [x, y],
  2: (x, y, w) => [w - 1 - x, y],
  3: (x, y, w, h) => [w - 1 - x, h - 1 - y],
  4: (x, y, _w, h) => [x, h - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, w) => [y, w - 1 - x],
  7: (x, y, w, h) => [h - 1 - y, w - 1 - x],
  8: (x, y, _w, h) => [h - 1 - y, x],
};

function store(page: GreyPage, orientation: number): GreyPage {
  const { width: w, height: h, data } = page;
  const [width, height] = orientation > 4 ? [h, w] : [w, h];
  const out = new Uint8Array(data.length);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const [sx, sy] = STORED[orientation]!(x, y, w, h);
      out[sy * width + sx] = data[y * w + x]!;
    }
  }
  return { width, height, data: out };
}

describe('the orientation of a photograph', () => {
  it('is read in both orders of bytes', () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      expect(jpegOrientation(jpegWith(orientation, true))).toBe(orientation);
      expect(jpegOrientation(jpegWith(orientation, false))).toBe(orientation);
    }
  });

  it('is as it stands where nothing readable states it', () => {
    expect(jpegOrientation(Uint8Array.of(0xff, 0xd8, 0xff, 0xdb, 0, 4, 1, 2))).toBe(1);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(35), (noise, cut) => {
        jpegOrientation(noise);
        expect(jpegOrientation(jpegWith(6, true).subarray(0, cut))).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('sets every stored picture upright', () => {
    const page = { width: 3, height: 2, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
    for (let orientation = 1; orientation <= 8; orientation++)
      expect([orientation, upright(store(page, orientation), orientation)]).toEqual([orientation, page]);
  });
});
