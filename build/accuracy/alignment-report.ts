import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildArchive } from '../../data/ingest/build-archive.ts';
import { importFiles } from '../../data/ingest/import/import-files.ts';
import { readOriginal } from '../../data/ingest/read-original.ts';
import { openArchive } from '../../data/schema/archive-file.ts';
import { ArchiveSet } from '../../data/schema/archive-set.ts';
import { originalAlignment } from './alignment-originals.ts';
import { alignmentAccuracy, F1_NEEDED, printAlignment } from './alignment.ts';

const root = path.resolve(import.meta.dirname, '../..');
const LABELLED = ['pinghu-2020', 'pinghu-2022', 'pinghu-2025'];

/** Builds the archive anew, measures the alignment and gives the text to print and whether the bar is reached. */
export async function reportAlignment(): Promise<{ readonly text: string; readonly passed: boolean }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'alignment-'));
  const shipped = path.join(folder, 'archive.sqlite');
  buildArchive(path.join(root, 'data/corpus'), shipped);
  const archives = [openArchive(shipped, 'shipped')];
  try {
    const digests = alignmentAccuracy(new ArchiveSet(archives));
    const holdings = await importOriginals(new ArchiveSet(archives), path.join(folder, 'holdings.sqlite'));
    if (!holdings) {
      return {
        text: `${printAlignment(digests)}\noriginals: skipped, they are absent`,
        passed: digests.isGoodEnough,
      };
    }
    archives.push(openArchive(holdings, 'holdings'));
    const { counts, f1, unread } = originalAlignment(new ArchiveSet(archives));
    const line = `originals: found ${counts.found}, right ${counts.right}, expected ${counts.expected}, unread labels ${unread}: F1 ${f1.toFixed(3)}`;
    return { text: `${printAlignment(digests)}\n${line}`, passed: digests.isGoodEnough && f1 >= F1_NEEDED };
  } finally {
    for (const archive of archives) archive.database.close();
    rmSync(folder, { recursive: true });
  }
}

/** The labelled originals in a holdings archive; null where one of them does not lie beside the checkout. */
async function importOriginals(set: ArchiveSet, holdings: string): Promise<string | null> {
  const reports = set.archives[0]!.database.prepare<[], { id: string; file: string | null }>(
    'SELECT report_id AS id, source_file AS file FROM reports',
  ).all();
  const files = reports
    .filter((report) => LABELLED.includes(report.id))
    .map((report) => path.join(root, '../shared/reports', report.file ?? ''));
  if (!files.every((file) => existsSync(file))) return null;
  const read = files.map(async (file) => {
    const name = path.basename(file);
    return { file: name, original: await readOriginal({ name, bytes: readFileSync(file) }) };
  });
  importFiles(holdings, set, await Promise.all(read));
  return holdings;
}
