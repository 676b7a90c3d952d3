import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CheckedArchives } from './checked-archives.ts';
import { ArchiveError, type ErrorCode } from './contract/errors.ts';
import { FixityRecords } from './fixity-records.ts';
import { MendedCopies } from './mended-copies.ts';
import { openArchives, type ArchivePlaces } from './open-archives.ts';
import type { ArchiveFile } from './schema/archive-set.ts';
import { inspectArchive } from './schema/inspect-archive.ts';
import { leftoversOf, removeLeftovers } from './schema/leftovers.ts';
import { areOfEarlierVersion, migrateHoldings } from './schema/migrate-holdings.ts';
import { passDoor } from './schema/pass-door.ts';
import { asOnlyWriter } from './schema/writer-lock.ts';

/** Knows which archives may be opened, and puts those aside that fail while they are open. */
export class ArchiveKeeper {
  readonly mended: MendedCopies;
  readonly checked: CheckedArchives;
  readonly fixity: FixityRecords;
  /** The program before this one did not come to its end. */
  readonly wasUnclean: boolean;
  readonly #thread: string;
  readonly #mark: string;
  readonly #aside = new Map<string, ErrorCode>();

  /** `folder`: of the library; `thread`: the file of rebuild-thread.ts or of its bundle. */
  constructor(folder: string, thread: string) {
    this.#thread = thread;
    this.mended = new MendedCopies(path.join(folder, 'mended'));
    this.checked = new CheckedArchives(path.join(folder, 'checked-archives.json'));
    this.fixity = new FixityRecords(path.join(folder, 'archive-checks.json'));
    this.#mark = path.join(folder, 'archives-open');
    // The mark of a program that did not come to its end: any archive may be why, so that each is looked at again.
    this.wasUnclean = isLeftOver(this.#mark);
    if (this.wasUnclean) this.checked.forgetAll();
    setMark(this.#mark);
  }

  /** Everything ended as it should. */
  close(): void {
    if (markedBy(this.#mark) === process.pid) rmSync(this.#mark, { force: true });
  }

  open(places: ArchivePlaces): ReturnType<typeof openArchives> {
    migrateAlone(places.holdingsFile);
    return openArchives(places, {
      mended: this.mended,
      checked: this.checked,
      thread: this.#thread,
      aside: this.#aside,
    });
  }

  /** Once everything is open: what a crash has left beside the holdings, and copies that nobody reads any more. */
  tidy(holdingsFile: string): void {
    if (leftoversOf(holdingsFile).length === 0 && !this.mended.hasUnused()) return;
    try {
      asOnlyWriter(
        holdingsFile,
        () => {
          removeLeftovers(holdingsFile);
          this.mended.removeUnused();
        },
        0,
      );
    } catch {
      // Somebody writes, and what is there may be theirs; or nothing can be written here.
    }
  }

  /** Throws what inspectArchive throws, or archive_damaged where that finds no end. */
  inspect(file: string): ReturnType<typeof passDoor> {
    return passDoor(file, this.#thread);
  }

  /** It stays closed from the next opening on, also after a restart, until its file is another. */
  putAside(file: string): void {
    this.#aside.set(file, 'archive_damaged');
    this.checked.note(file, 'archive_damaged');
  }

  /**
   * Finds the archives over which `work` fails, by opening one more at a time, and leaves them closed. Nobody is to
   * blame where it fails without any of them, or where a sound archive of ours would have to go: that is a fault of the
   * program. `reopen` opens what is not aside.
   */
  putAsideCulprits(archives: readonly ArchiveFile[], reopen: () => void, work: () => unknown): boolean {
    for (const { file } of archives) this.#aside.set(file, 'archive_damaged');
    const failsNow = (): boolean => {
      reopen();
      return isFault(work);
    };
    const culprits = failsNow() ? [] : archives.filter((archive) => !this.#admit(archive, failsNow));
    const areToBlame =
      culprits.length > 0 && culprits.every((one) => one.role === 'added' || isBroken(one.file));
    for (const { file } of archives) this.#aside.delete(file);
    if (areToBlame) {
      for (const { file, role } of culprits) {
        // An archive of ours is tried again at the next start.
        if (role === 'added') this.putAside(file);
        else this.#aside.set(file, 'archive_damaged');
      }
    }
    // Some may have been refused at the door while they were opened anew, so that nobody else is to blame.
    return !failsNow();
  }

  #admit({ file }: ArchiveFile, failsNow: () => boolean): boolean {
    this.#aside.delete(file);
    if (!failsNow()) return true;
    this.#aside.set(file, 'archive_damaged');
    return false;
  }
}

/** By whoever is in charge of the files, while no other process writes to them. */
function migrateAlone(holdingsFile: string): void {
  if (!areOfEarlierVersion(holdingsFile)) return;
  try {
    asOnlyWriter(holdingsFile, () => migrateHoldings(holdingsFile));
  } catch {
    // Held for longer than anybody waits, or no lock can be made here: they are read as they are.
  }
}

/** Where it cannot be made, the archives lie in a folder that cannot be written to, and so does what is known of them. */
function setMark(file: string): void {
  try {
    writeFileSync(file, String(process.pid));
  } catch {
    return;
  }
}

/** Null where there is no mark. */
function markedBy(file: string): number | null {
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : null;
}

/** Of a process that is gone; another window that has the library open is none. */
function isLeftOver(file: string): boolean {
  const pid = markedBy(file);
  if (pid === null || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM');
  }
}

/** An expected failure is an answer. */
function isFault(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch (error) {
    return !(error instanceof ArchiveError);
  }
}

function isBroken(file: string): boolean {
  try {
    inspectArchive(file);
    return false;
  } catch {
    return true;
  }
}
