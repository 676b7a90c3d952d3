/** A bit that turns over in an archive or in the holdings is noticed, or changes nothing that anybody is told. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildArchive } from './ingest/build-archive.ts';
import { longOr } from './testing/long-form.ts';
import { flipBits, writeFlippableHoldings } from './testing/archive-flips.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-flips-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('a bit that turns over', () => {
  it('in an archive changes no answer that verification does not question', async () => {
    const archive = path.join(base, 'archive.sqlite');
    buildArchive(path.resolve(import.meta.dirname, 'corpus'), archive);
    const report = await flipBits(archive, 'shipped', longOr(60, 10), path.join(base, 'a'));
    expect(report.missed).toEqual([]);
    expect(report.told + report.noticed).toBeGreaterThan(longOr(20, 2));
  });

  it('in holdings that were added to does the same, also in a text that was superseded', async () => {
    const holdings = path.join(base, 'holdings.sqlite');
    writeFlippableHoldings(holdings);
    const report = await flipBits(holdings, 'holdings', longOr(30, 6), path.join(base, 'h'));
    expect(report.missed).toEqual([]);
    expect(report.told + report.noticed).toBeGreaterThan(longOr(10, 1));
  });
});
