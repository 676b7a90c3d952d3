/**
 * For tests of components, which know no Node: a library of their own over the shipped archive, answered by the real
 * thing. Set up by build/vitest.config.ts; renderer/shared/testing/sample-library.ts says what it is there.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { Reply } from '../../data/contract/api.ts';
import { dispatch } from '../../data/dispatch.ts';
import { buildArchive } from '../../data/ingest/build-archive.ts';
import { openLibrary, type Library } from '../../data/open-library.ts';

interface OpenedLibrary {
  readonly carry: (method: string, request: unknown) => Promise<Reply<unknown>>;
}

let base: string | null = null;
let shared: OpenedLibrary | null = null;
const opened: Library[] = [];

/** `isShared`: one for all tests of a file that only read. */
function openSampleLibrary(isShared: boolean): OpenedLibrary {
  return isShared ? (shared ??= open()) : open();
}

function open(): OpenedLibrary {
  if (base === null) {
    base = mkdtempSync(path.join(tmpdir(), 'lanjuan-components-'));
    buildArchive(path.resolve(import.meta.dirname, '../../data/corpus'), path.join(base, 'archive.sqlite'));
  }
  const folder = mkdtempSync(path.join(base, 'library-'));
  const library = openLibrary({
    archives: [{ file: path.join(base, 'archive.sqlite'), role: 'shipped' }],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: '0.0.0',
  });
  opened.push(library);
  // As if it had come over the wire: values only.
  return {
    carry: async (method, request) =>
      JSON.parse(JSON.stringify(await dispatch(library.archive, method, request))) as Reply<unknown>,
  };
}

Object.assign(globalThis, { openSampleLibrary });

afterAll(() => {
  for (const library of opened.splice(0)) library.close();
  if (base !== null) rmSync(base, { recursive: true, force: true });
  base = null;
  shared = null;
});
