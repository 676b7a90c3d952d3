import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ArchiveError } from '../contract/errors.ts';
import { openWritable } from './sqlite.ts';

/** An import of a few hundred files holds the lock for some seconds. */
const PATIENCE = 30_000;

/**
 * Does `work` while no other process writes to the library whose holdings these are: an exclusive transaction on a file
 * beside them, which the operating system gives up by itself when the process dies. Whoever comes second waits; what it
 * has read of the holdings before must be read again inside `work`. Throws library_busy after half a minute.
 */
export function asOnlyWriter<Value>(holdingsFile: string, work: () => Value, patience = PATIENCE): Value {
  const lock = `${holdingsFile}.lock`;
  mkdirSync(path.dirname(lock), { recursive: true });
  const database = openWritable(lock);
  try {
    database.pragma(`busy_timeout = ${Math.round(patience)}`);
    begin(() => database.exec('BEGIN EXCLUSIVE'), lock);
    try {
      return work();
    } finally {
      database.exec('ROLLBACK');
    }
  } finally {
    database.close();
  }
}

function begin(take: () => void, lock: string): void {
  try {
    take();
  } catch (error) {
    const isHeld = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
    throw isHeld
      ? new ArchiveError('library_busy', `${lock} is held by another process`, { cause: error })
      : error;
  }
}
