import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sm3Of, sm3Portable } from './sm3.ts';

describe('SM3', () => {
  // GM/T 0004-2012, appendix A: "abc", and "abcd" sixteen times.
  const vectors = [
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ] as const;

  it.each(vectors)('gives the digest of the standard', (text, digest) => {
    const bytes = new TextEncoder().encode(text);
    expect([sm3Of(bytes), sm3Portable(bytes)]).toEqual([digest, digest]);
  });

  it('is the same on a build without OpenSSL', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sm3Portable(bytes)).toBe(sm3Of(bytes));
      }),
    );
  });
});
