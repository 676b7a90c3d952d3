import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { syntheticReport } from '../testing/synthetic-report.ts';
import { createArchive, openArchive } from './archive-file.ts';
import type { ReadableDatabase } from './sqlite.ts';
import { storeReport } from './store-report.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-archive-file-'));
const file = path.join(folder, 'archive.sqlite');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function settingsOf(database: ReadableDatabase): unknown {
  return Object.fromEntries(
    database
      .prepare<[], [string, number]>(
        "SELECT k, v FROM passage_index_config WHERE k IN ('automerge', 'hashsize') ORDER BY k",
      )
      .raw()
      .all(),
  );
}

describe('an archive that is written', () => {
  it('has its index loaded in large runs without merges meanwhile, and then FTS5’s own settings', () => {
    let meanwhile: unknown;
    createArchive(file, (database) => {
      meanwhile = settingsOf(database);
      for (let n = 0; n < 3; n++) storeReport(database, syntheticReport(n));
    });
    expect(meanwhile).toEqual({ automerge: 0, hashsize: 64 * 1024 * 1024 });
    const { database } = openArchive(file, 'shipped');
    expect(settingsOf(database)).toEqual({ automerge: 4, hashsize: 1024 * 1024 });
    database.close();
  });

  it('has its index in one piece, and no page that nothing stands on', () => {
    const { database } = openArchive(file, 'shipped');
    // The id of a row of the index: its segment above the lowest 37 bits (fts5_index.c); rows 1 and 10 are none.
    const segments = database.prepare(
      'SELECT count(DISTINCT id >> 37) FROM passage_index_data WHERE id > 10',
    );
    expect(segments.pluck().get()).toBe(1);
    expect(database.pragma('freelist_count', { simple: true })).toBe(0);
    database.close();
  });

  it('stands alone in its folder, also after one that could not be filled', () => {
    expect(readdirSync(folder)).toEqual(['archive.sqlite']);
    expect(() =>
      createArchive(path.join(folder, 'other.sqlite'), (database) => {
        storeReport(database, syntheticReport(0));
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');
    expect(readdirSync(folder)).toEqual(['archive.sqlite']);
  });
});
