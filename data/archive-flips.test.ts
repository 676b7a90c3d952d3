/** A bit that turns over in an archive or in the holdings is noticed, or changes nothing that anybody is told. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildArchive } from './ingest/build-archive.ts';
import { createArchive, stampEditionId } from './schema/archive-file.ts';
import { openWritable } from './schema/sqlite.ts';
import { storeReport } from './schema/store-report.ts';
import { flipBits } from './testing/archive-flips.ts';
import { syntheticReport } from './testing/synthetic-report.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-flips-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('a bit that turns over', () => {
  it('in an archive changes no answer that verification does not question', async () => {
    const archive = path.join(base, 'archive.sqlite');
    buildArchive(path.resolve(import.meta.dirname, 'corpus'), archive);
    const report = await flipBits(archive, 'shipped', 60, path.join(base, 'a'));
    expect(report.missed).toEqual([]);
    expect(report.told + report.noticed).toBeGreaterThan(20);
  });

  it('in holdings that were added to does the same, also in a text that was superseded', async () => {
    const holdings = path.join(base, 'holdings.sqlite');
    createArchive(holdings, (database) => storeReport(database, syntheticReport(1)));
    const database = openWritable(holdings);
    database.transaction(() => {
      storeReport(database, syntheticReport(2));
      storeReport(database, syntheticReport(1, 2), 'version');
      stampEditionId(database);
    })();
    database.close();
    const report = await flipBits(holdings, 'holdings', 30, path.join(base, 'h'));
    expect(report.missed).toEqual([]);
    expect(report.told + report.noticed).toBeGreaterThan(10);
  });
});
