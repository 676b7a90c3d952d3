import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { hashFile } from './hash-file.ts';
import { openArchive } from './schema/archive-file.ts';
import type { ArchiveFile } from './schema/archive-set.ts';

/**
 * Archives that are not ours to write, written anew in the person's own folder because their full-text index is
 * damaged. A copy is named after the SHA-256 over the bytes of the file that it stands for: it serves no other file, and
 * nothing that a file says of itself becomes a path.
 */
export class MendedCopies {
  readonly #folder: string;
  /** Names of the copies that are read, or will be. */
  readonly #used = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Where the copy of an archive is written; its folder is made. */
  placeFor({ file }: ArchiveFile): string {
    mkdirSync(this.#folder, { recursive: true });
    const name = nameOf(file);
    this.#used.add(name);
    return path.join(this.#folder, name);
  }

  /** The archive read from its copy where its own index is damaged and there is one; else the archive as it is. */
  insteadOf(archive: ArchiveFile): ArchiveFile {
    if (!archive.health.isDamaged || namesIn(this.#folder).length === 0) return archive;
    const name = nameOf(archive.file);
    const file = path.join(this.#folder, name);
    if (!existsSync(file)) return archive;
    try {
      const copy = openArchive(file, archive.role);
      if (copy.editionId === archive.editionId && !copy.health.isDamaged) {
        archive.database.close();
        this.#used.add(name);
        return { ...copy, file: archive.file };
      }
      copy.database.close();
    } catch {
      // A copy that does not open is no copy; the next rebuild writes over it.
    }
    return archive;
  }

  /** Removes copies of archives that are no longer damaged, or no longer there; called when all are open. */
  removeUnused(): void {
    for (const name of this.#unused()) rmSync(path.join(this.#folder, name), { force: true });
  }

  hasUnused(): boolean {
    return this.#unused().length > 0;
  }

  #unused(): readonly string[] {
    return namesIn(this.#folder).filter((name) => !this.#used.has(name));
  }
}

function nameOf(file: string): string {
  return `${hashFile(file).sha256}.sqlite`;
}

/** A folder that is missing holds none. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
