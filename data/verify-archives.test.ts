import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildArchive } from './ingest/build-archive.ts';
import { openArchive } from './schema/archive-file.ts';
import { ArchiveSet } from './schema/archive-set.ts';
import { openWritable, type WritableDatabase } from './schema/sqlite.ts';
import { sourceFixity } from './sources/verify-sources.ts';
import { verifyArchives } from './reports/verify-archives.ts';

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
    return verifyArchives(new ArchiveSet([archive]), sourceFixity)[0]!;
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
