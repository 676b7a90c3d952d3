import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZip, writeZip, type ZipFiles } from './zip.ts';

const files = (all: Readonly<Record<string, string>>): ReadonlyMap<string, Uint8Array> =>
  new Map(Object.entries(all).map(([name, text]) => [name, new TextEncoder().encode(text)]));
const SAMPLE = files({ 'a.txt': '甲', '目录/b.txt': 'b'.repeat(10_000), empty: '' });

describe('a ZIP', () => {
  it('gives back what was put in', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z\u4e00-\u9fff]{1,8}$/), fc.uint8Array({ maxLength: 400 }), {
          noNullPrototype: true,
        }),
        (contents) => {
          const read = readZip(writeZip(new Map(Object.entries(contents))), 1e6);
          expect(new Map(Object.entries(contents))).toEqual(read);
        },
      ),
    );
  });

  it('has no files but files, and their names as a Chinese Windows wrote them', () => {
    const name = Buffer.from([0xd7, 0xdc, 0xbd, 0xe1]); // 总结 in GBK
    const packed = Buffer.from(writeZip(files({ 'ZJZJ/': '', 'ZJZJ/a': '一' })));
    for (let at = packed.indexOf('ZJZJ'); at >= 0; at = packed.indexOf('ZJZJ')) name.copy(packed, at);
    expect([...(readZip(packed, 100) as ZipFiles).keys()]).toEqual(['总结/a']);
  });

  it('is read by another program', ({ skip }) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-zip-'));
    const file = path.join(folder, 'a.zip');
    writeFileSync(file, writeZip(SAMPLE));
    try {
      execFileSync('unzip', ['-qq', '-o', file, '-d', folder]);
      expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe('甲');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') skip('no unzip here');
      throw error;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('unpacks no more than is allowed, also where it states less than it holds', () => {
    const bytes = writeZip(SAMPLE);
    expect(readZip(bytes, 9_999)).toEqual({ fault: 'the ZIP unpacks to more than is allowed' });
    expect(readZip(bytes, 10_003)).toBeInstanceOf(Map);
    const lying = Uint8Array.from(bytes);
    const view = new DataView(lying.buffer);
    // The size of the second file in the directory, at 24 of its entry.
    const at = view.getUint32(lying.length - 6, true) + 46 + 'a.txt'.length;
    view.setUint32(at + 24, 10, true);
    expect(readZip(lying, 1_000)).toEqual({ fault: '目录/b.txt is damaged' });
  });

  it('says of every damage that it is one, and never throws', () => {
    const bytes = writeZip(SAMPLE);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at]! ^= change;
        const read = readZip(damaged, 1e6);
        if (!('fault' in read))
          for (const contents of read.values()) expect(contents.length).toBeLessThan(1e6);
      }),
    );
    expect(readZip(bytes.subarray(0, 40), 1e6)).toEqual({ fault: 'not a ZIP file, or cut off' });
    const changed = Uint8Array.from(bytes);
    changed[30 + 'a.txt'.length + 3]! ^= 0xff;
    expect(readZip(changed, 1e6)).toHaveProperty('fault');
  });
});
