/** The only file that knows all parts: archives and notebook are opened here and answer as one Archive. */
import path from 'node:path';
import { AddedArchives } from './added-archives.ts';
import { Changes } from './changes.ts';
import { notebookMethods } from './annotations/notebook-methods.ts';
import type { Notebook } from './annotations/notebook.ts';
import { comparePromises } from './compare/compare-promises.ts';
import { compareTexts } from './compare/compare-texts.ts';
import { compareTopics } from './compare/compare-topics.ts';
import type { Archive } from './contract/api.ts';
import { ArchiveError } from './contract/errors.ts';
import type { AddedArchive, LibraryStatus, Problem } from './contract/library-model.ts';
import type { RebuiltIndexes } from './contract/search-tools-model.ts';
import type { Correction } from './contract/model.ts';
import { readTerm, type KeptTerm } from './contract/term-entry.ts';
import { readVerdict, type Verdict } from './contract/verdict-model.ts';
import { evidenceOf, openEvidence } from './indicators/find-evidence.ts';
import { listIndicators } from './indicators/list-indicators.ts';
import { listProgrammes } from './indicators/list-programmes.ts';
import { listSeries } from './indicators/list-series.ts';
import { listTerms } from './indicators/list-terms.ts';
import { ReaderThread } from './ingest/readers/reader-thread-host.ts';
import { addArchiveFile, archiveMethods } from './archive-methods.ts';
import { ArchiveKeeper } from './archive-keeper.ts';
import { isolateFaults } from './fault-isolation.ts';
import { closeArchives, type ArchivePlaces } from './open-archives.ts';
import { RebuildJob } from './rebuild-job.ts';
import { describeArchives, describeRebuilt, indexProblems } from './reports/library-status.ts';
import { listReports } from './reports/list-reports.ts';
import { readReport } from './reports/read-report.ts';
import { readSource } from './reports/read-source.ts';
import { verifyArchives } from './reports/verify-archives.ts';
import { changesBetween, shownState } from './shown-state.ts';
import { importMethods } from './import-methods.ts';
import { arrangingMethods } from './report-methods.ts';
import { keptSource, sourcePiece } from './sources/kept-source.ts';
import { sourceFixity } from './sources/verify-sources.ts';
import { editionTextsOf, type EditionTexts } from './schema/edition-text.ts';
import { rebuildArchive } from './schema/rebuild-archive.ts';
import {
  closedNotebook,
  isRefusedByDisk,
  openNotebookOrReport,
  verifyNotebook,
} from './notebook-or-reason.ts';
import { openSearch, type Search } from './search/open-search.ts';
import { searchMethods } from './search/search-methods.ts';
import type { ArchiveFile, ArchiveSet } from './schema/archive-set.ts';

export interface LibraryFiles extends ArchivePlaces {
  /** Of archives that the person has opened; left out: none can be. */
  readonly addedFolder?: string;
  readonly notebookFolder: string;
  readonly version: string;
  /** The file of ingest/readers/reader-thread.ts, or of its bundle; left out in a checkout. */
  readonly readerThread?: string;
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
  close(): void;
}

/**
 * Opens everything that can be opened. A file that is missing or damaged becomes a Problem in `library.status`; what
 * needs it fails with the same code, and the rest works.
 */
export function openLibrary(files: LibraryFiles): Library {
  const shelf = new Shelf(files);
  const { notebook, problems } = openNotebookOrReport(files.notebookFolder, shelf);
  shelf.notebook = notebook;
  const status = (): LibraryStatus => ({
    version: files.version,
    archives: describeArchives(shelf.set, (file) => shelf.added?.has(file) ?? false),
    notebook: { open: notebook !== null, annotations: notebook?.count() ?? 0 },
    problems: [...shelf.problems, ...indexProblems(shelf.set), ...problems],
  });
  const methods: Archive = {
    'library.status': status,
    'library.verify': () => ({
      archives: verifyArchives(shelf.set, sourceFixity),
      notebook: verifyNotebook(notebook, problems),
    }),
    'library.rebuildIndex': () => shelf.rebuildIndex(),
    'library.startRebuild': ({ all }) => shelf.rebuilding.start(all),
    'library.rebuildProgress': () => shelf.rebuilding.progress,
    ...archiveMethods(shelf, status),
    'reports.list': () => listReports(shelf.set),
    'reports.read': (request) => readReport(shelf.set, request, shelf.corrections()),
    'reports.source': (request) => readSource(shelf.set, request),
    'sources.describe': (request) => keptSource(shelf.set, request),
    'sources.piece': (request) => sourcePiece(shelf.set, request),
    ...arrangingMethods(shelf),
    ...searchMethods(() => shelf.search, files.version),
    'indicators.list': (request) => listIndicators(shelf.set, request, shelf.verdicts()),
    'indicators.series': (request) => listSeries(shelf.set, request, shelf.verdicts()),
    'programmes.list': () => listProgrammes(shelf.set, shelf.terms()),
    'terms.list': () => listTerms(shelf.set, shelf.terms()),
    'evidence.of': (request) => evidenceOf(shelf.set, request),
    'evidence.open': (request) => openEvidence(shelf.set, request),
    'compare.texts': (request) => compareTexts(shelf.set, request, notebook?.entries.list('alignment')),
    'compare.topics': (request) => compareTopics(shelf.set, request),
    'compare.promises': (request) => comparePromises(shelf.set, request),
    ...importMethods(files.holdingsFile, shelf),
    ...(notebook ? notebookMethods(notebook) : closedNotebook(problems)),
  };
  return {
    archive: isolateFaults(methods, shelf, console.error),
    changes: shelf.changes,
    addArchive: (file) => addArchiveFile(shelf, file),
    warmUp: () => shelf.search.warmUp(),
    close: () => {
      shelf.reader.close();
      shelf.rebuilding.close();
      notebook?.close();
      closeArchives(shelf.set);
      shelf.keeper.close();
    },
  };
}

