import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ArchiveError } from '../contract/errors.ts';
import type { ReadFile } from './import/accept-file.ts';
import { readOriginal } from './read-original.ts';

/** Every file directly in a folder, read; one that cannot be read keeps its reason. Sorted by name. */
export async function readOriginalsFolder(folder: string, keepBytes: boolean): Promise<ReadFile[]> {
  const read: ReadFile[] = [];
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
  for (const name of names) {
    try {
      const bytes = readFileSync(path.join(folder, name));
      const original = await readOriginal({ name, bytes });
      read.push({ file: name, original, bytes: keepBytes ? bytes : undefined });
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      read.push({ file: name, error });
    }
  }
  return read;
}
