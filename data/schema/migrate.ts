import type { ErrorCode } from '../contract/errors.ts';
import { ArchiveError } from '../contract/errors.ts';
import type { WritableDatabase } from './sqlite.ts';

/** One step from version n-1 to n. Never edited after a release; a mistake is mended by the next step. */
export type Migration = (database: WritableDatabase) => void;

/** `user_version` of a file: 0 for one that has just been made. */
export function versionOf(database: WritableDatabase): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/**
 * Brings a file to the newest version, each step in a transaction of its own together with its number, so that a
 * crash leaves a version that was released. Throws `fromFuture` for a file above the newest version, before anything
 * is written. `beforeFirst` runs once when there is something to do (a backup); it must not throw.
 */
export function migrate(
  database: WritableDatabase,
  migrations: readonly Migration[],
  fromFuture: ErrorCode,
  beforeFirst: () => void = () => undefined,
): void {
  const version = versionOf(database);
  if (version > migrations.length) {
    throw new ArchiveError(
      fromFuture,
      `${database.name} has version ${version}, known are ${migrations.length}`,
    );
  }
  if (version > 0 && version < migrations.length) beforeFirst();
  migrations.forEach((step, index) => {
    if (index < version) return;
    database.transaction(() => {
      step(database);
      database.pragma(`user_version = ${index + 1}`);
    })();
  });
}
