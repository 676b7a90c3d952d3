import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasJpegEnd } from './jpeg-end.ts';

const segment = (marker: number, content: readonly number[]): number[] => [
  ...[0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff],
  ...content,
];

/** Bytes of a picture as they are written: 255 is followed by 0. */
const stuffed = (content: readonly number[]): number[] =>
  content.flatMap((byte) => (byte === 0xff ? [byte, 0] : [byte]));

interface Parts {
  readonly inside: readonly number[];
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** A picture with something of its maker's in front, in two parts between which decoding begins anew. */
const jpegOf = ({ inside, first, second }: Parts): number[] => [
  ...[0xff, 0xd8],
  ...segment(0xe1, inside),
  ...segment(0xc0, [8, 0, 16, 0, 16, 1, 1, 0x11, 0]),
  ...segment(0xda, [1, 1, 0, 0, 63, 0]),
  ...stuffed(first),
  ...[0xff, 0xd3],
  ...stuffed(second),
];
const END = [0xff, 0xd9];
const bytes = fc.array(fc.nat(0xff), { maxLength: 60 });
const parts = fc.record({ inside: bytes, first: bytes, second: bytes });

describe('the end of a JPEG', () => {
  it('is found whatever the picture is, and whatever follows it', () => {
    fc.assert(
      fc.property(parts, bytes, (given, behind) => {
        expect(hasJpegEnd(Uint8Array.from([...jpegOf(given), ...END, ...behind]))).toBe(true);
      }),
    );
  });

  it('is missing wherever the file is cut off', () => {
    fc.assert(
      fc.property(parts, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
        const whole = [...jpegOf(given), ...END];
        expect(hasJpegEnd(Uint8Array.from(whole.slice(0, Math.floor(share * (whole.length - 1)))))).toBe(
          false,
        );
      }),
    );
  });

  it('is not that of a smaller picture inside of it', () => {
    const small = [...jpegOf({ inside: [], first: [1], second: [2] }), ...END];
    expect(hasJpegEnd(Uint8Array.from(jpegOf({ inside: small, first: [3], second: [4] })))).toBe(false);
  });
});
