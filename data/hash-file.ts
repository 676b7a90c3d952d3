import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** SHA-256 over the bytes of a file of any size. */
export function hashFile(file: string): { readonly sha256: string; readonly bytes: number } {
  const hash = createHash('sha256');
  const part = Buffer.alloc(1024 * 1024);
  const descriptor = openSync(file, 'r');
  try {
    for (let read = readSync(descriptor, part); read > 0; read = readSync(descriptor, part))
      hash.update(part.subarray(0, read));
  } finally {
    closeSync(descriptor);
  }
  return { sha256: hash.digest('hex'), bytes: statSync(file).size };
}
