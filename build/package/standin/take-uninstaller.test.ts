import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { takeUninstaller } from './take-uninstaller.ts';

const SIGNATURE = Buffer.from('efbeadde4e756c6c736f6674496e7374', 'hex');

/** A Windows program with one section of 16 bytes. */
function program(): Buffer {
  const bytes = Buffer.alloc(512);
  bytes.writeUInt32LE(0x80, 0x3c);
  bytes.write('PE\0\0', 0x80, 'latin1');
  bytes.writeUInt16LE(1, 0x86);
  const table = 0x80 + 24;
  bytes.writeUInt32LE(16, table + 16);
  bytes.writeUInt32LE(496, table + 20);
  return bytes;
}

function nsis(...blocks: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(28);
  SIGNATURE.copy(head, 4);
  return Buffer.concat([head, ...blocks]);
}

function block(content: Buffer, deflate: boolean): Buffer {
  const stored = deflate ? deflateRawSync(content) : content;
  const length = Buffer.alloc(4);
  length.writeUInt32LE((stored.length | (deflate ? 0x8000_0000 : 0)) >>> 0);
  return Buffer.concat([length, stored]);
}

const UNINSTALLER = Buffer.concat([nsis(), Buffer.from('卸载程序')]);

describe('the uninstaller inside of an installer', () => {
  it.each([true, false])(
    'is the program with the block that looks like NSIS data (deflated: %s)',
    (deflate) => {
      const data = nsis(block(Buffer.from('script'), true), block(UNINSTALLER, deflate));
      const taken = takeUninstaller(Buffer.concat([program(), data]));
      expect(taken).toEqual(Buffer.concat([program(), UNINSTALLER]));
    },
  );

  it('is missed when there is none, and not chosen when there are two', () => {
    const one = block(UNINSTALLER, false);
    expect(() => takeUninstaller(Buffer.concat([program(), nsis()]))).toThrow('0 uninstallers');
    expect(() => takeUninstaller(Buffer.concat([program(), nsis(one, one)]))).toThrow('2 uninstallers');
    expect(() => takeUninstaller(program())).toThrow('no NSIS data');
    expect(() => takeUninstaller(Buffer.alloc(512))).toThrow('not a Windows program');
  });
});
