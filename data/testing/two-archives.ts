import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { LibraryFiles } from '../library.ts';
import { createArchive } from '../schema/archive-file.ts';
import { storeReport } from '../schema/store-report.ts';
import { syntheticReport } from './synthetic-report.ts';

interface TwoArchives {
  /** That of a county with one report, which can be opened beside the shipped one. */
  readonly county: string;
  /** Of a library that is new, with an archive of two reports that is shipped. */
  readonly newFiles: () => LibraryFiles;
}

/**
 * For the tests of one file: two archives with different reports, and new libraries as a host opens them. All of it is gone
 * when the last test has ended.
 */
export function twoArchives(): TwoArchives {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-two-archives-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const shipped = path.join(folder, 'archive.sqlite');
  createArchive(shipped, (database) => [0, 1].forEach((n) => storeReport(database, syntheticReport(n))));
  const county = path.join(folder, '临河县.lanjuan');
  createArchive(county, (database) => storeReport(database, syntheticReport(40)));
  let made = 0;
  const newFiles = (): LibraryFiles => {
    const notebookFolder = path.join(folder, `馆藏 ${made++}`);
    mkdirSync(notebookFolder);
    return {
      archives: [{ file: shipped, role: 'shipped' }],
      addedFolder: path.join(notebookFolder, 'archives'),
      holdingsFile: path.join(notebookFolder, 'holdings.sqlite'),
      notebookFolder,
      version: '0.1.0',
    };
  };
  return { county, newFiles };
}
