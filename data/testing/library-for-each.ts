import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach } from 'vitest';
import type { Archive } from '../contract/api.ts';
import type { LibraryFiles } from '../library.ts';
import { openLibrary, type Library } from '../open-library.ts';
import { createArchive } from '../schema/archive-file.ts';
import { storeReport } from '../schema/store-report.ts';
import { syntheticReport } from './synthetic-report.ts';

interface LibraryForEach {
  /** Gone when the last test has ended. */
  readonly folder: string;
  /** The one that is open now. */
  readonly library: Library;
  readonly archive: Archive;
  /** Where a library of this name lies, with the archive that is shipped to all of them. */
  filesIn(name: string): LibraryFiles;
  /** Opens the test's own once more, or another; the one before is to be closed first. */
  open(files?: LibraryFiles): void;
}

/** For the tests of one file: a library of its own for every test, all with the same few made-up reports. */
export function libraryForEach(reports: number): LibraryForEach {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-libraries-'));
  const file = path.join(folder, 'archive.sqlite');
  createArchive(file, (database) => {
    for (let n = 0; n < reports; n++) storeReport(database, syntheticReport(n));
  });
  let made = 0;
  let library: Library;
  const filesIn = (name: string): LibraryFiles => ({
    archives: [{ file, role: 'shipped' }],
    holdingsFile: path.join(folder, name, 'holdings.sqlite'),
    notebookFolder: path.join(folder, name),
    version: '0',
  });
  const open = (files = filesIn(`library-${made}`)): void => void (library = openLibrary(files));
  beforeEach(() => {
    made++;
    open();
  });
  afterEach(() => library.close());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    get library() {
      return library;
    },
    get archive() {
      return library.archive;
    },
    filesIn,
    open,
  };
}
