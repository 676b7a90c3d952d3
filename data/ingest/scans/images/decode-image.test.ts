import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { decodeImage } from './decode-image.ts';
import { imageKind } from './image-kind.ts';

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
