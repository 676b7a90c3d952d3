import { rmSync, statSync } from 'node:fs';
import { openWritable, type WritableDatabase } from './sqlite.ts';

/** Each attempt finds a file that another program has just removed; nobody is that unlucky. */
const MOST_ATTEMPTS = 1000;

/**
 * Holds a file of its own as a lock: an exclusive transaction, which the operating system gives up by itself when the
 * process dies. What is returned lets it go and leaves no file behind. Waits for at most `patience` milliseconds; throws
 * what SQLite throws, SQLITE_BUSY where another holds it.
 */
export function holdFile(file: string, patience: number): () => void {
  const until = performance.now() + patience;
  for (let attempt = 1; ; attempt++) {
    const before = identityOf(file);
    const database = openWritable(file);
    try {
      database.pragma(`busy_timeout = ${Math.max(0, Math.round(until - performance.now()))}`);
      // Nothing is written: no journal stands beside it either.
      database.pragma('journal_mode = MEMORY');
      database.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      database.close();
      throw error;
    }
    // The file that was opened may have been removed by whoever held it, and another may hold the one that came after.
    const isTheOne = before !== null && before === identityOf(file);
    if (isTheOne) return () => letGo(file, database);
    database.close();
    if (attempt === MOST_ATTEMPTS) throw new Error(`${file} is another file at each look`);
  }
}

/** Removed while it is held: whoever has it open already finds that it is not the one any more. */
function letGo(file: string, database: WritableDatabase): void {
  removeWhereAllowed(file);
  database.exec('ROLLBACK');
  database.close();
  // Windows removes no file that somebody has open, so that it goes here, or with the last who waits for it.
  if (process.platform === 'win32') removeWhereAllowed(file);
}

function removeWhereAllowed(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Not ours to remove; it is a lock as well as a new one.
  }
}

/** Of the file at this place, told apart from every other that was there; null where there is none. */
function identityOf(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  // Numbers are given again, but not within the same nanosecond.
  return found ? `${found.dev} ${found.ino} ${found.birthtimeNs}` : null;
}
