import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ReadFile } from '../../data/ingest/import/accept-file.ts';
import { prepareImports } from '../../data/ingest/import/import-files.ts';
import { openLibrary } from '../../data/open-library.ts';
import { createArchive } from '../../data/schema/archive-file.ts';
import { ArchiveSet } from '../../data/schema/archive-set.ts';
import { storeReport } from '../../data/schema/store-report.ts';
import { syntheticReport } from '../../data/testing/synthetic-report.ts';
import { processorTime } from './processor-time.ts';
import { benchRecoll } from './recoll-bench.ts';

/** Seconds of processor time for the same plain-text reports. */
export interface ImportFigures {
  /** Read, repaired, with figures and names, into empty holdings, through the one door. */
  readonly seconds: number;
  readonly added: number;
  /** The same reports, read before, put into the same tables and index. */
  readonly bare: number;
  /** Null where Recoll is not installed. */
  readonly recoll: number | null;
}

/** As many as the command line hands over at once. */
const BUNDLE = 100;

export async function benchImport(reports: number): Promise<ImportFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-bench-'));
  const originals = Array.from({ length: reports }, (_, n) => originalOf(n));
  try {
    const imported = await throughTheDoor(folder, originals);
    const bare = bareInsert(folder, originals);
    return { ...imported, bare, recoll: benchRecoll(originals.map(({ text }) => text)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function throughTheDoor(
  folder: string,
  originals: readonly Original[],
): Promise<Pick<ImportFigures, 'seconds' | 'added'>> {
  const library = openLibrary({
    archives: [],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: path.join(folder, 'notebook'),
    version: 'bench',
  });
  const all = originals.map(({ name, text, corrections }) => ({
    name,
    contentBase64: Buffer.from(text).toString('base64'),
    corrections,
  }));
  const before = process.cpuUsage();
  let added = 0;
  for (let start = 0; start < all.length; start += BUNDLE) {
    const files = all.slice(start, start + BUNDLE);
    added += (await library.archive['imports.add']({ files })).filter((one) => one.status === 'added').length;
  }
  const { user, system } = process.cpuUsage(before);
  library.close();
  return { seconds: (user + system) / 1_000_000, added };
}

function bareInsert(folder: string, originals: readonly Original[]): number {
  const files = originals.map(({ name, text, corrections }): ReadFile => {
    const sha256 = createHash('sha256').update(text).digest('hex');
    return { file: name, corrections, original: { name, sha256, format: 'txt', encoding: 'UTF-8', text } };
  });
  const { changes } = prepareImports(new ArchiveSet([]), files);
  return (
    processorTime(() =>
      createArchive(path.join(folder, 'bare.sqlite'), (database) => {
        for (const change of changes) if (change.kind === 'text') storeReport(database, change.report);
      }),
    ) / 1000
  );
}

interface Original {
  readonly name: string;
  readonly text: string;
  readonly corrections: { agency: string; yearCovered: number; title: string };
}

function originalOf(n: number): Original {
  const { record, sections } = syntheticReport(n);
  const lines = sections.flatMap((section) => [
    ...(section.heading ? [section.heading.text] : []),
    ...section.passages.map((one) => one.text),
  ]);
  return {
    name: `synthetic-${n}.txt`,
    text: lines.join('\n\n'),
    corrections: {
      agency: record.agency ?? '',
      yearCovered: record.yearCovered ?? 0,
      title: record.title ?? '',
    },
  };
}
