import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Files that somebody began to write in the place of `file` and never finished, because the program or the machine
 * stopped. Whoever removes them holds the lock of the library's writers, else they may be somebody's work.
 */
export function leftoversOf(file: string): readonly string[] {
  const folder = path.dirname(file);
  const start = `${path.basename(file)}.`;
  return namesIn(folder)
    .filter((name) => name.startsWith(start) && BEGUN.test(name.slice(start.length)))
    .map((name) => path.join(folder, name));
}

/** What createArchive and RebuildJob call a file until it is whole, and SQLite's journal of one. */
const BEGUN = /^(?:rebuilt\.)?(?:rebuilt|(?:[0-9a-f-]{36}\.)?unfinished)(?:-journal)?$/;

/** A folder of that name is none of ours and stays, as does what the system refuses. */
export function removeLeftovers(file: string): void {
  for (const leftover of leftoversOf(file)) {
    try {
      rmSync(leftover);
    } catch {
      continue;
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
