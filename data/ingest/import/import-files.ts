import type { ImportedFile } from '../../contract/library-model.ts';
import type { ArchiveSet } from '../../schema/archive-set.ts';
import { acceptFile, type ReadFile } from './accept-file.ts';
import { Catalogue } from './catalogue.ts';
import { writeHoldings, type HoldingsChange } from './write-holdings.ts';

/**
 * Imports a batch into the holdings archive, in one transaction. A file that is refused never stops the others, and
 * where all are refused or known already nothing is written. The caller opens the holdings again afterwards.
 */
export function importFiles(
  holdingsFile: string,
  set: ArchiveSet,
  files: readonly ReadFile[],
): ImportedFile[] {
  const { results, changes } = prepareImports(set, files);
  if (changes.length > 0) writeHoldings(holdingsFile, changes);
  return results;
}

/** Reads a batch in the light of what is catalogued; stores nothing. */
export function prepareImports(
  set: ArchiveSet,
  files: readonly ReadFile[],
): { readonly results: ImportedFile[]; readonly changes: readonly HoldingsChange[] } {
  const catalogue = new Catalogue(set);
  const changes: HoldingsChange[] = [];
  const results = files.map((file) => acceptFile(catalogue, file, changes));
  return { results, changes };
}
