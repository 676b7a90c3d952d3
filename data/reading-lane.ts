/** The lane that reads (contract/lanes.ts): it answers from the archives, and alone writes their files. */
import { NotebookReader } from './annotations/notebook-reader.ts';
import { addArchiveFile } from './archive-methods.ts';
import { ArchivesInUse } from './archives-in-use.ts';
import { isolateFaults } from './fault-isolation.ts';
import { archiveOf } from './lane-archive.ts';
import type { Library, LibraryFiles } from './library.ts';
import { readingMethods, type NotebookWord } from './reading-methods.ts';

/** What the reading lane says of a notebook that the other lane holds: nothing, until it is completed there. */
const HELD_ELSEWHERE: NotebookWord = {
  status: () => ({ open: false, annotations: 0, isPrivate: true }),
  verify: () => ({
    integrity: 'notebook_missing',
    annotations: 0,
    journal: 'not read',
    contents: 'not read',
  }),
  problems: [],
};

export function openReadingLane(files: LibraryFiles): Library {
  const inUse = new ArchivesInUse(files);
  inUse.scans.begin();
  const reader = new NotebookReader(files.notebookFolder, {
    textOf: (reportId, edition) => inUse.texts.textOf(reportId, edition),
    heldAs: (reportId) => inUse.texts.heldAs(reportId),
    idsOf: (reportId) => inUse.texts.idsOf(reportId),
  });
  inUse.notebook = reader;
  return {
    archive: isolateFaults(archiveOf(readingMethods(inUse, files, HELD_ELSEWHERE)), inUse, console.error),
    changes: inUse.changes,
    addArchive: (file) => addArchiveFile(inUse, file),
    warmUp: () => inUse.search.warmUp(),
    checkWhatIsDue: (kind) => inUse.checkWhatIsDue(kind),
    hear: (news) => {
      reader.forget();
      if ('changed' in news && news.changed.includes('records')) inUse.recordsEdited();
    },
    onClosing: (listener) => (inUse.onClosing = listener),
    close: () => inUse.close(),
  };
}
