import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdFile } from './file-lock.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-lock-'));
  lock = path.join(folder, 'notebook.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const BUSY = expect.objectContaining({ code: 'SQLITE_BUSY' }) as Error;
const ALONE = path.join(import.meta.dirname, '../testing/write-alone.ts');

describe('a file that is held', () => {
  it('is there while it is held, and gone when it is let go', () => {
    const release = holdFile(lock, 0);
    expect(existsSync(lock)).toBe(true);
    expect(() => holdFile(lock, 0)).toThrow(BUSY);
    release();
    expect(readdirSync(folder)).toEqual([]);
    holdFile(lock, 0)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that a killed program has left is taken as it is', () => {
    writeFileSync(lock, '');
    const release = holdFile(lock, 0);
    expect(() => holdFile(lock, 0)).toThrow(BUSY);
    release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not taken for held by whoever waited for one that was removed', async () => {
    const release = holdFile(lock, 0);
    const waiting = new Worker(WAITING, { eval: true, workerData: { lock, module: MODULE } });
    const said = heard(waiting);
    await said('waits');
    await new Promise((resolve) => setTimeout(resolve, 300));
    release();
    await said('holds');
    expect(() => holdFile(lock, 0)).toThrow(BUSY);
    waiting.postMessage('let go');
    await said('gone');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is held by one of five programs at a time, however often it comes and goes', async () => {
    const run = promisify(execFile);
    const met = await Promise.all(
      Array.from({ length: 5 }, () => run(process.execPath, [ALONE, lock, '100'], { encoding: 'utf8' })),
    );
    expect(met.map(({ stdout }) => stdout)).toEqual(met.map(() => '0'));
    expect(readdirSync(folder)).toEqual([]);
  }, 60_000);
});

const MODULE = path.join(import.meta.dirname, 'file-lock.ts');

/** Waits for the lock, then for a word to let it go. */
const WAITING = `
const { parentPort, workerData } = require('node:worker_threads');
import(workerData.module).then(({ holdFile }) => {
  parentPort.postMessage('waits');
  const release = holdFile(workerData.lock, 60000);
  parentPort.postMessage('holds');
  parentPort.once('message', () => {
    release();
    parentPort.postMessage('gone');
  });
});
`;

/** Resolves when the worker has said the word, before or after. */
function heard(worker: Worker): (word: string) => Promise<void> {
  const words = new Set<unknown>();
  worker.on('message', (word) => words.add(word));
  return async (word) => {
    while (!words.has(word)) await new Promise((resolve) => setTimeout(resolve, 10));
  };
}
