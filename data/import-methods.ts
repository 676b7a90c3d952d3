/** Files on their way into the holdings: looked at, read in a thread, stored in slices of one transaction each. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Changes } from './changes.ts';
import type { Archive } from './contract/api.ts';
import { ArchiveError } from './contract/errors.ts';
import type { FileToImport, ImportedFile, ImportPreview, UnpackedFile } from './contract/library-model.ts';
import type { HeldFiles } from './held-files.ts';
import type { CheckedRequest } from './contract/requests.ts';
import type { ReadFile } from './ingest/import/accept-file.ts';
import { Catalogue } from './ingest/import/catalogue.ts';
import { importFiles } from './ingest/import/import-files.ts';
import { inspectFile } from './ingest/import/inspect-file.ts';
import { unpackFiles } from './ingest/import/unpack-files.ts';
import { isPackOfFiles } from './ingest/file-format.ts';
import type { RebuildJob } from './rebuild-job.ts';
import type { ScanReading } from './scan-reading.ts';
import type { ArchiveSet } from './schema/archive-set.ts';
import { asOnlyWriter } from './schema/writer-lock.ts';
import { unlessStopped, type StoppedImports } from './stopped-imports.ts';

/** The open archives, as far as taking files in needs them. */
export interface ImportingArchives {
  readonly set: ArchiveSet;
  readonly files: HeldFiles;
  readonly rebuilding: RebuildJob;
  readonly scans: ScanReading;
  reopen(change?: () => void): void;
  telling<Value>(work: () => Value): Value;
  readonly changes: Changes;
  rebuildIndex(): unknown;
}

export function importMethods(
  holdingsFile: string,
  inUse: ImportingArchives,
  stopped: StoppedImports,
): Pick<Archive, `imports.${'hold' | 'unpack' | 'inspect' | 'add' | 'stop'}`> {
  return {
    'imports.hold': ({ contentBase64, ...piece }) => ({
      ticket: inUse.files.grow({ ...piece, bytes: Buffer.from(contentBase64, 'base64') }),
    }),
    'imports.unpack': ({ file }) => unpackHeld(inUse.files, file),
    'imports.inspect': (request) => inspectHeld(inUse, request),
    'imports.add': ({ files, batch }) => addFiles(holdingsFile, inUse, files, stopped.signalOf(batch)),
    'imports.stop': stopped.stop,
  };
}

function unpackHeld(held: HeldFiles, { name, contentBase64 }: FileToImport): readonly UnpackedFile[] {
  const bytes = Buffer.from(contentBase64, 'base64');
  // One paper under the name of a pack is that paper; what is no pack at all is refused as what it is.
  const files = isPackOfFiles(bytes) ? unpackFiles(name, bytes) : [{ name, path: name, bytes }];
  return files.map((one) =>
    'error' in one
      ? { name: one.name, path: one.path, code: one.error.code, message: one.error.message }
      : {
          name: one.name,
          path: one.path,
          ticket: held.keep(one.name, one.bytes),
          size: one.bytes.length,
        },
  );
}

async function inspectHeld(
  inUse: ImportingArchives,
  { file, corrections, isPatient }: CheckedRequest<'imports.inspect'>,
): Promise<ImportPreview> {
  const { files } = inUse;
  const ticket = files.hold(file);
  try {
    const original = await files.read(ticket, { encoding: corrections?.encoding, isPatient });
    return { ...inspectFile(inUse.set, original, corrections), ticket };
  } catch (error) {
    // What was read before stays as it was; of a file that never was, nothing is held.
    if (!('ticket' in file)) files.release(ticket);
    throw error;
  }
}

type FileToAdd = CheckedRequest<'imports.add'>['files'][number];

