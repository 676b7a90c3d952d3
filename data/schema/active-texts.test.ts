import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { syntheticReport } from '../testing/synthetic-report.ts';
import { createArchive, openArchive } from './archive-file.ts';
import { ArchiveSet, type ArchiveFile } from './archive-set.ts';
import { storeReport } from './store-report.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-texts-'));
const opened: ArchiveFile[] = [];
afterAll(() => {
  for (const { database } of opened) database.close();
  rmSync(folder, { recursive: true, force: true });
});

function archiveOf(role: ArchiveFile['role'], reports: readonly number[]): ArchiveFile {
  const file = path.join(folder, `${opened.length}.sqlite`);
  createArchive(file, (database) => reports.forEach((n) => storeReport(database, syntheticReport(n))));
  const archive = openArchive(file, role);
  opened.push(archive);
  return archive;
}

/** Of each text the archive that it is read from, as columns and as they are listed. */
function readFrom(set: ArchiveSet): {
  readonly columns: readonly string[];
  readonly listed: readonly string[];
} {
  const { runs, reports, reportOf, editionKey, isOriginal } = set.activeTexts;
  const columns = runs.flatMap(({ archive, from, to }) =>
    Array.from(reportOf.subarray(from, to), (report, i) => {
      const edition = isOriginal[from + i] === 1 ? 'original' : 'digest';
      return `${reports[report]!} ${edition} ${editionKey[from + i]} ${archive.file}`;
    }),
  );
  const listed = set.activeEditions.map(
    (one) => `${one.reportId} ${one.edition} ${one.editionKey} ${one.archive.file}`,
  );
  return { columns, listed };
}

describe('the texts in force', () => {
  it('are those of the holdings, then of added archives, then of the shipped one, each once', () => {
    const shipped = archiveOf('shipped', [0, 1, 2, 3]);
    const added = archiveOf('added', [2, 3, 4, 5]);
    const holdings = archiveOf('holdings', [3, 5, 6]);
    const set = new ArchiveSet([shipped, added, holdings]);
    const { columns, listed } = readFrom(set);
    expect(columns).toEqual(listed);
    const fileOf = new Map(set.activeEditions.map((one) => [String(one.reportId), one.archive]));
    expect(fileOf.size).toBe(listed.length);
    const expected = [shipped, shipped, added, holdings, added, holdings, holdings];
    expect(expected.map((_, n) => fileOf.get(syntheticReport(n).record.reportId))).toEqual(expected);
    expect(set.isWhole).toBe(false);
  });

  it('are all that there are where no archive holds what another does', () => {
    const set = new ArchiveSet([archiveOf('shipped', [0, 1]), archiveOf('added', [2])]);
    const { columns, listed } = readFrom(set);
    expect(columns).toEqual(listed);
    expect(columns).toHaveLength(3);
    expect(set.isWhole).toBe(true);
    expect(new ArchiveSet([]).activeTexts).toHaveLength(0);
  });
});
