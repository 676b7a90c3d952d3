import { ArchiveError } from '../contract/errors.ts';
import { openWritable } from '../schema/sqlite.ts';
import { storageFailure } from './storage-failure.ts';

/**
 * Holds the notebook for this process: an exclusive transaction on a file of its own, which the operating system gives
 * up by itself when the process dies. The notebook's own lock would not do: it is gone while a damaged file is
 * replaced. Throws notebook_locked where another process holds it.
 */
export function lockNotebook(file: string): { release(): void } {
  let database;
  try {
    database = openWritable(file);
    database.pragma('busy_timeout = 0');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    const failure = storageFailure(error, file);
    if (failure instanceof ArchiveError && failure.code === 'notebook_damaged') {
      throw new ArchiveError('notebook_locked', `${file} cannot be used as a lock`, { cause: error });
    }
    throw failure;
  }
  const held = database;
  return {
    release() {
      held.exec('ROLLBACK');
      held.close();
    },
  };
}
