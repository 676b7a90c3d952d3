import { describe, expect, it } from 'vitest';
import type { ArchiveClient } from './contract/api.ts';
import { LARGEST_ORIGINAL, PIECE } from './contract/file-limits.ts';
import { sentFile } from './contract/send-file.ts';

/** Puts pieces together as the library does, and says what it was asked. */
function receiving() {
  const asked: unknown[] = [];
  let whole = '';
  const client = {
    call: (_: string, { ticket, isLast, contentBase64 }: Record<string, unknown>) => {
      asked.push([ticket ?? null, isLast]);
      whole += String(contentBase64);
      return Promise.resolve({ ticket: isLast ? 'whole' : `after ${asked.length}` });
    },
  } as unknown as ArchiveClient; // one method of it is asked
  return { client, asked, whole: () => whole };
}
const base64 = (from: number, to: number): string => `${from}-${to} `;

describe('a file that is sent', () => {
  it('goes in one request up to two pieces, and in pieces beyond', async () => {
    const { client, asked, whole } = receiving();
    const small = { name: 'a.pdf', size: 2 * PIECE, base64 };
    expect(await sentFile(client, small)).toEqual({ name: 'a.pdf', contentBase64: base64(0, 2 * PIECE) });
    expect(asked).toEqual([]);
    const large = { name: 'a.pdf', size: 2 * PIECE + 1, base64 };
    expect(await sentFile(client, large)).toEqual({ ticket: 'whole' });
    expect(asked).toEqual([
      [null, false],
      ['after 1', false],
      ['after 2', true],
    ]);
    expect(whole()).toBe(base64(0, PIECE) + base64(PIECE, 2 * PIECE) + base64(2 * PIECE, 2 * PIECE + 1));
  });

  it('is refused before anything is sent where it is too large', async () => {
    const { client, asked } = receiving();
    await expect(sentFile(client, { name: 'a.pdf', size: LARGEST_ORIGINAL + 1, base64 })).rejects.toThrow(
      'a.pdf',
    );
    expect(asked).toEqual([]);
  });
});
