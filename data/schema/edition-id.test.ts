import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { syntheticReport } from '../testing/synthetic-report.ts';
import { createArchive, openArchive } from './archive-file.ts';
import { hasEditionId, stampEditionId, stampHoldings } from './edition-id.ts';
import { rebuildArchive } from './rebuild-archive.ts';
import { openWritable, type WritableDatabase } from './sqlite.ts';
import { storeReport } from './store-report.ts';

const GOLDEN = path.join(import.meta.dirname, '../testing/golden');
const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-edition-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

let file = '';
let count = 0;
beforeEach(() => (file = path.join(base, `${count++}.sqlite`)));

function grown(...reports: readonly number[]): string {
  createArchive(file, () => undefined);
  for (const n of reports) revise((database) => storeReport(database, syntheticReport(n)));
  return idOf(file);
}

function revise(change: (database: WritableDatabase) => void, stamp = stampHoldings): void {
  const database = openWritable(file);
  database.transaction(() => {
    change(database);
    stamp(database);
  })();
  database.close();
}

function idOf(archive: string): string {
  const { database, editionId } = openArchive(archive, 'holdings');
  database.close();
  return editionId;
}

function infoOf(key: string): unknown {
  const { database } = openArchive(file, 'holdings');
  try {
    return database.prepare('SELECT value FROM archive_info WHERE key = ?').pluck().get(key);
  } finally {
    database.close();
  }
}

function isSound(archive: string): boolean {
  const { database, editionId } = openArchive(archive, 'holdings');
  try {
    return hasEditionId(database, editionId);
  } finally {
    database.close();
  }
}

/** Past the stamp, as a disk would. */
function tamper(sql: string): void {
  const database = openWritable(file);
  database.exec(sql);
  database.close();
}

describe('the id of holdings', () => {
  it('is the same, in whatever order and steps the texts came', () => {
    const one = grown(1, 2, 3);
    file = path.join(base, `${count++}.sqlite`);
    expect(grown(3, 1, 2)).toBe(one);
    file = path.join(base, `${count++}.sqlite`);
    createArchive(file, (database) => {
      for (const n of [2, 1, 3]) storeReport(database, syntheticReport(n));
      stampHoldings(database);
    });
    expect(idOf(file)).toBe(one);
  });

  it('changes with a text and comes back when that goes', () => {
    const before = grown(1);
    revise((database) => storeReport(database, syntheticReport(2)));
    expect(idOf(file)).not.toBe(before);
    expect(isSound(file)).toBe(true);
    revise((database) => {
      database.pragma('defer_foreign_keys = on');
      database.exec(`DELETE FROM editions WHERE report_id = '${syntheticReport(2).record.reportId}'`);
      database.exec(`DELETE FROM reports WHERE report_id = '${syntheticReport(2).record.reportId}'`);
    });
    expect(idOf(file)).toBe(before);
  });

  it.each([
    ['a figure', 'UPDATE indicators SET value_si = value_si + 1 WHERE indicator_key = 3'],
    ['whose a figure is', "UPDATE indicators SET subject = subject || '甲' WHERE indicator_key = 3"],
    ['a figure that is gone', 'DELETE FROM indicators WHERE indicator_key = 3'],
    ['a record', "UPDATE reports SET title = title || '甲'"],
    [
      'the digest of a report',
      "UPDATE archive_info SET value = replace(value, 'a', 'b') WHERE key GLOB 'part:*'",
    ],
    ['which digest is whose', "UPDATE archive_info SET key = key || '9' WHERE key GLOB 'part:*'"],
    [
      'the digest of many',
      "UPDATE archive_info SET value = replace(value, 'a', 'b') WHERE key GLOB 'bucket:*'",
    ],
    ['a digest too many', "INSERT INTO archive_info VALUES ('bucket:000', 'a b 0')"],
    ['how it is made', "DELETE FROM archive_info WHERE key = 'edition_form'"],
  ])('no longer fits after a change of %s', (_, sql) => {
    grown(1);
    expect(isSound(file)).toBe(true);
    tamper(sql);
    expect(isSound(file)).toBe(false);
  });

  it('is kept when they are written anew', () => {
    const before = grown(1, 2);
    rebuildArchive(file);
    expect(idOf(file)).toBe(before);
    expect(isSound(file)).toBe(true);
  });

  it.each(['0.3-lines', '0.3-batches'])(
    'is verified as the program of %s made it, until they are changed',
    (version) => {
      writeFileSync(file, gunzipSync(readFileSync(path.join(GOLDEN, version, 'holdings.sqlite.gz'))));
      const before = readFileSync(file);
      expect(infoOf('edition_form')).toBe('2');
      expect(isSound(file)).toBe(true);
      const id = idOf(file);
      rebuildArchive(file);
      expect(idOf(file)).toBe(id);
      expect(infoOf('edition_form')).toBe('2');
      for (const [sql, isNoticed] of [
        ['UPDATE indicators SET value_si = value_si + 1 WHERE indicator_key = 3', true],
        ["UPDATE archive_info SET value = replace(value, 'a', 'b') WHERE key GLOB 'figures:*'", true],
        ["UPDATE archive_info SET key = key || '9' WHERE key GLOB 'figures:*'", true],
        ['VACUUM', false],
      ] as const) {
        writeFileSync(file, before);
        tamper(sql);
        expect([sql, isSound(file)]).toEqual([sql, !isNoticed]);
      }
      revise((database) => storeReport(database, syntheticReport(2)));
      expect([infoOf('edition_form'), infoOf('figures:1'), isSound(file)]).toEqual(['3', undefined, true]);
    },
  );

  it('is made so from their first change on, where they come from an earlier version', () => {
    createArchive(file, (database) => storeReport(database, syntheticReport(1)));
    const built = idOf(file);
    revise(() => undefined, stampEditionId);
    expect(idOf(file)).toBe(built);
    revise((database) => storeReport(database, syntheticReport(2)));
    const now = idOf(file);
    file = path.join(base, `${count++}.sqlite`);
    expect(grown(1, 2)).toBe(now);
  });
});
