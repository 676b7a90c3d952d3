import { randomUUID } from 'node:crypto';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ArchiveClient } from '../../data/contract/api.ts';
import { ArchiveError } from '../../data/contract/errors.ts';
import { LARGEST_ORIGINAL, LARGEST_SENT } from '../../data/contract/file-limits.ts';
import type { ImportedFile, UnpackedFile } from '../../data/contract/library-model.ts';
import type { Request } from '../../data/contract/requests.ts';
import { sentFile, type GivenFile } from '../../data/contract/send-file.ts';
import { papersAmong } from '../../data/plain/bag-papers.ts';
import { isHiddenName } from '../../data/plain/hidden-files.ts';
import { readWholeFile } from './read-whole-file.ts';

/**
 * Files are handed over in bundles, each stored in one transaction: memory holds only some of them, and what is stored
 * stays when the rest is given up.
 */
const BUNDLE_BYTES = 16 * 1024 * 1024;
const BUNDLE_FILES = 50;

type FileToAdd = Request<'imports.add'>['files'][number];
/** Gives one outcome for each file, in their order. */
type Store = (files: FileToAdd[]) => Promise<readonly ImportedFile[]>;

/** A file itself; of a folder every file below it, by name, links followed, but for hidden ones; of a BagIt bag its papers. */
export function filesUnder(named: string): string[] {
  if (statSync(named, { throwIfNoEntry: false })?.isDirectory() !== true) return [named];
  const files = filesOf(named, new Set()).sort();
  const nameOf = (file: string): string => path.relative(named, file).replaceAll(path.sep, '/');
  const isPaper = papersAmong(files.map(nameOf));
  return files.filter((file) => isPaper(nameOf(file)));
}

/** `above`: folders as they really are, so that a link to one of them leads round no circle. */
function filesOf(folder: string, above: ReadonlySet<string>): string[] {
  const real = realpathSync(folder);
  if (above.has(real)) return [];
  const within = new Set([...above, real]);
  return readdirSync(folder).flatMap((name) => {
    if (isHiddenName(name)) return [];
    const file = path.join(folder, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat?.isDirectory()) return filesOf(file, within);
    // A link that leads nowhere is refused with the others; pipes and devices are no documents.
    return stat === undefined || stat.isFile() ? [file] : [];
  });
}

/**
 * Hands the files over and tells how far it has come. Ctrl-C, however often, ends it between two files: what is in stays in,
 * and the same command goes on with the rest.
 */
export async function sendFiles(
  files: readonly string[],
  client: ArchiveClient,
  progress: (line: string) => void,
  asked: (file: GivenFile) => FileToAdd,
): Promise<readonly ImportedFile[]> {
  const batch = randomUUID();
  let isStopped = false;
  const stop = (): void => {
    if (!isStopped) client.call('imports.stop', { batch }).catch(() => undefined);
    isStopped = true;
  };
  const store: Store = (given) => client.call('imports.add', { files: given, batch });
  process.on('SIGINT', stop);
  try {
    const done: ImportedFile[] = [];
    let handled = 0;
    for (const bundle of bundlesOf(files)) {
      // Signals are heard between two turns of the event loop, and reading text takes none.
      await setImmediate();
      if (isStopped) {
        done.push(
          ...bundle.map((file) => refusal(file, new ArchiveError('cancelled', `${file} was not read`))),
        );
        continue;
      }
      const pack = bundle.length === 1 && isPack(bundle[0]!) ? bundle[0]! : null;
      done.push(
        ...(pack === null
          ? await sendBundle(bundle, client, store, asked)
          : await sendPack(pack, client, store, asked)),
      );
      handled += bundle.length;
      progress(`${handled} / ${files.length}`);
    }
    return done;
  } finally {
    process.off('SIGINT', stop);
  }
}

