import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ArchiveError } from '../contract/errors.ts';
import { openWritable, type WritableDatabase } from './sqlite.ts';

/** An import of a few hundred files holds the lock for some seconds. */
const PATIENCE = 30_000;
/** Between two attempts of whoever must not block its thread, in milliseconds. */
const BETWEEN_ATTEMPTS = 200;

/**
 * Does `work` while no other process writes to the library whose holdings these are: an exclusive transaction on a file
 * beside them, which the operating system gives up by itself when the process dies. Whoever comes second waits; what it
 * has read of the holdings before must be read again inside `work`. Work inside work of the same thread holds it too.
 * Throws library_busy after half a minute.
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
  readonly database: WritableDatabase;
  holders: number;
}

/** Locks that this thread holds. */
const heldHere = new Map<string, Held>();

function takeLock(holdingsFile: string, patience: number): () => void {
  const lock = path.resolve(`${holdingsFile}.lock`);
  const held = heldHere.get(lock) ?? { database: lockedDatabase(lock, patience), holders: 0 };
  heldHere.set(lock, held);
  held.holders++;
  return () => {
    if (--held.holders > 0) return;
    heldHere.delete(lock);
    held.database.exec('ROLLBACK');
    held.database.close();
  };
}

function lockedDatabase(lock: string, patience: number): WritableDatabase {
  mkdirSync(path.dirname(lock), { recursive: true });
  const database = openWritable(lock);
  try {
    database.pragma(`busy_timeout = ${Math.round(patience)}`);
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    const isHeld = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
    throw isHeld
      ? new ArchiveError('library_busy', `${lock} is held by another process`, { cause: error })
      : error;
  }
}
