import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
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

  it('is refused while somebody still writes to it', async () => {
    const file = path.join(folder, '在写.txt');
    writeFileSync(file, Buffer.alloc(16 * 1024 * 1024));
    const writer = new Worker(WRITER, { eval: true, workerData: file });
    await new Promise((resolve) => writer.once('message', resolve));
    expect(() => readWholeFile(file, 2 ** 30)).toThrow(expect.objectContaining({ code: 'file_unreadable' }));
    await writer.terminate();
    expect(readWholeFile(file, 2 ** 30).length).toBeGreaterThan(16 * 1024 * 1024);
  });
});

/** Goes on writing, a few bytes at a time, until it is ended. */
const WRITER = `
const { parentPort, workerData } = require('node:worker_threads');
const fs = require('node:fs');
const descriptor = fs.openSync(workerData, 'a');
fs.writeSync(descriptor, '市');
parentPort.postMessage('begun');
for (;;) fs.writeSync(descriptor, '市');
`;
