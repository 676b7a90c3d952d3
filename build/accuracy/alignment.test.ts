import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildArchive } from '../../data/ingest/build-archive.ts';
import { openArchive } from '../../data/schema/archive-file.ts';
import { ArchiveSet } from '../../data/schema/archive-set.ts';
import { alignmentAccuracy } from './alignment.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alignment-'));
const file = path.join(folder, 'archive.sqlite');
buildArchive(path.resolve(import.meta.dirname, '../../data/corpus'), file);
const set = new ArchiveSet([openArchive(file, 'shipped')]);
afterAll(() => {
  for (const archive of set.archives) archive.database.close();
  rmSync(folder, { recursive: true });
});

describe('the alignment of the labelled 提要', () => {
  const accuracy = alignmentAccuracy(set);

  it('reaches the F1 that is needed and is above both baselines', () => {
    expect(accuracy.f1).toBeGreaterThanOrEqual(0.85);
    expect(accuracy.isGoodEnough).toBe(true);
  });

  it('is measured on at least eighty pairs', () => {
    const own = accuracy.lines.filter((line) => line.method === 'lanjuan');
    expect(own.reduce((sum, line) => sum + line.counts.expected, 0)).toBeGreaterThanOrEqual(80);
  });

  it('names the kind of every sentence of a revised text rightly', () => {
    expect(accuracy.kinds.right).toBe(accuracy.kinds.all);
  });
});
