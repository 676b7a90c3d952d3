/** A library in one thread: archives and notebook are opened here and answer as one Archive. */
import { notebookMethods } from './annotations/notebook-methods.ts';
import type { Notebook } from './annotations/notebook.ts';
import { addArchiveFile } from './archive-methods.ts';
import { ArchivesInUse } from './archives-in-use.ts';
import type { Archive } from './contract/api.ts';
import { isolateFaults } from './fault-isolation.ts';
import type { Library, LibraryFiles } from './library.ts';
import { tellingFirst } from './changes.ts';
import { closedNotebook, openNotebookOrReport, verifyNotebook } from './notebook-or-reason.ts';
import { NO_NOTEBOOK, type NotebookView } from './notebook-view.ts';
import { readingMethods } from './reading-methods.ts';
import { isPrivate } from './schema/private-files.ts';

export type { Library, LibraryFiles };

/**
 * Opens everything that can be opened. A file that is missing or damaged becomes a Problem in `library.status`; what
 * needs it fails with the same code, and the rest works.
 */
export function openLibrary(files: LibraryFiles): Library {
  const inUse = new ArchivesInUse(files);
  const { notebook, problems } = openNotebookOrReport(files.notebookFolder, {
    // Asked for anew each time: archives come and go.
    get texts() {
      return inUse.texts;
    },
    changes: tellingFirst(inUse.changes, () => inUse.recordsEdited()),
  });
  inUse.notebook = viewOf(notebook);
  const methods: Archive = {
    ...readingMethods(inUse, files, {
      status: () => ({
        open: notebook !== null,
        annotations: notebook?.count() ?? 0,
        isPrivate: isPrivate(files.notebookFolder),
      }),
      verify: () => verifyNotebook(notebook, problems),
      problems,
    }),
    ...(notebook ? notebookMethods(notebook) : closedNotebook(problems)),
  };
  return {
    archive: isolateFaults(methods, inUse, console.error),
    changes: inUse.changes,
    addArchive: (file) => addArchiveFile(inUse, file),
    warmUp: () => inUse.search.warmUp(),
    checkWhatIsDue: (kind) => inUse.checkWhatIsDue(kind),
    hear: () => undefined,
    onClosing: () => undefined,
    close: () => {
      notebook?.close();
      inUse.close();
    },
  };
}

function viewOf(notebook: Notebook | null): NotebookView {
  if (!notebook) return NO_NOTEBOOK;
  const { aroundSearch, entries, records } = notebook;
  return {
    annotatedPassages: () => aroundSearch.annotatedPassages(),
    notedWords: () => aroundSearch.noted()(),
    tags: () => aroundSearch.tags().map(({ tag }) => tag),
    corrections: () => aroundSearch.corrections(),
    entries: (kind) => entries.list(kind),
    recordEdits: () => notebook.recordEdits(),
    recordChanges: (reportIds) => records.changesOf(...reportIds),
    forget: () => aroundSearch.forget(),
  };
}
