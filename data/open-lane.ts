/** One lane of a library that runs in two threads (contract/lanes.ts): each opens what it answers from. */
import { NotebookReader } from './annotations/notebook-reader.ts';
import { addArchiveFile } from './archive-methods.ts';
import { ArchivesInUse } from './archives-in-use.ts';
import { Changes, tellingFirst } from './changes.ts';
import type { Archive } from './contract/api.ts';
import { REQUESTS } from './contract/requests.ts';
import { isolateFaults } from './fault-isolation.ts';
import { verifyNotebook } from './notebook-or-reason.ts';
import { NotebookWhenFree } from './notebook-when-free.ts';
import type { NotebookWord } from './reading-methods.ts';
import { readingMethods } from './reading-methods.ts';
import type { Library, LibraryFiles } from './library.ts';
import { isPrivate } from './schema/private-files.ts';
import { NO_EDITS } from './schema/record-overlay.ts';
import { TextsOnDemand } from './texts-on-demand.ts';

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
  });
  inUse.notebook = reader;
  return {
    archive: isolateFaults(answering(readingMethods(inUse, files, HELD_ELSEWHERE)), inUse, console.error),
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
    archive: answering(methods, () => texts.rest()),
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

/** A whole Archive of which this lane answers a part; the host asks for no other, or it is a fault of ours. */
function answering(methods: Partial<Archive>, after: () => void = () => undefined): Archive {
  const elsewhere = (): never => {
    throw new Error('asked of the wrong lane');
  };
  const names = Object.keys(REQUESTS) as (keyof Archive)[];
  const answers = names.map((name) => {
    // Each function is called with the request of its own method: dispatch has looked it up by the same name.
    const answer = (methods[name] ?? elsewhere) as (request: unknown) => unknown;
    const whole = (request: unknown): unknown => {
      try {
        return answer(request);
      } finally {
        after();
      }
    };
    return [name, whole] as const;
  });
  // Each method is there, under its own name.
  return Object.fromEntries(answers) as unknown as Archive;
}
