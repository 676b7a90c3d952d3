import type { Changes } from './changes.ts';
import type { Archive } from './contract/api.ts';
import type { LaneNews } from './contract/lanes.ts';
import type { AddedArchive } from './contract/library-model.ts';
import type { ArchivePlaces } from './open-archives.ts';

/** Where the files of a library lie. */
export interface LibraryFiles extends ArchivePlaces {
  /** Of archives that the person has opened; left out: none can be. */
  readonly addedFolder?: string;
  readonly notebookFolder: string;
  readonly version: string;
  /** The file of ingest/readers/reader-thread.ts, or of its bundle; left out in a checkout. */
  readonly readerThread?: string;
  /** The file of ingest/scans/scan-thread.ts, or of its bundle; left out in a checkout. */
  readonly scanThread?: string;
  /** The file of schema/rebuild-thread.ts, or of its bundle; left out in a checkout. */
  readonly rebuildThread?: string;
}

export interface Library {
  readonly archive: Archive;
  /** Opens an archive that lies anywhere on this machine, for good. Only for hosts: a page names no paths. */
  addArchive(file: string): AddedArchive;
  readonly changes: Changes;
  /** Does ahead a part of what first searches would have to do; a host calls it while nobody waits, until false. */
  warmUp(): boolean;
  /** Begins to check in the background what is due: a host calls it while nobody waits. */
  checkWhatIsDue(kind: 'quick' | 'whole'): void;
  /** What another thread of the same library does. */
  hear(news: LaneNews): void;
  /** `listener` is told before files of archives are exchanged. */
  onClosing(listener: () => void): void;
  close(): void;
}
