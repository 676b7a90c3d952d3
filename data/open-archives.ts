import { statSync } from 'node:fs';
import path from 'node:path';
import type { CheckedArchives } from './checked-archives.ts';
import { ArchiveError, type ErrorCode } from './contract/errors.ts';
import type { OpenArchive, Problem } from './contract/library-model.ts';
import type { MendedCopies } from './mended-copies.ts';
import { openArchive } from './schema/archive-file.ts';
import { ArchiveSet, type ArchiveFile } from './schema/archive-set.ts';
import { qualifyIds } from './schema/qualified-ids.ts';
import { passDoor } from './schema/pass-door.ts';

interface Place {
  readonly file: string;
  readonly role: OpenArchive['role'];
}

export interface ArchivePlaces {
  /** The shipped archive, and those that an administrator has put in place for everybody. */
  readonly archives: readonly Place[];
  /** The user's own archive; it appears with the first import. */
  readonly holdingsFile: string;
}

/** What opening needs besides the places. */
export interface Doorkeeping {
  readonly mended: MendedCopies;
  readonly checked: CheckedArchives;
  /** The file of the thread in which archives from elsewhere are looked at. */
  readonly thread: string;
  /** Archives that failed while they were open, and how; they stay closed. */
  readonly aside: ReadonlyMap<string, ErrorCode>;
}

/** Opens every archive that can be opened; the others are reported in `problems`. */
export function openArchives(
  { archives, holdingsFile }: ArchivePlaces,
  keeping: Doorkeeping,
): {
  readonly set: ArchiveSet;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  // No bytes are what a full disk leaves, and no archive.
  const isThere = (statSync(holdingsFile, { throwIfNoEntry: false })?.size ?? 0) > 0;
  const own = isThere ? [{ file: holdingsFile, role: 'holdings' as const }] : [];
  const opened = [...archives, ...own].flatMap((place): ArchiveFile[] => {
    try {
      return [openOne(place, keeping)];
    } catch (error) {
      problems.push({ code: codeOf(error), subject: path.basename(place.file) });
      return [];
    }
  });
  return { set: new ArchiveSet(qualifyIds(opened)), problems };
}

function openOne({ file, role }: Place, keeping: Doorkeeping): ArchiveFile {
  const aside = keeping.aside.get(file);
  if (aside) throw new ArchiveError(aside, `${file} was put aside`);
  if (role === 'added') requirePassed(file, keeping);
  const archive = openArchive(file, role);
  return role === 'holdings' ? archive : keeping.mended.insteadOf(archive);
}

/** An archive from elsewhere is looked at once, in a thread that can be ended; what was found then holds until it changes. */
function requirePassed(file: string, { checked, thread }: Doorkeeping): void {
  const known = checked.outcomeOf(file);
  if (known) throw new ArchiveError(known, `${file} was put aside`);
  if (known === null) return;
  checked.beginLook(file);
  try {
    passDoor(file, thread);
    checked.note(file, null);
  } catch (error) {
    checked.note(file, codeOf(error));
    throw error;
  }
}

/** Whatever goes wrong over one archive is told of that archive, and the others are opened. */
function codeOf(error: unknown): ErrorCode {
  return error instanceof ArchiveError ? error.code : 'archive_damaged';
}

export function closeArchives(set: ArchiveSet): void {
  for (const { database } of set.archives) database.close();
}
