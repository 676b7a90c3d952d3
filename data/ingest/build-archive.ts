import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createArchive } from '../schema/archive-file.ts';
import type { ParsedReport } from '../schema/parsed-report.ts';
import { storeReport } from '../schema/store-report.ts';
import { storeThesaurus } from '../schema/store-thesaurus.ts';
import { readCorpus, readCorpusTables } from './corpus-folder.ts';

/**
 * Builds the archive file that ships: every 提要 of the corpus with its indicators and the thesaurus, and, for an
 * agency's own edition, the originals it holds (`originals`, already read). Deterministic: same input, same bytes.
 */
export function buildArchive(
  corpusFolder: string,
  output: string,
  originals: (digests: readonly ParsedReport[]) => readonly ParsedReport[] = () => [],
): { readonly reports: number } {
  const digests = readCorpus(corpusFolder);
  mkdirSync(path.dirname(output), { recursive: true });
  createArchive(output, (database) => {
    storeThesaurus(database, readCorpusTables(corpusFolder));
    for (const report of [...digests, ...originals(digests)]) storeReport(database, report);
  });
  return { reports: digests.length };
}
