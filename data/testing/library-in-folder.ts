import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { buildArchive } from '../ingest/build-archive.ts';
import { openLibrary, type Library } from '../open-library.ts';

interface LibraryInFolder {
  readonly folder: string;
  readonly library: Library;
}

/** Writes the archive that is shipped with the program, from data/corpus. */
export const shipCorpus = (file: string): void =>
  void buildArchive(path.join(import.meta.dirname, '../corpus'), file);

/**
 * For the tests of one file: a library in a folder of its own, both gone when the last test has ended. `ship` writes the
 * archive that it comes with; without it there is none.
 */
export function libraryInFolder(ship?: (file: string) => void): LibraryInFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-library-'));
  const file = path.join(folder, 'archive.sqlite');
  ship?.(file);
  const library = openLibrary({
    archives: ship ? [{ file, role: 'shipped' }] : [],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: 'test',
  });
  afterAll(() => {
    library.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, library };
}