async function addFiles(
  holdingsFile: string,
  inUse: ImportingArchives,
  files: readonly FileToAdd[],
  stop: AbortSignal,
): Promise<readonly ImportedFile[]> {
  const outcomes: ImportedFile[] = [];
  let most = SLICE_FILES;
  while (outcomes.length < files.length) {
    const read = await readSlice(inUse, sliceOf(inUse.files, files.slice(outcomes.length), most), stop);
    // Whoever has asked meanwhile is answered first, and may have begun to make an index anew.
    await setImmediate();
    await inUse.rebuilding.settled();
    // What was read of a slice is read again another time: storing it would keep a person waiting who wants to stop.
    const began = process.cpuUsage();
    outcomes.push(...storeSlice(holdingsFile, inUse, stop.aborted ? read.map(notStored) : read));
    const { user, system } = process.cpuUsage(began);
    most = nextSlice(most, (user + system) / 1000);
  }
  files.forEach((given, i) => {
    if ('ticket' in given && outcomes[i]?.status !== 'refused') inUse.files.release(given.ticket);
  });
  return outcomes;
}

async function readSlice(
  inUse: ImportingArchives,
  slice: readonly FileToAdd[],
  stop: AbortSignal,
): Promise<readonly ReadFile[]> {
  const catalogue = new Catalogue(inUse.set);
  const read: ReadFile[] = [];
  for (const file of slice) {
    // A stop is heard between two turns of the event loop, and reading text takes none.
    await setImmediate();
    read.push(await readOne(inUse.files, catalogue, file, stop));
  }
  return read;
}

function notStored(read: ReadFile): ReadFile {
  if ('error' in read) return read;
  return { file: read.file, error: new ArchiveError('cancelled', `${read.file} was not stored`) };
}

/** Files that are stored at once to begin with, and bytes at most. */
const SLICE_FILES = 20;
const SLICE_BYTES = 2 * 1024 * 1024;
/**
 * Whoever reads, or wants to stop, waits for a slice: half or twice as many files next time. In milliseconds of the
 * processor: beside other work fewer files would only make more slices.
 */
const SHORT_SLICE_MS = 200;
const LONG_SLICE_MS = 500;
const FEWEST_FILES = 10;
const MOST_FILES = 80;

/** How many files the next slice may have, by how long the last one took to store. */
function nextSlice(files: number, milliseconds: number): number {
  if (milliseconds > LONG_SLICE_MS) return Math.max(FEWEST_FILES, files >> 1);
  return milliseconds < SHORT_SLICE_MS ? Math.min(MOST_FILES, files * 2) : files;
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

function storeSlice(
  holdingsFile: string,
  inUse: ImportingArchives,
  slice: readonly ReadFile[],
): readonly ImportedFile[] {
  return slice.every((file) => 'known' in file || 'error' in file)
    ? importFiles(holdingsFile, inUse.set, slice)
    : asOnlyWriter(holdingsFile, () => storeFiles(holdingsFile, inUse, slice));
}

function storeFiles(
  holdingsFile: string,
  inUse: ImportingArchives,
  read: readonly ReadFile[],
): readonly ImportedFile[] {
  // Another process may have imported since the holdings were opened: what is known decides what is new.
  inUse.reopen();
  // A report cannot be added to an index that cannot be read, or was made otherwise.
  if (inUse.set.archives.some(({ role, health }) => role === 'holdings' && health.isDamaged))
    inUse.rebuildIndex();
  return inUse.telling(() => {
    const scans = read.map(
      (file) => 'original' in file && inUse.scans.expect(file.original, file.corrections ?? {}),
    );
    const results = importFiles(holdingsFile, inUse.set, read);
    if (results.some(({ status }) => status !== 'unchanged' && status !== 'refused')) inUse.reopen();
    results.forEach(({ status, reportId }, i) => {
      const file = read[i]!;
      if (scans[i] && 'original' in file)
        inUse.scans.stored(
          file.original.sha256,
          status === 'unchanged' ? null : reportId,
          status === 'added',
        );
    });
    return results;
  });
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
