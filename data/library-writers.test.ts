/** One writer at a time: what is left of those that were killed, and what waits while another process writes. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLibrary, type Library } from './open-library.ts';
import { createArchive } from './schema/archive-file.ts';
import { SCHEMA_VERSION } from './schema/archive-tables.ts';
import { openWritable } from './schema/sqlite.ts';
import { storeReport } from './schema/store-report.ts';
import { asOnlyWriter } from './schema/writer-lock.ts';
import { syntheticReport } from './testing/synthetic-report.ts';

let folder: string;
let holdings: string;
let library: Library | null;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-one-writer-'));
  holdings = path.join(folder, 'holdings.sqlite');
  library = null;
});
afterEach(() => {
  library?.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(): Library {
  const notebookFolder = path.join(folder, 'notebook');
  return (library = openLibrary({ archives: [], holdingsFile: holdings, notebookFolder, version: '0' }));
}

function writeHoldings(): void {
  createArchive(holdings, (database) => storeReport(database, syntheticReport(1)));
}

/** As another process holds it; returns how it is let go. */
function heldElsewhere(): () => void {
  const database = openWritable(`${holdings}.lock`);
  database.exec('BEGIN EXCLUSIVE');
  return () => database.close();
}

const LEFT = [
  'holdings.sqlite.0b51cf0e-6b1b-4f5e-8f3c-3a8a5b8b7f10.unfinished',
  'holdings.sqlite.0b51cf0e-6b1b-4f5e-8f3c-3a8a5b8b7f10.unfinished-journal',
  'holdings.sqlite.rebuilt.0b51cf0e-6b1b-4f5e-8f3c-3a8a5b8b7f10.unfinished',
  'holdings.sqlite.rebuilt',
  'holdings.sqlite.unfinished',
];
const OTHERS = ['holdings.sqlite.old', 'holdings.sqlite.unfinished.txt', 'mine.unfinished'];
const leave = (): void =>
  [...LEFT, ...OTHERS].forEach((name) => writeFileSync(path.join(folder, name), '甲'));
const there = (names: readonly string[]) => names.filter((name) => existsSync(path.join(folder, name)));

describe('files that a killed writer has left beside the holdings', () => {
  it('are gone when the library is opened, and nothing else is', () => {
    writeHoldings();
    leave();
    open();
    expect(there(LEFT)).toEqual([]);
    expect(there(OTHERS)).toEqual(OTHERS);
  });

  it('stay while another process writes, for they may be its work', () => {
    writeHoldings();
    leave();
    const release = heldElsewhere();
    open();
    expect(there(LEFT)).toEqual(LEFT);
    release();
    library?.close();
    open();
    expect(there(LEFT)).toEqual([]);
  });
});

describe('a rebuild that a window starts', () => {
  it('waits while another process writes', async () => {
    writeHoldings();
    const opened = open();
    const release = heldElsewhere();
    opened.archive['library.startRebuild']({ all: true });
    await setTimeout(500);
    expect(rebuildOf(opened)).toMatchObject({ isRunning: true, archives: [{ state: 'running', done: 0 }] });
    release();
    await expect.poll(() => rebuildOf(opened).isRunning, { timeout: 60_000 }).toBe(false);
    expect(rebuildOf(opened).archives).toMatchObject([{ state: 'rebuilt', code: null }]);
  }, 70_000);

  it('says so where a folder stands in the way of the new file, leaves it, and works when it is gone', async () => {
    writeHoldings();
    const opened = open();
    const inTheWay = path.join(folder, 'holdings.sqlite.rebuilt');
    mkdirSync(path.join(inTheWay, '文件'), { recursive: true });
    const run = async () => {
      opened.archive['library.startRebuild']({ all: true });
      await expect.poll(() => rebuildOf(opened).isRunning, { timeout: 60_000 }).toBe(false);
      return rebuildOf(opened).archives;
    };
    expect(await run()).toMatchObject([{ state: 'failed', code: 'read_only' }]);
    expect(readdirSync(inTheWay)).toEqual(['文件']);
    expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
    rmSync(inTheWay, { recursive: true });
    expect(await run()).toMatchObject([{ state: 'rebuilt' }]);
  }, 130_000);
});

describe('holdings of an earlier version', () => {
  it('are written anew only when no other process writes', async () => {
    const golden = path.join(import.meta.dirname, 'testing/golden/0.1/holdings.sqlite.gz');
    writeFileSync(holdings, gunzipSync(readFileSync(golden)));
    const seen = new Int32Array(new SharedArrayBuffer(4));
    const other = new Worker(HOLDER, { eval: true, workerData: { holdings, seen } });
    await new Promise((resolve) => other.once('message', resolve));
    open();
    expect(Atomics.load(seen, 0)).toBe(1);
    expect(versionOf(holdings)).toBe(SCHEMA_VERSION);
    await other.terminate();
  });
});

/** Holds the lock for half a second and says at its end of which version the holdings are then. */
const HOLDER = `
const { parentPort, workerData } = require('node:worker_threads');
const Database = require('better-sqlite3');
const lock = new Database(workerData.holdings + '.lock');
lock.exec('BEGIN EXCLUSIVE');
parentPort.postMessage('held');
setTimeout(() => {
  const holdings = new Database(workerData.holdings, { readonly: true });
  Atomics.store(workerData.seen, 0, holdings.pragma('user_version', { simple: true }));
  holdings.close();
  lock.close();
}, 500);
`;

function versionOf(file: string): number {
  const database = openWritable(file);
  try {
    return Number(database.pragma('user_version', { simple: true }));
  } finally {
    database.close();
  }
}

function rebuildOf(opened: Library) {
  return opened.archive['library.rebuildProgress']({});
}

describe('the lock of writers', () => {
  it('is held by work inside work, until the outermost ends', () => {
    const isFree = (): boolean => {
      const database = openWritable(`${holdings}.lock`);
      try {
        database.pragma('busy_timeout = 0');
        database.exec('BEGIN EXCLUSIVE');
        return true;
      } catch {
        return false;
      } finally {
        database.close();
      }
    };
    asOnlyWriter(holdings, () => {
      expect(asOnlyWriter(holdings, isFree)).toBe(false);
      expect(isFree()).toBe(false);
    });
    expect(isFree()).toBe(true);
    expect(() =>
      asOnlyWriter(holdings, () => {
        throw new Error('so ended');
      }),
    ).toThrow('so ended');
    expect(isFree()).toBe(true);
  });

  it('is told as busy to whoever is not patient', () => {
    const release = heldElsewhere();
    expect(() => asOnlyWriter(holdings, () => 0, 0)).toThrow(
      expect.objectContaining({ code: 'library_busy' }),
    );
    release();
    expect(asOnlyWriter(holdings, () => 0, 0)).toBe(0);
  });
});
