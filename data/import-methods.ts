/** Files on their way into the holdings: looked at, read in a thread, stored in one transaction a request. */
import { createHash } from 'node:crypto';
import type { Archive } from './contract/api.ts';
import { ArchiveError } from './contract/errors.ts';
import type { FileToImport, ImportedFile } from './contract/library-model.ts';
import type { CheckedRequest } from './contract/requests.ts';
import type { ReadFile } from './ingest/import/accept-file.ts';
import { Catalogue } from './ingest/import/catalogue.ts';
import { importFiles } from './ingest/import/import-files.ts';
import { inspectFile } from './ingest/import/inspect-file.ts';
import type { ReaderThread } from './ingest/readers/reader-thread-host.ts';
import type { RebuildJob } from './rebuild-job.ts';
import type { ArchiveSet } from './schema/archive-set.ts';
import { asOnlyWriter } from './schema/writer-lock.ts';

/** The open archives, as far as taking files in needs them. */
export interface ImportingShelf {
  readonly set: ArchiveSet;
  readonly reader: ReaderThread;
  readonly rebuilding: RebuildJob;
  reopen(change?: () => void): void;
  telling<Value>(work: () => Value): Value;
  rebuildIndex(): unknown;
}

export function importMethods(
  holdingsFile: string,
  shelf: ImportingShelf,
): Pick<Archive, `imports.${'inspect' | 'add'}`> {
  return {
    'imports.inspect': async ({ file, corrections }) => {
      const original = await shelf.reader.read({
        name: file.name,
        bytes: bytesOf(file),
        encoding: corrections?.encoding,
      });
      return inspectFile(shelf.set, original, corrections);
    },
    'imports.add': (request) => addFiles(holdingsFile, shelf, request),
  };
}

type FileToAdd = CheckedRequest<'imports.add'>['files'][number];

async function addFiles(
  holdingsFile: string,
  shelf: ImportingShelf,
  { files }: CheckedRequest<'imports.add'>,
): Promise<readonly ImportedFile[]> {
  const catalogue = new Catalogue(shelf.set);
  const read: ReadFile[] = [];
  for (const file of files) read.push(await readOne(shelf.reader, catalogue, file));
  await shelf.rebuilding.settled();
  if (read.every((file) => 'known' in file || 'error' in file))
    return importFiles(holdingsFile, shelf.set, read);
  return asOnlyWriter(holdingsFile, () => storeFiles(holdingsFile, shelf, read));
}

function storeFiles(
  holdingsFile: string,
  shelf: ImportingShelf,
  read: readonly ReadFile[],
): readonly ImportedFile[] {
  // Another process may have imported since the holdings were opened: what is known decides what is new.
  shelf.reopen();
  // A report cannot be added to an index that cannot be read, or was made otherwise.
  if (shelf.set.archives.some(({ role, health }) => role === 'holdings' && health.isDamaged))
    shelf.rebuildIndex();
  return shelf.telling(() => {
    const results = importFiles(holdingsFile, shelf.set, read);
    if (results.some(({ status }) => status !== 'unchanged' && status !== 'refused')) shelf.reopen();
    return results;
  });
}

async function readOne(reader: ReaderThread, catalogue: Catalogue, file: FileToAdd): Promise<ReadFile> {
  const { name, corrections, as } = file;
  // A corrected encoding is used up here; any other correction has known bytes read again.
  const { encoding, ...fields } = corrections ?? {};
  try {
    const bytes = bytesOf(file);
    const known = as === undefined && corrections === undefined ? heldAs(catalogue, bytes) : null;
    // An import that goes on where it was interrupted does not read again what is in.
    if (known !== null) return { file: name, known };
    const original = await reader.read({ name, bytes, encoding });
    return { file: name, corrections: fields, as, original, bytes };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { file: name, error };
  }
}

function heldAs(catalogue: Catalogue, bytes: Uint8Array) {
  const held = catalogue.heldText(createHash('sha256').update(bytes).digest('hex'));
  return held && !held.isRemoved ? held.reportId : null;
}

/** The bytes that a request carries. */
function bytesOf(file: FileToImport): Uint8Array {
  return Buffer.from(file.contentBase64, 'base64');
}
