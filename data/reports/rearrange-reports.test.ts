import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportId } from '../contract/model.ts';
import { createArchive } from '../schema/archive-file.ts';
import { openWritable, type WritableDatabase } from '../schema/sqlite.ts';
import { storeRecord } from '../schema/store-record.ts';
import { storeReport } from '../schema/store-report.ts';
import { syntheticReport } from '../testing/synthetic-report.ts';
import { mergeReports, moveVersion } from './rearrange-reports.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-rearrange-'));
let database: WritableDatabase;
/** A report with two texts, and one that is only described. */
const withTexts = { ...syntheticReport(0), edition: 'original' as const };
const described = syntheticReport(1).record;

beforeAll(() => {
  const file = path.join(folder, 'holdings.sqlite');
  createArchive(file, (made) => {
    storeReport(made, withTexts);
    storeReport(made, withTexts, 'version');
    storeRecord(made, described);
  });
  database = openWritable(file);
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const counting = (reportId: ReportId) =>
  database
    .prepare('SELECT edition_key FROM editions WHERE report_id = ? AND is_current = 1')
    .pluck()
    .all(reportId);

describe('a text that is given to another report', () => {
  const { reportId: from } = withTexts.record;
  const { reportId: into } = described;

  it('counts there where none does, also one that did not count before', () => {
    expect(counting(from)).toEqual([2]);
    moveVersion(database, 1, into, () => false);
    expect([counting(from), counting(into)]).toEqual([[2], [1]]);
  });

  it('does not take the place of one that counts', () => {
    mergeReports(database, from, into);
    expect([counting(from), counting(into)]).toEqual([[], [1]]);
  });
});
