/** Files that are taken in: read, looked up and stored in slices of one transaction each. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Changes } from './changes.ts';
import { ArchiveError } from './contract/errors.ts';
import type { ImportedFile } from './contract/library-model.ts';
import type { ReportId } from './contract/model.ts';
import type { CheckedRequest } from './contract/requests.ts';
import type { HeldFiles } from './held-files.ts';
import { type ReadFile, refusedAs } from './ingest/import/accept-file.ts';
import { Catalogue } from './ingest/import/catalogue.ts';
import { ImportBatch, prepareImports } from './ingest/import/import-files.ts';
import { reportIdOf, writeHoldings } from './ingest/import/write-holdings.ts';
import type { RebuildJob } from './rebuild-job.ts';
import type { ScanReading } from './scan-reading.ts';
import type { ArchiveSet } from './schema/archive-set.ts';
import { asOnlyWriter } from './schema/writer-lock.ts';
import { unlessStopped } from './stopped-imports.ts';

/** The open archives, as far as taking files in needs them. */
export interface ImportingArchives {
  readonly set: ArchiveSet;
  readonly files: HeldFiles;
  readonly rebuilding: RebuildJob;
  readonly scans: ScanReading;
  reopen(change?: () => void): void;
  /** Opens everything anew where somebody else has written to the holdings. */
  reopenIfWritten(): void;
  /** Opens everything anew after `change`, which writes to the holdings and touches nothing but these reports. */
  writing(reportIds: readonly ReportId[], change: () => void): void;
  telling<Value>(work: () => Value): Value;
  readonly changes: Changes;
  rebuildIndex(): unknown;
}

type FileToAdd = CheckedRequest<'imports.add'>['files'][number];

/** What becomes of each file, in their order. What one slice has stored stays, whatever becomes of the next. */
export async function addFiles(
  holdingsFile: string,
  inUse: ImportingArchives,
  pace: SlicePace,
  files: readonly FileToAdd[],
  stop: AbortSignal,
): Promise<readonly ImportedFile[]> {
  const outcomes: ImportedFile[] = [];
  let catalogue = new Catalogue(inUse.set);
  while (outcomes.length < files.length) {
    const given = sliceOf(inUse.files, files.slice(outcomes.length), pace.files);
    const slice = await readSlice(inUse, catalogue, given, stop);
    // Whoever has asked meanwhile is answered first, and may have begun to make an index anew.
    await setImmediate();
    await inUse.rebuilding.settled();
    const began = process.cpuUsage();
    // What was read of a slice is read again another time: storing it would keep a person waiting who wants to stop.
    const stored = stop.aborted ? notStored(slice) : storeSlice(holdingsFile, inUse, slice);
    outcomes.push(...stored.results);
    catalogue = stored.catalogue;
    const { user, system } = process.cpuUsage(began);
    if (!stop.aborted) pace.took((user + system) / 1000, slice.batch.changes.length);
  }
  files.forEach((given, i) => {
    if ('ticket' in given && outcomes[i]?.status !== 'refused') inUse.files.release(given.ticket);
  });
  return outcomes;
}

/** Files that have been read, and what they are found to be in the light of what was held then. */
interface Slice {
  readonly read: readonly ReadFile[];
  readonly batch: ImportBatch;
}

/** Between two files whoever has asked is answered, and a stop is heard. */
async function readSlice(
  inUse: ImportingArchives,
  catalogue: Catalogue,
  given: readonly FileToAdd[],
  stop: AbortSignal,
): Promise<Slice> {
  const read: ReadFile[] = [];
  let batch = new ImportBatch(catalogue);
  // The archives may be opened anew between two files.
  const current = (): Catalogue =>
    batch.catalogue.isOf(inUse.set) ? batch.catalogue : new Catalogue(inUse.set);
  for (const file of given) {
    await setImmediate();
    read.push(await readOne(inUse.files, current(), file, stop));
    if (batch.catalogue.isOf(inUse.set)) batch.accept(read.at(-1)!);
    else batch = prepareImports(inUse.set, read);
  }
  return { read, batch };
}

interface Stored {
  readonly results: readonly ImportedFile[];
  /** What is known afterwards. */
  readonly catalogue: Catalogue;
}

function notStored({ read, batch }: Slice): Stored {
  const results = batch.results.map((result, i): ImportedFile => {
    if (result.status === 'refused') return result;
    const { file } = read[i]!;
    return refusedAs(file, new ArchiveError('cancelled', `${file} was not stored`));
  });
  return { results, catalogue: batch.catalogue };
}

