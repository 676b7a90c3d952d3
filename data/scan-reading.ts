/** Pages of the holdings that are pictures, read in the background one after the other. */
import type { Changes } from './changes.ts';
import { ArchiveError } from './contract/errors.ts';
import type { RecordCorrections } from './contract/library-model.ts';
import type { ReportId } from './contract/model.ts';
import type { ScanOrder, ScanProgress } from './contract/scan-model.ts';
import type { OriginalText } from './ingest/original-text.ts';
import type { ReaderThread } from './ingest/readers/reader-thread-host.ts';
import { KeptReadings, type KeptReading } from './ingest/scans/kept-readings.ts';
import { ScanThread } from './ingest/scans/scan-thread-host.ts';
import { claimScan } from './scan-claim.ts';
import type { ActiveEdition, ArchiveSet } from './schema/archive-set.ts';
import { readSourceWhole } from './schema/source-pieces.ts';
import { progressOf, type ScanWork } from './scan-work.ts';
import { storeScannedText } from './store-scanned-text.ts';

/** The open archives, as far as reading their pages needs them. */
export interface ScannedArchives {
  readonly set: ArchiveSet;
  readonly changes: Changes;
  reopen(change: () => void): void;
}

/**
 * Milliseconds between two times that read pages go into the holdings: each makes whoever searches open the archives anew.
 */
const BETWEEN_STORES = 10_000;

/** Milliseconds after which it is looked whether another program still reads a scan. */
const BETWEEN_LOOKS = 3000;

/**
 * Reads one source at a time in a thread of its own. What has been read is kept at once (KeptReadings) and goes into the
 * holdings every few seconds, so that whatever ends the program costs a page at most.
 */
export class ScanReading {
  readonly #entry: string;
  readonly #holdingsFile: string;
  readonly #inUse: ScannedArchives;
  readonly #reader: ReaderThread;
  readonly #keeper: KeptReadings;
  readonly #work = new Map<string, ScanWork>();
  #current: { readonly sha256: string; readonly thread: ScanThread } | null = null;
  #running: Promise<void> | null = null;
  /** Sources that another program of this library reads. */
  readonly #elsewhere = new Set<string>();
  #looking: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  /** `entry`: the file of scan-thread.ts, or of its bundle. */
  constructor(entry: string, inUse: ScannedArchives, holdingsFile: string, reader: ReaderThread) {
    this.#entry = entry;
    this.#inUse = inUse;
    this.#holdingsFile = holdingsFile;
    this.#reader = reader;
    this.#keeper = new KeptReadings(holdingsFile);
    for (const kept of this.#keeper.list()) this.#take(kept);
  }

  get progress(): readonly ScanProgress[] {
    return [...this.#work.values()].flatMap((work) => {
      const reportId = this.#editionOf(work.kept.sha256)?.reportId;
      const { sha256 } = work.kept;
      const isUnderWay = this.#current?.sha256 === sha256 || this.#elsewhere.has(sha256);
      return reportId ? [{ ...progressOf(work, isUnderWay), reportId }] : [];
    });
  }

  /** A source is about to be stored; its pages are read once it is. False: it has none to be read, or is known already. */
  expect(original: OriginalText, given: RecordCorrections): boolean {
    const { sha256, name, layout } = original;
    const pages = layout?.unread ?? [];
    if (pages.length === 0 || this.#work.has(sha256)) return false;
    this.#put({ sha256, name, pages, order: 'read', made: null, given, read: new Map() });
    return true;
  }

  /** It has been stored, as a report of its own or as the text of another; null: it was not. */
  stored(sha256: string, reportId: ReportId | null, isMade: boolean): void {
    const work = this.#work.get(sha256);
    if (!work) return;
    if (reportId === null) this.#drop(sha256);
    else if (isMade) this.#put({ ...work.kept, made: reportId });
    this.#tell();
    this.begin();
  }

  /** Throws not_found for a report of which nothing is to be read. */
  order(reportId: ReportId, order: ScanOrder): void {
    const work = [...this.#work.values()].find(
      ({ kept }) => this.#editionOf(kept.sha256)?.reportId === reportId,
    );
    if (!work) throw new ArchiveError('not_found', `no page of "${reportId}" is to be read`);
    work.failed.clear();
    work.unstored = null;
    // Another program may have read more of it than this one knows.
    this.#put({ ...(this.#keeper.read(work.kept.sha256) ?? work.kept), order });
    if (order !== 'read' && this.#current?.sha256 === work.kept.sha256) this.#current.thread.end();
    this.#tell();
    this.begin();
  }

  /** Goes on with what is to be read, unless that is under way. */
  begin(): void {
    if (this.#closed || !this.#next()) return;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      // An order may have come in the very moment of the end.
      this.begin();
    });
  }

  /** Resolves when nothing is being read. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#looking);
    this.#current?.thread.end();
  }

  async #run(): Promise<void> {
    // Whoever began this goes on first.
    await Promise.resolve();
    for (let work = this.#next(); work && !this.#closed; work = this.#next()) {
      try {
        await this.#readClaimed(work);
      } catch (error) {
        if (!(error instanceof ArchiveError)) console.error(error);
        if (this.#closed) return;
        const code = error instanceof ArchiveError ? error.code : 'internal';
        for (const page of this.#pagesLeft(work)) work.failed.set(page, code);
        if (work.isFresh) work.unstored = code;
        this.#tell();
      }
    }
  }

  /** Two programs on one library would read every page twice, and each would forget what the other has read. */
  async #readClaimed(work: ScanWork): Promise<void> {
    const { sha256 } = work.kept;
    const release = claimScan(this.#holdingsFile, sha256);
    if (!release) {
      this.#elsewhere.add(sha256);
      this.#looking ??= setTimeout(() => this.#look(), BETWEEN_LOOKS).unref();
      this.#tell();
      return;
    }
    try {
      if (this.#refresh(work) && this.#isToDo(work)) await this.#readSource(work);
    } finally {
      release();
    }
  }

  /** What another program has done meanwhile; whatever it has left is read here. */
  #look(): void {
    this.#looking = undefined;
    for (const sha256 of this.#elsewhere) {
      const work = this.#work.get(sha256);
      if (work) this.#refresh(work);
    }
    this.#elsewhere.clear();
    this.#tell();
    this.begin();
  }

  /** As it is kept now. False: another program has brought it to an end. */
  #refresh(work: ScanWork): boolean {
    const { sha256 } = work.kept;
    const kept = this.#keeper.read(sha256);
    // What another program has read it may not have stored.
    if (kept && kept.read.size > work.kept.read.size) work.isFresh = true;
    if (kept) work.kept = kept;
    else this.#work.delete(sha256);
    return kept !== null;
  }

