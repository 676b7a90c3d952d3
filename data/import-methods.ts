/** Files on their way into the holdings: looked at, read in a thread, taken in (import-slices.ts). */
import type { Archive } from './contract/api.ts';
import type { FileToImport, ImportPreview, UnpackedFile } from './contract/library-model.ts';
import type { HeldFiles } from './held-files.ts';
import type { CheckedRequest } from './contract/requests.ts';
import { addFiles, type ImportingArchives, SlicePace } from './import-slices.ts';
import { inspectFile } from './ingest/import/inspect-file.ts';
import { isPackOfFiles, unpackFiles } from './ingest/import/unpack-files.ts';
import type { StoppedImports } from './stopped-imports.ts';

export function importMethods(
  holdingsFile: string,
  inUse: ImportingArchives,
  stopped: StoppedImports,
): Pick<Archive, `imports.${'hold' | 'unpack' | 'inspect' | 'add' | 'stop'}`> {
  const pace = new SlicePace();
  return {
    'imports.hold': ({ contentBase64, ...piece }) => ({
      ticket: inUse.files.grow({ ...piece, bytes: Buffer.from(contentBase64, 'base64') }),
    }),
    'imports.unpack': ({ file }) => unpackHeld(inUse.files, file),
    'imports.inspect': (request) => inspectHeld(inUse, request),
    'imports.add': ({ files, batch }) => addFiles(holdingsFile, inUse, pace, files, stopped.signalOf(batch)),
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
