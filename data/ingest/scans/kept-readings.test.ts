import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptReadings, type KeptReading } from './kept-readings.ts';

let folder: string;
let keeper: KeptReadings;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-readings-'));
  keeper = new KeptReadings(path.join(folder, 'holdings.sqlite'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = 'ab'.repeat(32);
const line = { text: '12家', x: 1, y: 2, w: 300, h: 40, isIndented: false, unsure: [] };
const page = { width: 100, height: 100, turns: 0 };

describe('a reading that is kept', () => {
  it('comes back with where its characters stand', () => {
    const lines = [{ ...line, drift: -7, knots: [[1, 900] as const, [2, 40_000] as const] }];
    const kept: KeptReading = {
      ...{ sha256, name: '扫描.pdf', order: 'read', pages: [1, 2], made: null, given: {} },
      read: new Map([[1, { ...page, lines }]]),
    };
    keeper.put(kept);
    expect(keeper.read(sha256)).toEqual(kept);
  });

  it('goes on where it was begun before places of characters were kept', () => {
    const begun = {
      ...{ version: 1, sha256, name: '扫描.pdf', order: 'pause', pages: [1, 2], made: null, given: {} },
      read: [[1, { ...page, lines: [line] }]],
    };
    mkdirSync(path.join(folder, 'scans'));
    writeFileSync(path.join(folder, 'scans', `${sha256}.json`), JSON.stringify(begun));
    expect(keeper.read(sha256)?.read.get(1)?.lines).toEqual([{ ...line, drift: 0, knots: [] }]);
  });
});