function* bundlesOf(files: readonly string[]): Generator<readonly string[]> {
  let bundle: string[] = [];
  let bytes = 0;
  for (const file of files) {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const isFull = bundle.length === BUNDLE_FILES || bytes + size > BUNDLE_BYTES;
    if (bundle.length > 0 && (isFull || isPack(file))) {
      yield bundle;
      bundle = [];
      bytes = 0;
    }
    bundle.push(file);
    // A pack has a bundle of its own.
    bytes += isPack(file) ? BUNDLE_BYTES + 1 : size;
  }
  if (bundle.length > 0) yield bundle;
}

const isPack = (file: string): boolean => /\.(?:zip|eml)$/i.test(file);

/** The files of a zip or a letter, each told under the pack and its place in it. */
async function sendPack(
  pack: string,
  client: ArchiveClient,
  store: Store,
  asked: (file: GivenFile) => FileToAdd,
): Promise<readonly ImportedFile[]> {
  const bytes = readNamed(pack, LARGEST_SENT);
  if (!Buffer.isBuffer(bytes)) return [bytes];
  try {
    const file = { name: path.basename(pack), contentBase64: bytes.toString('base64') };
    const inside = await client.call('imports.unpack', { file });
    const done: ImportedFile[] = [];
    for (let at = 0; at < inside.length; at += BUNDLE_FILES) {
      await setImmediate();
      done.push(...(await sendUnpacked(pack, inside.slice(at, at + BUNDLE_FILES), store, asked)));
    }
    return done;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return [refusal(pack, error)];
  }
}

/** A file that cannot be read is refused like one that cannot be understood; the others go on. */
function readNamed(file: string, largest: number): Buffer | ImportedFile {
  try {
    return readWholeFile(file, largest);
  } catch (error) {
    return refusal(file, error);
  }
}

async function sendUnpacked(
  pack: string,
  files: readonly UnpackedFile[],
  store: Store,
  asked: (file: GivenFile) => FileToAdd,
): Promise<readonly ImportedFile[]> {
  const sent = files.flatMap((one) => ('ticket' in one ? [asked({ ticket: one.ticket })] : []));
  const results = sent.length === 0 ? [] : await store(sent);
  let next = 0;
  return files.map((one) => {
    // A letter lies in itself.
    const named = one.path === path.basename(pack) ? pack : `${pack} / ${one.path}`;
    if ('code' in one) return refusal(named, new ArchiveError(one.code, one.message));
    // One result for each file that was sent, in their order.
    return { ...results[next++]!, file: named };
  });
}

async function sendBundle(
  files: readonly string[],
  client: ArchiveClient,
  store: Store,
  asked: (file: GivenFile) => FileToAdd,
): Promise<readonly ImportedFile[]> {
  const read: (GivenFile | ImportedFile)[] = [];
  for (const file of files) read.push(await sendOne(file, client));
  const sent = read.flatMap((one) => ('status' in one ? [] : [asked(one)]));
  const results = sent.length === 0 ? [] : await store(sent);
  let next = 0;
  return read.map((one, at) => {
    if ('status' in one) return one;
    // One result for each file that was sent, in their order.
    return { ...results[next++]!, file: files[at]! };
  });
}

async function sendOne(file: string, client: ArchiveClient): Promise<GivenFile | ImportedFile> {
  const bytes = readNamed(file, LARGEST_ORIGINAL);
  if (!Buffer.isBuffer(bytes)) return bytes;
  try {
    return await sentFile(client, {
      name: path.basename(file),
      size: bytes.length,
      base64: (from, to) => bytes.toString('base64', from, to),
    });
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return refusal(file, error);
  }
}

function refusal(file: string, error: unknown): ImportedFile {
  return {
    file,
    status: 'refused',
    reportId: null,
    unsure: [],
    candidates: [],
    code: error instanceof ArchiveError ? error.code : 'file_unreadable',
    message: error instanceof Error ? error.message : String(error),
    sections: 0,
    passages: 0,
    indicators: 0,
  };
}
