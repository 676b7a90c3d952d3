import { existsSync } from 'node:fs';
import path from 'node:path';
import { ArchiveError } from './contract/errors.ts';
import type { OpenArchive, Problem } from './contract/library-model.ts';
import type { MendedCopies } from './mended-copies.ts';
import { openArchive } from './schema/archive-file.ts';
import { ArchiveSet, type ArchiveFile } from './schema/archive-set.ts';

export interface ArchivePlaces {
  /** The shipped archive, and those that an administrator has put in place for everybody. */
  readonly archives: readonly { readonly file: string; readonly role: OpenArchive['role'] }[];
  /** The user's own archive; it appears with the first import. */
  readonly holdingsFile: string;
}

/** Opens every archive that can be opened; the others are reported in `problems`. */
export function openArchives(
  { archives, holdingsFile }: ArchivePlaces,
  mended: MendedCopies,
): {
  readonly set: ArchiveSet;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const own = existsSync(holdingsFile) ? [{ file: holdingsFile, role: 'holdings' as const }] : [];
  const opened = [...archives, ...own].flatMap(({ file, role }): ArchiveFile[] => {
    try {
      const archive = openArchive(file, role);
      return [role === 'holdings' ? archive : mended.insteadOf(archive)];
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      problems.push({ code: error.code, subject: path.basename(file) });
      return [];
    }
  });
  return { set: new ArchiveSet(opened), problems };
}

export function closeArchives(set: ArchiveSet): void {
  for (const { database } of set.archives) database.close();
}