  async #readSource(work: ScanWork): Promise<void> {
    const { sha256, name } = work.kept;
    const edition = this.#editionOf(sha256);
    if (!edition) return;
    const bytes = readSourceWhole(edition.archive.database, sha256);
    const base = await this.#reader.read({ name, bytes });
    if (this.#closed) return;
    const thread = new ScanThread(this.#entry, { name, format: base.format, bytes });
    this.#current = { sha256, thread };
    this.#tell();
    let storedAt = 0;
    try {
      // Paused and told to go on in one moment: another thread goes on.
      while (!thread.hasEnded) {
        const page = this.#pageOf(work);
        if (page === undefined) break;
        await this.#readPage(work, thread, page);
        if (this.#closed) return;
        if (work.isFresh && performance.now() - storedAt > BETWEEN_STORES) {
          await this.#store(work, base);
          storedAt = performance.now();
        }
      }
    } finally {
      thread.end();
      this.#current = null;
    }
    if (work.isFresh) await this.#store(work, base);
    if (!work.isFresh && this.#pagesLeft(work).length === 0 && work.failed.size === 0) this.#drop(sha256);
    this.#tell();
  }

  async #readPage(work: ScanWork, thread: ScanThread, page: number): Promise<void> {
    try {
      const read = await thread.read(page);
      // An order may have been given in another program.
      const { order } = this.#keeper.read(work.kept.sha256) ?? work.kept;
      this.#put({ ...work.kept, order, read: new Map([...work.kept.read, [page, read]]) });
      work.isFresh = true;
      this.#tell();
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      if (error.code === 'cancelled') return;
      // Without the networks no page can be read.
      if (error.code === 'not_found') throw error;
      work.failed.set(page, error.code);
      this.#tell();
    }
  }

  /** They stay fresh where the report is in the trash, or another text is in force: it may come back. */
  async #store(work: ScanWork, base: OriginalText): Promise<void> {
    const { kept } = work;
    const edition = this.#editionOf(kept.sha256);
    if (!edition) return;
    const { reportId } = edition;
    if (await storeScannedText(this.#inUse, this.#holdingsFile, { kept, base, reportId }))
      work.isFresh = false;
    else if (this.#editionOf(kept.sha256)?.reportId === reportId) work.unstored = 'not_found';
  }

  #next(): ScanWork | undefined {
    return [...this.#work.values()].find(
      (work) =>
        !this.#elsewhere.has(work.kept.sha256) &&
        this.#isToDo(work) &&
        this.#editionOf(work.kept.sha256) !== null,
    );
  }

  #isToDo(work: ScanWork): boolean {
    const hasToStore = work.isFresh && work.unstored === null && work.kept.order === 'read';
    return this.#pageOf(work) !== undefined || hasToStore;
  }

  #pageOf(work: ScanWork): number | undefined {
    const { order } = this.#work.get(work.kept.sha256)?.kept ?? { order: 'cancel' };
    if (order !== 'read' || this.#closed) return undefined;
    return this.#pagesLeft(work).find((page) => !work.failed.has(page));
  }

  #pagesLeft({ kept }: ScanWork): readonly number[] {
    return kept.pages.filter((page) => !kept.read.has(page));
  }

  /** The text of the holdings that was read from this source and is in force. */
  #editionOf(sha256: string): ActiveEdition | null {
    return (
      this.#inUse.set.activeEditions.find(
        (one) => one.sourceSha256 === sha256 && one.edition === 'original' && one.archive.role === 'holdings',
      ) ?? null
    );
  }

  #put(kept: KeptReading): void {
    this.#keeper.put(kept);
    const work = this.#work.get(kept.sha256);
    if (work) work.kept = kept;
    else this.#take(kept);
  }

  /** What has been read of it may not be in the holdings: the program may have ended before. */
  #take(kept: KeptReading): void {
    this.#work.set(kept.sha256, { kept, failed: new Map(), isFresh: kept.read.size > 0, unstored: null });
  }

  #drop(sha256: string): void {
    this.#work.delete(sha256);
    this.#keeper.remove(sha256);
  }

  #tell(): void {
    this.#inUse.changes.tell(['scans']);
  }
}
