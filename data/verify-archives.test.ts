import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildArchive } from './ingest/build-archive.ts';
import { openArchive } from './schema/archive-file.ts';
import { inspectArchive } from './schema/inspect-archive.ts';
import { openWritable, type WritableDatabase } from './schema/sqlite.ts';
import { writeFlippableHoldings } from './testing/archive-flips.ts';
import { verifyArchive } from './schema/verify-archive.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const sound = path.join(folder, 'sound.sqlite');
buildArchive(path.resolve(import.meta.dirname, 'corpus'), sound);

function verified(change: (database: WritableDatabase) => void) {
  const file = path.join(folder, 'changed.sqlite');
  copyFileSync(sound, file);
  const database = openWritable(file);
  change(database);
  database.close();
  const archive = openArchive(file, 'shipped');
  try {
    return verifyArchive(archive);
  } finally {
    archive.database.close();
  }
}

describe('the verification of an archive', () => {
  it('finds a fresh archive whole', () => {
    const found = verified(() => undefined);
    expect(found.integrity).toBe('ok');
    expect(found.index).toBe('ok');
    expect(found.reports).toHaveLength(5);
    expect(found.reports.every((report) => report.fixity === 'ok')).toBe(true);
  });

  it('names the report whose text was changed by a single digit', () => {
    const found = verified((database) =>
      database
        .prepare(
          "UPDATE passages SET text = replace(text, '9158', '9159') WHERE passage_id LIKE 'pinghu-2022:%'",
        )
        .run(),
    );
    const differing = found.reports.filter((report) => report.fixity === 'differs');
    expect(differing.map((report) => report.reportId)).toEqual(['pinghu-2022']);
    expect(found.index).toBe('damaged');
  });

  it('finds an index that lacks a passage, and one that has too many', () => {
    expect(
      verified((database) =>
        database.prepare("INSERT INTO passage_index (passage_index) VALUES ('delete-all')").run(),
      ).index,
    ).toBe('damaged');
    expect(
      verified((database) =>
        database.prepare("INSERT INTO passage_index (rowid, grams) VALUES (999999, '虚构 构')").run(),
      ).index,
    ).toBe('damaged');
  });
});

describe('the bytes of kept sources', () => {
  const kept = path.join(folder, 'kept.sqlite');
  writeFlippableHoldings(kept);
  const file = path.join(folder, 'flipped.sqlite');
  const verifiedFile = () => {
    const archive = openArchive(file, 'holdings');
    const found = verifyArchive(archive);
    archive.database.close();
    return found;
  };

  it('are whole in fresh holdings, for verification and for the door', () => {
    copyFileSync(kept, file);
    const { contents, reports } = verifiedFile();
    expect([contents, reports.map(({ source }) => source)]).toEqual(['ok', ['ok', 'absent', 'ok']]);
    expect(inspectArchive(file).reports).toBe(2);
  });

  it.each([
    ['deflated', 1, 'synthetic-1'],
    ['stored as they are', 0, 'synthetic-2'],
  ])('are noticed to be others when a single bit of them turns over: %s', (_, isDeflated, reportId) => {
    copyFileSync(kept, file);
    const database = openWritable(file);
    const where = `FROM source_pieces WHERE is_deflated = ${isDeflated}`;
    const bytes = database.prepare(`SELECT bytes ${where}`).pluck().get() as Buffer;
    const middle = bytes.length >> 1;
    bytes[middle] = bytes[middle]! ^ 1;
    database.prepare(`UPDATE source_pieces SET bytes = ? WHERE is_deflated = ${isDeflated}`).run(bytes);
    database.close();
    const { contents, reports } = verifiedFile();
    expect(contents).toBe('differs');
    expect(reports.filter(({ source }) => source === 'differs').map((one) => one.reportId)).toEqual([
      reportId,
    ]);
    expect(() => inspectArchive(file)).toThrow('are not those that it states');
  });

  it('are noticed to lack a piece', () => {
    copyFileSync(kept, file);
    const database = openWritable(file);
    database.exec('DELETE FROM source_pieces WHERE is_deflated = 0');
    database.close();
    expect(verifiedFile().contents).toBe('differs');
    expect(() => inspectArchive(file)).toThrow('are not those that it states');
  });
});

it('the places of lines are noticed to be others', () => {
  const file = path.join(folder, 'moved.sqlite');
  writeFlippableHoldings(file);
  const database = openWritable(file);
  const changed = database
    .prepare('UPDATE places SET packed = zeroblob(length(packed)) WHERE edition_key = 1')
    .run();
  database.close();
  expect(changed.changes).toBe(1);
  const archive = openArchive(file, 'holdings');
  const { contents, reports } = verifyArchive(archive);
  archive.database.close();
  expect(contents).toBe('differs');
  expect(reports.filter(({ fixity }) => fixity === 'differs')).toHaveLength(1);
});
