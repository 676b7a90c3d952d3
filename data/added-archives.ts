import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ArchiveError } from './contract/errors.ts';
import type { AddedArchive } from './contract/library-model.ts';
import { openArchive } from './schema/archive-file.ts';
import type { ArchiveSet } from './schema/archive-set.ts';

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
  }

  /** In the order of their names. */
  list(): readonly string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter(isArchiveName)
      .sort()
      .map((name) => path.join(this.folder, name));
  }

  has(file: string): boolean {
    return path.dirname(path.resolve(file)) === path.resolve(this.folder);
  }

  /** Takes a file from anywhere. Throws archive_damaged, archive_missing, archive_from_future, disk_full, read_only. */
  addFile(file: string, open: ArchiveSet): AddedArchive {
    return this.#check(file, open) ?? this.#keep(path.basename(file), (to) => copyFileSync(file, to));
  }

  /** The same for an archive that came as bytes. */
  addBytes(name: string, bytes: Uint8Array, open: ArchiveSet): AddedArchive {
    const waiting = this.#write(`incoming${UNFINISHED}`, (to) => writeFileSync(to, bytes));
    try {
      return this.#check(waiting, open) ?? this.#keep(name, (to) => renameSync(waiting, to));
    } finally {
      rmSync(waiting, { force: true });
    }
  }

  /** It must be closed: Windows moves no open file. Throws not_found. */
  remove(fileName: string): void {
    mkdirSync(path.join(this.folder, REMOVED), { recursive: true });
    this.#move(this.#at(fileName), this.#at(fileName, REMOVED));
  }

  restore(fileName: string): void {
    this.#move(this.#at(fileName, REMOVED), this.#freeName(fileName));
  }

  /** Null where the contents are not open yet. */
  #check(file: string, open: ArchiveSet): AddedArchive | null {
    const { database, editionId } = openArchive(file, 'added');
    database.close();
    const known = open.archives.find((archive) => archive.editionId === editionId);
    return known ? describeAdded(known.file, 'unchanged') : null;
  }

  #keep(name: string, put: (to: string) => void): AddedArchive {
    const unfinished = this.#write(`arriving${UNFINISHED}`, put);
    try {
      const file = this.#freeName(name);
      renameSync(unfinished, file);
      return describeAdded(file, 'added');
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

function isArchiveName(name: string): boolean {
  return /^[^.].*\.(lanjuan|sqlite)$/i.test(name);
}

function describeAdded(file: string, status: AddedArchive['status']): AddedArchive {
  const { database, editionId } = openArchive(file, 'added');
  // A count always has a row.
  const { n } = database
    .prepare('SELECT count(DISTINCT report_id) AS n FROM editions WHERE is_current = 1')
    .get() as { readonly n: number };
  database.close();
  return { status, fileName: path.basename(file), editionId, reports: n };
}

function refusedByDisk(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return new ArchiveError('disk_full', error.message);
  const refused = ['EACCES', 'EPERM', 'EROFS', 'EBUSY'].includes(String(error.code));
  return refused ? new ArchiveError('read_only', error.message) : error;
}
