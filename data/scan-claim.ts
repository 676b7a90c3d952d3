import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { holdFile } from './schema/file-lock.ts';

/**
 * While a program holds the claim to a scan, no other of the same library reads it; the operating system gives it up with
 * the program. What is returned lets it go. Null: another program has it.
 */
export function claimScan(holdingsFile: string, sha256: string): (() => void) | null {
  const file = path.join(path.dirname(holdingsFile), 'scans', `${sha256}.lock`);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    return holdFile(file, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
      return null;
    throw error;
  }
}
