import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { SCHEMA_VERSION } from './archive-tables.ts';
import { rebuildArchive } from './rebuild-archive.ts';
import { openReadable } from './sqlite.ts';

/**
 * Writes the holdings of an earlier version anew as of today's. The new file takes the place of the old one when it is
 * whole and says the same (its edition id); until then the old one stays, and a copy of it as well. Where it does not
 * work (no room, no right to write, damage) nothing has changed: the old file is opened and read as it is. Returns
 * whether there was anything to do and it was done.
 */
export function migrateHoldings(file: string): boolean {
  if (!areOfEarlierVersion(file)) return false;
  const copy = `${file}.version-${versionOf(file)}`;
  try {
    copyFileSync(file, copy);
    rebuildArchive(file);
  } catch {
    // What is wrong with the file is said by whoever opens it.
    return false;
  } finally {
    rmSync(copy, { force: true });
  }
  return true;
}

/** Whether there is anything to migrate. */
export function areOfEarlierVersion(file: string): boolean {
  const version = versionOf(file);
  return version !== null && version >= 1 && version < SCHEMA_VERSION;
}

function versionOf(file: string): number | null {
  if (!existsSync(file)) return null;
  try {
    const database = openReadable(file);
    try {
      return Number(database.pragma('user_version', { simple: true }));
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}
