import { mkdirSync } from 'node:fs';
import { dispatch } from '../data/dispatch.ts';
import { openLibrary } from '../data/open-library.ts';
import type { Call } from './library-messages.ts';
import type { LibraryOptions } from './library-options.ts';

/** An open library, held in this very process. */
export interface LibraryHost {
  readonly call: Call;
  /** Does ahead a part of what first searches would have to do; false when nothing is left. */
  warmUp(): boolean;
  close(): void;
}

/** A file that is missing or damaged is a problem in `library.status`, not an error here. */
export function openLibraryHost(options: LibraryOptions): LibraryHost {
  makeFolder(options.folder);
  const library = openLibrary({
    archives: [
      { file: options.shipped, role: 'shipped' },
      ...options.added.map((file) => ({ file, role: 'added' as const })),
    ],
    notebookFolder: options.folder,
    holdingsFile: options.holdings,
    version: options.version,
    readerThread: options.readerThread,
  });
  return {
    call: async (method, request) => dispatch(library.archive, method, request),
    warmUp: () => library.warmUp(),
    close: () => library.close(),
  };
}

/** Where the folder cannot be made, the notebook says so when it is opened. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    console.error(`cannot make ${folder}: ${String(error)}`);
  }
}