/** Files that are stored at once to begin with, and bytes at most. */
const SLICE_FILES = 20;
const SLICE_BYTES = 2 * 1024 * 1024;
/**
 * Whoever reads, or wants to stop, waits for a slice: half or twice as many files next time. In milliseconds of the
 * processor: beside other work fewer files would only make more slices.
 */
const SHORT_SLICE_MS = 250;
const LONG_SLICE_MS = 500;
const FEWEST_FILES = 10;
const MOST_FILES = 80;

/** How many files the next slice may have, by how long those before it took to store: one for all imports of a library. */
export class SlicePace {
  #files = SLICE_FILES;

  get files(): number {
    return this.#files;
  }

  /** What so many files took to store; fewer than there was room for say nothing of more. */
  took(milliseconds: number, files: number): void {
    if (milliseconds > LONG_SLICE_MS) this.#files = Math.max(FEWEST_FILES, this.#files >> 1);
    else if (milliseconds < SHORT_SLICE_MS && files >= this.#files)
      this.#files = Math.min(MOST_FILES, this.#files * 2);
  }
}

/** The first of the files that are left, in their order; one that is larger than a slice has one of its own. */
function sliceOf(held: HeldFiles, left: readonly FileToAdd[], most: number): readonly FileToAdd[] {
  let room = SLICE_BYTES;
  let count = 0;
  for (const file of left.slice(0, most)) {
    room -= 'ticket' in file ? held.sizeOf(file.ticket) : (file.contentBase64.length * 3) / 4;
    if (count > 0 && room < 0) break;
    count++;
  }
  return left.slice(0, count);
}

function storeSlice(holdingsFile: string, inUse: ImportingArchives, slice: Slice): Stored {
  return slice.read.every((file) => 'known' in file || 'error' in file)
    ? slice.batch
    : asOnlyWriter(holdingsFile, () => storeFiles(holdingsFile, inUse, slice));
}

function storeFiles(holdingsFile: string, inUse: ImportingArchives, { read, batch: found }: Slice): Stored {
  // Another process may have imported since the holdings were opened: what is known decides what is new.
  inUse.reopenIfWritten();
  mendIndex(inUse);
  const batch = found.catalogue.isOf(inUse.set) ? found : prepareImports(inUse.set, read);
  const { results, changes, catalogue } = batch;
  const scans = read.map(
    (file) => 'original' in file && inUse.scans.expect(file.original, file.corrections ?? {}),
  );
  if (changes.length > 0) inUse.writing(changes.map(reportIdOf), () => writeHoldings(holdingsFile, changes));
  results.forEach(({ status, reportId }, i) => {
    const file = read[i]!;
    if (scans[i] && 'original' in file)
      inUse.scans.stored(file.original.sha256, status === 'unchanged' ? null : reportId, status === 'added');
  });
  if (!isGrowth(batch)) return { results, catalogue: new Catalogue(inUse.set) };
  catalogue.goOn(inUse.set);
  return batch;
}

/** A report cannot be added to an index that cannot be read, or was made otherwise. */
export function mendIndex(inUse: ImportingArchives): void {
  if (inUse.set.archives.some(({ role, health }) => role === 'holdings' && health.isDamaged))
    inUse.rebuildIndex();
}

/** A text in the place of another, or a report out of the trash: what was known of records is known no longer. */
function isGrowth({ results, changes }: ImportBatch): boolean {
  return (
    results.every(({ status }) => status !== 'version' && status !== 'attached') &&
    changes.every(({ kind }) => kind === 'text')
  );
}

async function readOne(
  held: HeldFiles,
  catalogue: Catalogue,
  given: FileToAdd,
  stop: AbortSignal,
): Promise<ReadFile> {
  const { corrections, as, isPatient } = given;
  // A corrected encoding is used up here; any other correction has known bytes read again.
  const { encoding, ...fields } = corrections ?? {};
  let file = 'ticket' in given ? given.ticket : given.name;
  let ticket: string | null = null;
  try {
    ticket = held.hold(given);
    file = held.nameOf(ticket);
    const bytes = held.bytesOf(ticket);
    const known = as === undefined && corrections === undefined ? heldAs(catalogue, bytes) : null;
    // An import that goes on where it was interrupted does not read again what is in.
    if (known !== null) return { file, known };
    const isEncodingTold = encoding !== undefined;
    const original = await unlessStopped(stop, file, () => held.read(ticket!, { encoding, isPatient }));
    return { file, corrections: fields, isEncodingTold, as, original, bytes };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { file, error };
  } finally {
    if (ticket !== null && !('ticket' in given)) held.release(ticket);
  }
}

function heldAs(catalogue: Catalogue, bytes: Uint8Array) {
  const held = catalogue.heldText(createHash('sha256').update(bytes).digest('hex'));
  return held && !held.isRemoved ? held.reportId : null;
}
