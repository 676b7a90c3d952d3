/**
 * The lane of the notebook (contract/lanes.ts), which nothing of the other holds up: it knows how to search nothing and
 * read no file.
 */
import { Changes, tellingFirst } from './changes.ts';
import type { Archive } from './contract/api.ts';
import { archiveOf } from './lane-archive.ts';
import type { Library, LibraryFiles } from './library.ts';
import { verifyNotebook } from './notebook-or-reason.ts';
import { NotebookWhenFree } from './notebook-when-free.ts';
import { isPrivate } from './schema/private-files.ts';
import { NO_EDITS } from './schema/record-overlay.ts';
import { TextsOnDemand } from './texts-on-demand.ts';

export function openNotebookLane(files: LibraryFiles): Library {
  const changes = new Changes();
  const texts = new TextsOnDemand(files, () => held.notebook?.recordEdits() ?? NO_EDITS);
  const held: NotebookWhenFree = new NotebookWhenFree(files.notebookFolder, {
    texts,
    changes: tellingFirst(changes, () => texts.close()),
  });
  const methods = {
    'library.status': () => {
      held.tryAgain();
      const { notebook, problems } = held;
      return {
        version: files.version,
        archives: [],
        notebook: {
          open: notebook !== null,
          annotations: notebook?.count() ?? 0,
          isPrivate: isPrivate(files.notebookFolder),
        },
        problems,
      };
    },
    'library.verify': () => ({ archives: [], notebook: verifyNotebook(held.notebook, held.problems) }),
    ...held.methods(),
  } satisfies Partial<Archive>;
  return {
    archive: archiveOf(methods, () => texts.rest()),
    changes,
    addArchive: () => {
      throw new Error('archives are added by the reading lane');
    },
    warmUp: () => false,
    checkWhatIsDue: () => undefined,
    hear: (news) => {
      if ('closing' in news) texts.exchanging();
      else texts.changed();
      held.notebook?.aroundSearch.forget();
    },
    onClosing: () => undefined,
    close: () => {
      held.close();
      texts.close();
    },
  };
}
