import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Reply } from '../data/contract/api.ts';
import { ArchiveError } from '../data/contract/errors.ts';
import type { LaneNews } from '../data/contract/lanes.ts';
import { dispatch } from '../data/dispatch.ts';
import type { Library, LibraryFiles } from '../data/library.ts';
import type { Call } from './library-messages.ts';
import type { LibraryOptions } from './library-options.ts';

/** An open library, held in this very process. */
export interface LibraryHost {
  readonly call: Call;
  /** Opens an archive that lies anywhere on this machine. Hosts alone can ask for it: pages name no paths. */
  readonly addArchive: (file: string) => Reply<unknown>;
  /** Does ahead a part of what first searches would have to do; false when nothing is left. */
  warmUp(): boolean;
  /** Begins to check what is due; `quick` takes a moment, `whole` reads everything. */
  checkWhatIsDue(kind: 'quick' | 'whole'): void;
  /** What the other lane tells this one. */
  hear(news: LaneNews): void;
  /** `tell` hears what is not part of any answer. */
  onNews(tell: (news: LaneNews) => void): void;
  close(): void;
}

/**
 * `open` opens the library or a lane of it. A file that is missing or damaged is a problem in `library.status`, not an
 * error here.
 */
export function openLibraryHost(
  options: LibraryOptions,
  open: (files: LibraryFiles) => Library,
): LibraryHost {
  makeFolder(options.folder);
  const library = open({
    archives: [
      { file: options.shipped, role: 'shipped' },
      ...options.shared.map((file) => ({ file, role: 'added' as const })),
    ],
    addedFolder: path.join(options.folder, 'archives'),
    notebookFolder: options.folder,
    holdingsFile: options.holdings,
    version: options.version,
    readerThread: options.readerThread,
    scanThread: options.scanThread,
    rebuildThread: options.rebuildThread,
  });
  return {
    call: async (method, request) => dispatch(library.archive, method, request),
    addArchive: (file) => replyOf(() => library.addArchive(file)),
    warmUp: () => library.warmUp(),
    checkWhatIsDue: (kind) => library.checkWhatIsDue(kind),
    hear: (news) => library.hear(news),
    onNews: (tell) => {
      // The other lane may have read what this one has looked at, or mended, only now.
      tell({ changed: [] });
      library.changes.onElsewhere((changed) => tell({ changed }));
      library.onClosing(() => tell({ closing: 'archives' }));
    },
    close: () => library.close(),
  };
}

function replyOf(work: () => unknown): Reply<unknown> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof ArchiveError)
      return { ok: false, error: { code: error.code, detail: error.message } };
    console.error(error);
    return { ok: false, error: { code: 'internal', detail: 'the archive could not be opened' } };
  }
}

/** Where the folder cannot be made, the notebook says so when it is opened. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    console.error(`cannot make ${folder}: ${String(error)}`);
  }
}
