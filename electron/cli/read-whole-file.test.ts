import { execFileSync } from 'node:child_process';
import fs, { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readWholeFile } from './read-whole-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-whole-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that is named on the command line', () => {
  it('is read whole', () => {
    const file = path.join(folder, '总结.txt');
    writeFileSync(file, '放心消费单位新增128家。');
    expect(readWholeFile(file, 1000).toString()).toBe('放心消费单位新增128家。');
  });

  it('is refused where it is larger than allowed, or a folder', () => {
    const file = path.join(folder, '大.txt');
    writeFileSync(file, 'x'.repeat(11));
    expect(() => readWholeFile(file, 10)).toThrow(expect.objectContaining({ code: 'file_too_large' }));
    expect(() => readWholeFile(folder, 10)).toThrow(expect.objectContaining({ code: 'file_unreadable' }));
  });

  it.runIf(process.platform !== 'win32')('is refused where it has no end: a pipe, a device', () => {
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const endless of [pipe, '/dev/zero'])
      expect(() => readWholeFile(endless, 1000)).toThrow(
        expect.objectContaining({ code: 'file_unreadable' }),
      );
  });

  it('is refused while somebody still writes to it', () => {
    const file = path.join(folder, '在写.txt');
    writeFileSync(file, '放心消费单位新增128家。');
    // Between two reads of the reader, somebody else writes.
    const reading = vi.spyOn(fs, 'readSync').mockImplementationOnce((...given: unknown[]) => {
      fs.appendFileSync(file, '市');
      return Reflect.apply(fs.readSync, fs, given) as number;
    });
    syncBuiltinESMExports();
    try {
      expect(() => readWholeFile(file, 1000)).toThrow(expect.objectContaining({ code: 'file_unreadable' }));
    } finally {
      reading.mockRestore();
      syncBuiltinESMExports();
    }
    expect(readWholeFile(file, 1000).toString()).toBe('放心消费单位新增128家。市');
  });
});
