import { crc32 } from 'node:zlib';
import { ArchiveError } from '../../contract/errors.ts';
import { isZipOfFiles } from '../file-format.ts';
import { attachedFiles, type AttachedFile } from './message-files.ts';
import { LARGEST_SENT } from '../../contract/file-limits.ts';
import { nameInZip } from '../../plain/zip.ts';
import { papersAmong } from '../../plain/bag-papers.ts';
import { isHiddenName } from '../../plain/hidden-files.ts';
import { isTooLarge, unpackEntry, zipEntries, type ZipEntry } from '../readers/zip-directory.ts';

/** A file out of a pack. `path`: where it lay in it, to be shown and for nothing else. */
export type UnpackedFile = { readonly name: string; readonly path: string } & (
  { readonly bytes: Uint8Array } | { readonly error: ArchiveError }
);

/** Of one pack with all packs inside it: what is held for import at once has room for no more. */
const MOST_FILES = 500;
const MOST_BYTES = 128 * 1024 * 1024;
/** A pack in a pack in a pack. */
const DEEPEST = 3;

/**
 * The files of a zip, or a letter with those that are attached to it, each a file of its own, in the order in which they lie
 * there; a pack within is unpacked where it stands, hidden files and folders are left out, and of a BagIt bag all but its papers. A file that cannot be taken out is told beside the others. Throws
 * file_unreadable for a broken pack, file_too_large for one of more files than are taken at once, file_empty for one of none,
 * file_no_papers for a bag that holds none.
 */
export function unpackFiles(name: string, bytes: Uint8Array): UnpackedFile[] {
  const files = new Unpacking().files({ name, path: '', bytes }, 1);
  if (files.length === 0) throw new ArchiveError('file_empty', `${name} holds no file`);
  return files;
}

interface Pack {
  readonly name: string;
  /** '' for the outermost. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

class Unpacking {
  #bytes = MOST_BYTES;
  #files = MOST_FILES;

  files(pack: Pack, depth: number): UnpackedFile[] {
    if (isZipOfFiles(pack.bytes)) return this.#filesOf(pack, depth);
    return this.#lettersFiles(pack, attachedFiles(pack.bytes), depth);
  }

  /** A letter is a file itself, and what hangs on it are others. */
  #lettersFiles(letter: Pack, attached: readonly AttachedFile[], depth: number): UnpackedFile[] {
    this.#count(letter.name, attached.length + 1);
    const own = {
      name: letter.name,
      path: letter.path === '' ? letter.name : letter.path,
      bytes: letter.bytes,
    };
    const files = attached.flatMap(({ name, bytes }): UnpackedFile[] => {
      const as = {
        name: nameOf(name),
        path: `${letter.path === '' ? '' : `${letter.path} / `}${nameOf(name)}`,
      };
      this.#bytes -= bytes.length;
      if (this.#bytes < 0)
        return [{ ...as, error: new ArchiveError('file_too_large', `${name} is too large`) }];
      return this.#open({ ...as, bytes }, depth);
    });
    return [own, ...files];
  }

  #filesOf(pack: Pack, depth: number): UnpackedFile[] {
    const file = Buffer.from(pack.bytes.buffer, pack.bytes.byteOffset, pack.bytes.byteLength);
    const all = entriesOf(pack.name, file).flatMap((entry) => {
      const inside = pathOf(entry);
      return isTaken(inside) ? [{ entry, inside }] : [];
    });
    const isPaper = papersAmong(all.map(({ inside }) => inside));
    const entries = all.filter(({ inside }) => isPaper(inside));
    if (entries.length === 0 && all.length > 0)
      throw new ArchiveError('file_no_papers', `${pack.name} is a bag without originals`);
    this.#count(pack.name, entries.length);
    return entries.flatMap(({ entry, inside }) => {
      const path = pack.path === '' ? inside : `${pack.path} / ${inside}`;
      return this.#take({ name: nameOf(inside), path }, file, entry, depth);
    });
  }

  #count(name: string, files: number): void {
    // One that is too large leaves the room to the others.
    if (files > this.#files)
      throw new ArchiveError('file_too_large', `${name} holds more than ${MOST_FILES} files`);
    this.#files -= files;
  }

  #take(as: Omit<Pack, 'bytes'>, file: Buffer, entry: ZipEntry, depth: number): UnpackedFile[] {
    try {
      const bytes = this.#unpack(as.name, file, entry);
      return this.#open({ ...as, bytes }, depth);
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      return [{ ...as, error }];
    }
  }

  #open(file: Pack, depth: number): UnpackedFile[] {
    const { name, path, bytes } = file;
    const isZip = isZipOfFiles(bytes);
    const attached = isZip ? [] : attachedFiles(bytes);
    if (!isZip && attached.length === 0) return [{ name, path, bytes }];
    if (depth < DEEPEST)
      return isZip ? this.#filesOf(file, depth + 1) : this.#lettersFiles(file, attached, depth + 1);
    const error = new ArchiveError('file_format', `${name} is a pack within ${DEEPEST} others`);
    return [{ name, path, error }];
  }

  #unpack(name: string, file: Buffer, entry: ZipEntry): Buffer {
    if (entry.isLocked) throw new ArchiveError('file_password', `${name} is locked by a password`);
    const bytes = this.#inflate(name, file, entry);
    if (bytes === null) throw new ArchiveError('file_format', `${name} is packed by method ${entry.method}`);
    this.#bytes -= bytes.length;
    if (crc32(bytes) !== entry.crc32)
      throw new ArchiveError('file_unreadable', `${name} has another checksum than its pack states`);
    return bytes;
  }

  #inflate(name: string, file: Buffer, entry: ZipEntry): Buffer | null {
    const most = Math.min(this.#bytes, LARGEST_SENT);
    try {
      return unpackEntry(file, entry, most);
    } catch (error) {
      // What was unpacked before it was too much counts: five hundred bombs would each take their time.
      if (isTooLarge(error)) this.#bytes -= most;
      throw unreadable(name, error);
    }
  }
}

function unreadable(name: string, cause: unknown): ArchiveError {
  const code = isTooLarge(cause) ? 'file_too_large' : 'file_unreadable';
  return new ArchiveError(code, `${name}: ${String(cause)}`, { cause });
}

function entriesOf(name: string, file: Buffer): ZipEntry[] {
  try {
    return zipEntries(file);
  } catch (error) {
    throw unreadable(name, error);
  }
}

function pathOf({ name }: ZipEntry): string {
  return nameInZip(name).replaceAll('\\', '/');
}

/** As of a folder that is imported: every file but hidden ones. */
function isTaken(path: string): boolean {
  return !path.endsWith('/') && !path.split('/').some(isHiddenName);
}

/** The last part of its path, without what no name of a file may hold. */
function nameOf(path: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const name = path.slice(path.lastIndexOf('/') + 1).replaceAll(/[\u0000-\u001f\u007f:*?"<>|]/g, '_');
  return /^\.*$/.test(name) ? '_' : name;
}

/** Whether it holds files of its own: a zip that is no one paper, or a letter with something attached. */
export function isPackOfFiles(bytes: Uint8Array): boolean {
  return isZipOfFiles(bytes) || attachedFiles(bytes).length > 0;
}
