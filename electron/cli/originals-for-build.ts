import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ArchiveError, type ErrorCode } from '../../data/contract/errors.ts';
import { buildArchive } from '../../data/ingest/build-archive.ts';
import { Catalogue } from '../../data/ingest/import/catalogue.ts';
import { readImport, reportOf } from '../../data/ingest/import/prepare-import.ts';
import { readOriginal } from '../../data/ingest/read-original.ts';
import { openArchive } from '../../data/schema/archive-file.ts';
import { ArchiveSet } from '../../data/schema/archive-set.ts';
import type { ParsedReport } from '../../data/schema/parsed-report.ts';

/** One file of the folder: the report that was made of it, or why none was. */
export type OriginalForBuild = { readonly file: string } & (
  { readonly report: ParsedReport } | { readonly code: ErrorCode; readonly message: string }
);

/**
 * Reads the files of a folder, by name, in the light of the catalogue that is to ship: each is attached to its record or
 * becomes a report of its own, as if it had been imported. One bad file does not stop the others.
 */
export async function readOriginalsForBuild(
  corpus: string,
  folder: string,
): Promise<readonly OriginalForBuild[]> {
  const workshop = mkdtempSync(path.join(tmpdir(), 'lanjuan-build-'));
  const catalogueFile = path.join(workshop, 'catalogue.sqlite');
  buildArchive(corpus, catalogueFile);
  const archive = openArchive(catalogueFile, 'shipped');
  try {
    const catalogue = new Catalogue(new ArchiveSet([archive]));
    const read: OriginalForBuild[] = [];
    for (const file of filesIn(folder)) read.push(await readOne(catalogue, path.join(folder, file), file));
    return read;
  } finally {
    archive.database.close();
    rmSync(workshop, { recursive: true });
  }
}

function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  return files.map((entry) => entry.name).sort();
}

async function readOne(catalogue: Catalogue, place: string, file: string): Promise<OriginalForBuild> {
  try {
    const original = await readOriginal({ name: file, bytes: readFileSync(place) });
    const report = reportOf(catalogue, original, readImport(catalogue, original, {}));
    catalogue.remember(report.record);
    return { file, report };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { file, code: error.code, message: error.message };
  }
}
