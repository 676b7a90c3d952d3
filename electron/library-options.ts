import type { LibraryPlaces } from './library-places.ts';
import type { ProgramFiles } from './program-files.ts';

/** What a library is opened with; passed to a worker as JSON. */
export interface LibraryOptions {
  readonly shipped: string;
  /** Archives that an administrator has put in place for everybody on this machine. */
  readonly shared: readonly string[];
  readonly holdings: string;
  /** Of the notebook. */
  readonly folder: string;
  readonly version: string;
  readonly readerThread: string;
  readonly scanThread: string;
  readonly rebuildThread: string;
}

/** Each has a worker of its own; files from outside are read in that of the reading lane. */
export type WorkerLane = 'notebook' | 'reading';

export type WorkerOptions = LibraryOptions & { readonly lane: WorkerLane };

export function libraryOptions(program: ProgramFiles, places: LibraryPlaces): LibraryOptions {
  return {
    shipped: program.archive,
    shared: places.shared,
    holdings: places.holdings,
    folder: places.folder,
    version: program.version,
    readerThread: program.reader,
    scanThread: program.scanner,
    rebuildThread: program.rebuilder,
  };
}
