import path from 'node:path';
import { AddedArchives } from './added-archives.ts';
import { ArchiveKeeper } from './archive-keeper.ts';
import { Changes } from './changes.ts';
import { ArchiveError } from './contract/errors.ts';
import type { Complaint } from './contract/fixity-model.ts';
import type { Problem } from './contract/library-model.ts';
import type { Correction, ReportId } from './contract/model.ts';
import type { RebuiltIndexes } from './contract/search-tools-model.ts';
import { readAuthority } from './contract/authority-entry.ts';
import { readTerm, type KeptTerm } from './contract/term-entry.ts';
import { keyAsHeld, readVerdict, type Verdict } from './contract/verdict-model.ts';
import { FixityJob } from './fixity-job.ts';
import { HeldFiles } from './held-files.ts';
import { exchangeFiles } from './exchange-file.ts';
import { ReaderThread } from './ingest/readers/reader-thread-host.ts';
import { NO_NOTEBOOK, type NotebookView } from './notebook-view.ts';
import { isRefusedByDisk } from './notebook-or-reason.ts';
import { closeArchives } from './open-archives.ts';
import type { LibraryFiles } from './library.ts';
import { RebuildJob } from './rebuild-job.ts';
import { ScanReading } from './scan-reading.ts';
import { describeRebuilt } from './reports/library-status.ts';
import { besidesHoldings, changesBetween, shownState } from './shown-state.ts';
import { ArchiveSet, type ArchiveFile } from './schema/archive-set.ts';
import type { Checked, CheckKind } from './schema/check-archive.ts';
import { editionTextsOf, type EditionTexts } from './schema/edition-text.ts';
import { rebuildArchive } from './schema/rebuild-archive.ts';
import { overlayRecords } from './schema/record-overlay.ts';
import { asOnlyWriter } from './schema/writer-lock.ts';
import { versionOf } from './schema/file-version.ts';
import { openSearch, type Search } from './search/open-search.ts';

const READER_IN_CHECKOUT = path.join(import.meta.dirname, 'ingest/readers/reader-thread.ts');
const SCANNER_IN_CHECKOUT = path.join(import.meta.dirname, 'ingest/scans/scan-thread.ts');
const REBUILDER_IN_CHECKOUT = path.join(import.meta.dirname, 'schema/rebuild-thread.ts');

/** The open archives and what stands on them, made anew when one has come, gone or changed. */
export class ArchivesInUse {
  #set!: ArchiveSet;
  #search!: Search;
  #texts!: EditionTexts;
  problems: readonly Problem[] = [];
  #notebook: NotebookView = NO_NOTEBOOK;
  /** What people say of records is not laid over them yet. */
  #isStale = false;
  readonly changes = new Changes();
  readonly files: HeldFiles;
  readonly #reader: ReaderThread;
  /** Null where the host has no folder for it. */
  readonly added: AddedArchives | null;
  readonly rebuilding: RebuildJob;
  readonly scans: ScanReading;
  readonly keeper: ArchiveKeeper;
  readonly fixity: FixityJob;
  readonly #lookedAt = new Set<string>();
  /** Of the holdings, as they were opened. */
  #version: string | null = null;
  /** Called before files are exchanged: whoever else has them open closes them. */
  onClosing: () => void = () => undefined;
  readonly #files: LibraryFiles;

