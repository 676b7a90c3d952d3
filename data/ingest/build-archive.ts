import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ImportedFile } from '../contract/library-model.ts';
import { createArchive, openArchive } from '../schema/archive-file.ts';
import { ArchiveSet } from '../schema/archive-set.ts';
import { NO_EDITS, storeEdits, type RecordEdits } from '../schema/record-overlay.ts';
import { storeReport } from '../schema/store-report.ts';
import { storeSource } from '../schema/store-source.ts';
import { storeThesaurus } from '../schema/store-thesaurus.ts';
import { readCorpus, readCorpusTables } from './corpus-folder.ts';
import type { ReadFile } from './import/accept-file.ts';
import { prepareImports } from './import/import-files.ts';
import type { HoldingsChange } from './import/write-holdings.ts';

type TextToStore = Extract<HoldingsChange, { readonly kind: 'text' }>;

/**
 * Builds the archive file that ships: every 提要 of the corpus with its indicators and the thesaurus, and, for an
 * agency's own edition, the originals it holds, already read and, where they come with their bytes, kept. Deterministic:
 * same input, same bytes. `edits`: what people say of the records, which the archive then carries.
 */
export function buildArchive(
  corpusFolder: string,
  output: string,
  originals: readonly ReadFile[] = [],
  edits: RecordEdits = NO_EDITS,
): { readonly reports: number; readonly originals: readonly ImportedFile[] } {
  const digests = readCorpus(corpusFolder);
  const tables = readCorpusTables(corpusFolder);
  mkdirSync(path.dirname(output), { recursive: true });
  const write = (file: string, texts: readonly TextToStore[]): void =>
    createArchive(file, (database) => {
      storeThesaurus(database, tables);
      for (const report of digests) storeReport(database, report);
      for (const { report, as, source } of texts) {
        if (source) storeSource(database, source);
        storeReport(database, report, as);
      }
      storeEdits(database, edits);
    });
  if (originals.length === 0) {
    write(output, []);
    return { reports: digests.length, originals: [] };
  }
  const { results, changes } = readAgainst((file) => write(file, []), path.dirname(output), originals);
  const texts = changes.filter((change) => change.kind === 'text');
  write(output, texts);
  return {
    reports: new Set([...digests, ...texts.map(({ report }) => report)].map(({ record }) => record.reportId))
      .size,
    originals: results,
  };
}

/** Originals are matched with records that stand in an archive, so one without them is made for a moment. */
function readAgainst(
  writeDigests: (file: string) => void,
  beside: string,
  originals: readonly ReadFile[],
): ReturnType<typeof prepareImports> {
  const folder = mkdtempSync(path.join(beside, '.build-'));
  try {
    const file = path.join(folder, 'digests.sqlite');
    writeDigests(file);
    const archive = openArchive(file, 'shipped');
    try {
      return prepareImports(new ArchiveSet([archive]), originals);
    } finally {
      archive.database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
