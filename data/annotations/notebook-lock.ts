import { ArchiveError } from '../contract/errors.ts';
import { holdFile } from '../schema/file-lock.ts';
import { storageFailure } from './storage-failure.ts';

/**
 * Holds the notebook for this process, by a file of its own. The notebook's own lock would not do: it is gone while a
 * damaged file is replaced. Throws notebook_locked where another process holds it.
 */
export function lockNotebook(file: string): { release(): void } {
  try {
    return { release: holdFile(file, 0) };
  } catch (error) {
    const failure = storageFailure(error, file);
    if (failure instanceof ArchiveError && failure.code === 'notebook_damaged') {
      throw new ArchiveError('notebook_locked', `${file} cannot be used as a lock`, { cause: error });
    }
    throw failure;
  }
}
