import type { ImportedFile } from '../../contract/library-model.ts';
import type { ArchiveSet } from '../../schema/archive-set.ts';
import { acceptFile, type ReadFile } from './accept-file.ts';
import { Catalogue } from './catalogue.ts';
import { writeHoldings, type HoldingsChange } from './write-holdings.ts';

/** A batch read in the light of what is catalogued: what has become of each file, and what is to be stored. */
export interface PreparedImports {
  readonly results: ImportedFile[];
  readonly changes: HoldingsChange[];
}

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
export function prepareImports(set: ArchiveSet, files: readonly ReadFile[]): ImportBatch {
  const batch = new ImportBatch(new Catalogue(set));
  for (const file of files) batch.accept(file);
  return batch;
}

/** Files that are to be stored together, read one by one. */
export class ImportBatch implements PreparedImports {
  readonly catalogue: Catalogue;
  readonly results: ImportedFile[] = [];
  readonly changes: HoldingsChange[] = [];

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  accept(file: ReadFile): void {
    this.results.push(acceptFile(this.catalogue, file, this.changes));
  }
}
