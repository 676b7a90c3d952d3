import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ArchiveError } from '../contract/errors.ts';
import { holdFile } from './file-lock.ts';

/** An import of a few hundred files holds the lock for some seconds. */
const PATIENCE = 30_000;
/** Between two attempts of whoever must not block its thread, in milliseconds. */
const BETWEEN_ATTEMPTS = 200;

/**
 * Does `work` while no other process writes to the library whose holdings these are, by a lock beside them (file-lock.ts).
 * Whoever comes second waits; what it has read of the holdings before must be read again inside `work`. Work inside work
 * of the same thread holds it too. Throws library_busy after half a minute.
 */
export function asOnlyWriter<Value>(holdingsFile: string, work: () => Value, patience = PATIENCE): Value {
  const release = takeLock(holdingsFile, patience);
  try {
    return work();
  } finally {
    release();
  }
}

/** The same for work that lasts: waits without blocking the thread, and holds the lock until what is returned is called. */
export async function holdAsOnlyWriter(holdingsFile: string, patience = PATIENCE): Promise<() => void> {
  for (let waited = 0; ; waited += BETWEEN_ATTEMPTS) {
    try {
      return takeLock(holdingsFile, 0);
    } catch (error) {
      const isBusy = error instanceof ArchiveError && error.code === 'library_busy';
      if (!isBusy || waited >= patience) throw error;
      await sleep(BETWEEN_ATTEMPTS);
    }
  }
}

interface Held {
  readonly release: () => void;
  holders: number;
}

/** Locks that this thread holds. */
const heldHere = new Map<string, Held>();

function takeLock(holdingsFile: string, patience: number): () => void {
  const lock = path.resolve(`${holdingsFile}.lock`);
  const held = heldHere.get(lock) ?? { release: locked(lock, patience), holders: 0 };
  heldHere.set(lock, held);
  held.holders++;
  return () => {
    if (--held.holders > 0) return;
    heldHere.delete(lock);
    held.release();
  };
}

function locked(lock: string, patience: number): () => void {
  mkdirSync(path.dirname(lock), { recursive: true });
  try {
    return holdFile(lock, patience);
  } catch (error) {
    const isHeld = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
    throw isHeld
      ? new ArchiveError('library_busy', `${lock} is held by another process`, { cause: error })
      : error;
  }
}