  constructor(files: LibraryFiles) {
    this.#files = files;
    this.added = files.addedFolder === undefined ? null : new AddedArchives(files.addedFolder);
    this.#reader = new ReaderThread(files.readerThread ?? READER_IN_CHECKOUT);
    this.files = new HeldFiles(this.#reader);
    const thread = files.rebuildThread ?? REBUILDER_IN_CHECKOUT;
    this.rebuilding = new RebuildJob(thread, this, files.holdingsFile);
    this.keeper = new ArchiveKeeper(files.notebookFolder, thread);
    this.fixity = new FixityJob(thread, this, this.keeper.fixity);
    this.open();
    this.keeper.tidy(files.holdingsFile);
    const scanner = files.scanThread ?? SCANNER_IN_CHECKOUT;
    this.scans = new ScanReading(scanner, this, files.holdingsFile, this.#reader);
  }

  get set(): ArchiveSet {
    this.#layRecordsOver();
    return this.#set;
  }

  get search(): Search {
    this.#layRecordsOver();
    return this.#search;
  }

  get texts(): EditionTexts {
    this.#layRecordsOver();
    return this.#texts;
  }

  get notebook(): NotebookView {
    return this.#notebook;
  }

  set notebook(notebook: NotebookView) {
    this.#notebook = notebook;
    this.#isStale = true;
  }

  /** Edits of records have come, gone or changed: whatever is asked next finds them. */
  recordsEdited(): void {
    this.#isStale = true;
  }

  /** A set of its own each time, for what is known of records is kept by the set that it was read from. */
  #layRecordsOver(): void {
    if (!this.#isStale) return;
    overlayRecords(this.#set.archives, this.#notebook.recordEdits());
    this.#isStale = false;
    this.#stand(new ArchiveSet(this.#set.archives));
  }

  open(): void {
    const { archives, holdingsFile } = this.#files;
    const added = (this.added?.list() ?? []).map((file) => ({ file, role: 'added' as const }));
    const { set, problems } = this.keeper.open({ archives: [...archives, ...added], holdingsFile });
    this.problems = problems;
    this.#version = versionOf(holdingsFile, set);
    this.#stand(set);
    this.#isStale = true;
    this.notebook.forget();
  }

  #stand(set: ArchiveSet): void {
    this.#set = set;
    this.#texts = editionTextsOf(set);
    const notebook = {
      annotatedPassages: () => this.notebook.annotatedPassages(),
      notedWords: () => this.notebook.notedWords(),
      tags: () => this.notebook.tags(),
      corrections: () => this.corrections(),
      terms: () => this.terms(),
      authorities: () => this.notebook.entries('authority').flatMap((one) => readAuthority(one) ?? []),
    };
    this.#search = openSearch(set, notebook, () => this.changes.tellElsewhere(['names']));
  }

  /** What people said of figures, as the notebook has it now. */
  verdicts(): readonly Verdict[] {
    const { set } = this;
    return this.notebook.entries('indicator').flatMap((entry) => {
      const verdict = readVerdict(entry);
      return verdict ? { ...verdict, heldKey: keyAsHeld(verdict.key, (id) => set.heldAs(id)) } : [];
    });
  }

  /** What the person has added to the thesaurus. */
  terms(): readonly KeptTerm[] {
    return this.notebook.entries('term').flatMap((entry) => readTerm(entry) ?? []);
  }

  corrections(): readonly Correction[] {
    return this.notebook.corrections();
  }

  /** Opens everything anew after `change`, which finds every archive closed. */
  reopen(change?: () => void): void {
    // Files are exchanged, or about to be written to: nobody reads them meanwhile.
    this.fixity.stopNow();
    this.#openAnew(change);
  }

  reopenIfWritten(): void {
    this.fixity.stopNow();
    const now = versionOf(this.#files.holdingsFile, this.#set);
    if (now === null || now !== this.#version) this.#openAnew();
  }

  writing(reportIds: readonly ReportId[], change: () => void): void {
    this.fixity.stopNow();
    const [before, others] = [shownState(this.set, reportIds), besidesHoldings(this.set)];
    change();
    closeArchives(this.#set);
    this.open();
    const isAsItWas = besidesHoldings(this.set) === others && this.#areHoldingsSound();
    // What became of files that nobody was at is seen now: it may be anything.
    this.changes.tell(
      isAsItWas
        ? changesBetween(before, shownState(this.set, reportIds))
        : ['reports', 'records', 'texts', 'archives'],
    );
    this.scans.begin();
  }

  #areHoldingsSound(): boolean {
    return this.set.archives.some(({ role, health }) => role === 'holdings' && !health.isDamaged);
  }

  #openAnew(change?: () => void): void {
    this.telling(() => {
      if (change) this.onClosing();
      closeArchives(this.#set);
      try {
        if (change) exchangeFiles(change);
      } finally {
        this.open();
      }
    });
    // A scan may have come back out of the trash.
    this.scans.begin();
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
    return this.keeper.putAsideCulprits(this.#set.archives, () => this.reopen(), work);
  }

  /**
   * Begins what is due, in the background: a quick look at an archive of ours that is new here, or at each after a program
   * that did not come to its end (those from elsewhere have passed the door then); a whole check once a month.
   */
  checkWhatIsDue(kind: CheckKind, now = new Date()): void {
    const { fixity, wasUnclean } = this.keeper;
    if (this.fixity.state.isRunning) return;
    const { isRunning } = this.fixity.start(kind, ({ file, role }) => {
      if (kind === 'whole') return fixity.isDue(file, now);
      const isWanted = role !== 'added' && !this.#lookedAt.has(file) && (wasUnclean || fixity.isNew(file));
      this.#lookedAt.add(file);
      return isWanted;
    });
    if (isRunning) this.checksChanged();
  }

  foundBy({ file, role, health }: ArchiveFile, { complaints }: Checked): void {
    if (complaints.length === 0) return;
    if (complaints.some(({ kind }) => kind === 'index')) health.distrust();
    if (role === 'added' && complaints.some(({ kind }) => isOfContents(kind))) {
      this.keeper.putAside(file);
      this.#openAnew();
    }
    this.changes.tellElsewhere(['archives']);
  }

  checksChanged(): void {
    this.changes.tellElsewhere(['checks']);
  }

  /** Archives of ours that are not what their checksums say: they stay open, and it is said. */
  alteredArchives(): readonly Problem[] {
    return this.set.archives
      .filter(({ file }) => this.keeper.fixity.complaintsOf(file).some(({ kind }) => isOfContents(kind)))
      .map(({ file }) => ({ code: 'archive_altered', subject: path.basename(file) }));
  }

  /** The holdings are ours; for the others a copy is written beside the notebook. */
  placeFor(archive: ArchiveFile): string {
    return archive.role === 'holdings' ? archive.file : this.keeper.mended.placeFor(archive);
  }

  /** All at once, everything closed meanwhile: for whoever waits for it. */
  rebuildIndex(): RebuiltIndexes {
    return asOnlyWriter(this.#files.holdingsFile, () => {
      const wanted = this.set.archives.filter((one) => one.role === 'holdings' || one.health.isDamaged);
      this.reopen(() => wanted.forEach((one) => writeAnew(one, () => this.placeFor(one))));
      return describeRebuilt(this.set, wanted);
    });
  }

  close(): void {
    this.scans.close();
    this.#reader.close();
    this.rebuilding.close();
    this.fixity.stopNow();
    this.keeper.close();
    closeArchives(this.#set);
  }
}

/** An index is made anew, and a record that names another file is put right by a person. */
function isOfContents(kind: Complaint['kind']): boolean {
  return kind !== 'index' && kind !== 'record';
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
