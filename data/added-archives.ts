import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { ArchiveError } from './contract/errors.ts';
import type { AddedArchive } from './contract/library-model.ts';
import type { CheckedArchives } from './checked-archives.ts';
import { hashFile } from './hash-file.ts';
import { openArchive } from './schema/archive-file.ts';
import type { ArchiveFile, ArchiveSet } from './schema/archive-set.ts';
import { NO_DIGESTS, statedDigests } from './schema/contents-digest.ts';
import type { InspectedArchive } from './schema/inspect-archive.ts';

/** Looks at an archive from elsewhere, and remembers what has passed. */
export interface Door {
  readonly checked: Pick<CheckedArchives, 'note'>;
  /** Throws what inspectArchive throws. */
  inspect(file: string): InspectedArchive;
}

export interface Admitting {
  readonly set: ArchiveSet;
  readonly keeper: Door;
}

/** Where removed archives wait until the next start. */
const REMOVED = 'removed';
const UNFINISHED = '.unfinished';
/** What a file system cannot hold in a name, and what would hide a file or lead out of the folder. */
// eslint-disable-next-line no-control-regex -- control characters are meant
const NOT_IN_A_NAME = /[\u0000-\u001f<>:"/\\|?*]|^\.+|[. ]+$/g;

/**
 * The folder of archives that a person has opened. They are copied into it, so that they are there tomorrow, whatever
 * becomes of the stick or the share that they came from; an administrator may put files there as well.
 */
export class AddedArchives {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    rmSync(path.join(folder, REMOVED), { recursive: true, force: true });
    for (const name of unfinishedIn(folder)) rmSync(path.join(folder, name), { force: true });
  }

  /** In the order of their names. */
  list(): readonly string[] {
    return archivesInFolder(this.folder);
  }

  has(file: string): boolean {
    return path.dirname(path.resolve(file)) === path.resolve(this.folder);
  }

  /** Takes a file from anywhere. Throws what the door throws, conflict, disk_full, read_only. */
  addFile(file: string, into: Admitting): AddedArchive {
    requireFile(file);
    return this.#take(path.basename(file), (to) => copyFileSync(file, to), into);
  }

  /** The same for an archive that came as bytes. */
  addBytes(name: string, bytes: Uint8Array, into: Admitting): AddedArchive {
    return this.#take(name, (to) => writeFileSync(to, bytes), into);
  }

  /** It must be closed: Windows moves no open file. Throws not_found. */
  remove(fileName: string): void {
    mkdirSync(path.join(this.folder, REMOVED), { recursive: true });
    this.#move(this.#at(fileName), this.#at(fileName, REMOVED));
  }

  restore(fileName: string): void {
    this.#move(this.#at(fileName, REMOVED), this.#freeName(fileName));
  }

  /** What is looked at is our own copy, which nobody exchanges meanwhile; under its name it stands only when it has passed. */
  #take(name: string, put: (to: string) => void, { set, keeper }: Admitting): AddedArchive {
    const unfinished = this.#write(`arriving-${randomUUID()}${UNFINISHED}`, put);
    try {
      const { editionId, reports } = keeper.inspect(unfinished);
      const known = set.archives.find((archive) => archive.editionId === editionId);
      if (known) {
        requireSameContents(known, unfinished);
        return { status: 'unchanged', fileName: path.basename(known.file), editionId, reports };
      }
      const file = this.#freeName(name);
      renameSync(unfinished, file);
      keeper.checked.note(file, null);
      return { status: 'added', fileName: path.basename(file), editionId, reports };
    } finally {
      rmSync(unfinished, { force: true });
    }
  }

  #write(name: string, put: (to: string) => void): string {
    const to = path.join(this.folder, name);
    try {
      mkdirSync(this.folder, { recursive: true });
      put(to);
    } catch (error) {
      rmSync(to, { force: true });
      throw refusedByDisk(error);
    }
    return to;
  }

  #move(from: string, to: string): void {
    if (!existsSync(from)) throw new ArchiveError('not_found', `no archive "${path.basename(from)}" here`);
    try {
      renameSync(from, to);
    } catch (error) {
      throw refusedByDisk(error);
    }
  }

  /** Only a plain name of an archive leads into the folder. */
  #at(fileName: string, ...below: readonly string[]): string {
    if (path.basename(fileName) !== fileName || fileName.includes('\\') || !isArchiveName(fileName))
      throw new ArchiveError('not_found', `no archive "${fileName}" here`);
    return path.join(this.folder, ...below, fileName);
  }

  /** 浙江.lanjuan, 浙江 2.lanjuan … */
  #freeName(wanted: string): string {
    const plain = path.basename(wanted).replace(NOT_IN_A_NAME, '');
    const { name, ext } = path.parse(isArchiveName(plain) ? plain : `${plain || 'archive'}.lanjuan`);
    for (let n = 1; ; n++) {
      const file = path.join(this.folder, `${name}${n === 1 ? '' : ` ${n}`}${ext}`);
      if (!existsSync(file)) return file;
    }
  }
}

/** A folder that is missing holds none. */
export function archivesInFolder(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(isArchiveName)
    .sort()
    .map((name) => path.join(folder, name));
}

function isArchiveName(name: string): boolean {
  return /^[^.].*\.(lanjuan|sqlite)$/i.test(name);
}

/** A name under /dev, a pipe or a folder has no end, or none that is worth waiting for. */
function requireFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new ArchiveError('archive_missing', `no archive at ${file}`);
  if (!found.isFile()) throw new ArchiveError('archive_damaged', `${file} is no file`);
}

/**
 * What states the id of an archive that is open is held against it: the same bytes, or, since an index may have been
 * made anew, the same digests over every row, which the door has recomputed. Throws conflict.
 */
function requireSameContents(known: ArchiveFile, file: string): void {
  if (hashFile(known.file).sha256 === hashFile(file).sha256) return;
  const { database } = openArchive(file, 'added');
  try {
    const stated = statedDigests(database);
    if (stated === NO_DIGESTS || stated !== statedDigests(known.database))
      throw new ArchiveError(
        'archive_foreign',
        `${file} states the id of ${known.file} and holds something else`,
      );
  } finally {
    database.close();
  }
}

/** What a program that ended in the middle has left. */
function unfinishedIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(UNFINISHED)) : [];
}

function refusedByDisk(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return new ArchiveError('disk_full', error.message);
  const refused = ['EACCES', 'EPERM', 'EROFS', 'EBUSY'].includes(String(error.code));
  return refused ? new ArchiveError('read_only', error.message) : error;
}