const READER_IN_CHECKOUT = path.join(import.meta.dirname, 'ingest/readers/reader-thread.ts');
const REBUILDER_IN_CHECKOUT = path.join(import.meta.dirname, 'schema/rebuild-thread.ts');

/** What stands on the open archives and is made anew when an import has changed them. */
class Shelf {
  set!: ArchiveSet;
  search!: Search;
  texts!: EditionTexts;
  problems: readonly Problem[] = [];
  notebook: Notebook | null = null;
  readonly changes = new Changes();
  readonly reader: ReaderThread;
  /** Null where the host has no folder for it. */
  readonly added: AddedArchives | null;
  readonly rebuilding: RebuildJob;
  readonly keeper: ArchiveKeeper;
  readonly #places: ArchivePlaces;

  constructor(files: LibraryFiles) {
    this.#places = files;
    this.added = files.addedFolder === undefined ? null : new AddedArchives(files.addedFolder);
    this.reader = new ReaderThread(files.readerThread ?? READER_IN_CHECKOUT);
    const thread = files.rebuildThread ?? REBUILDER_IN_CHECKOUT;
    this.rebuilding = new RebuildJob(thread, this);
    this.keeper = new ArchiveKeeper(files.notebookFolder, thread);
    this.open();
    this.keeper.mended.removeUnused();
  }

  open(): void {
    const { archives, holdingsFile } = this.#places;
    const added = (this.added?.list() ?? []).map((file) => ({ file, role: 'added' as const }));
    const { set, problems } = this.keeper.open({ archives: [...archives, ...added], holdingsFile });
    this.set = set;
    this.problems = problems;
    this.texts = editionTextsOf(set);
    this.search = openSearch(set, {
      annotatedPassages: () => this.notebook?.aroundSearch.annotatedPassages() ?? new Set(),
      tags: () => this.notebook?.aroundSearch.tags().map(({ tag }) => tag) ?? [],
      corrections: () => this.corrections(),
      terms: () => this.terms(),
    });
    this.notebook?.aroundSearch.forget();
  }

  /** What people said of figures, as the notebook has it now. */
  verdicts(): readonly Verdict[] {
    const entries = this.notebook?.entries.list('indicator') ?? [];
    return entries.flatMap((entry) => readVerdict(entry) ?? []);
  }

  /** What the person has added to the thesaurus. */
  terms(): readonly KeptTerm[] {
    return this.notebook?.entries.list('term').flatMap((entry) => readTerm(entry) ?? []) ?? [];
  }

  corrections(): readonly Correction[] {
    return this.notebook?.aroundSearch.corrections() ?? [];
  }

  /** Opens everything anew after `change`, which finds every archive closed. */
  reopen(change: () => void = () => undefined): void {
    this.telling(() => {
      closeArchives(this.set);
      try {
        change();
      } finally {
        this.open();
      }
    });
  }

  /** Tells what the archives show otherwise after `work` than before. */
  telling<Value>(work: () => Value): Value {
    const before = shownState(this.set);
    try {
      return work();
    } finally {
      this.changes.tell(changesBetween(before, shownState(this.set)));
    }
  }

  putAsideCulprit(work: () => unknown): boolean {
    return this.keeper.putAsideCulprits(this.set.archives, () => this.reopen(), work);
  }

  /** The holdings are ours; for the others a copy is written beside the notebook. */
  placeFor(archive: ArchiveFile): string {
    return archive.role === 'holdings' ? archive.file : this.keeper.mended.placeFor(archive);
  }

  /** All at once, everything closed meanwhile: for whoever waits for it. */
  rebuildIndex(): RebuiltIndexes {
    const wanted = this.set.archives.filter((one) => one.role === 'holdings' || one.health.isDamaged);
    this.reopen(() => wanted.forEach((one) => writeAnew(one, () => this.placeFor(one))));
    return describeRebuilt(this.set, wanted);
  }
}

/** A place that cannot be written to leaves an archive of others as it is; holdings must be mended. */
function writeAnew(archive: ArchiveFile, place: () => string): void {
  try {
    rebuildArchive(archive.file, place());
  } catch (error) {
    if (archive.role === 'holdings' || !(error instanceof ArchiveError || isRefusedByDisk(error)))
      throw error;
  }
}
