import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileToImport } from '../../data/contract/library-model.ts';

/** The archive takes no larger file, in bytes. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** Files that a person opened with the program, for the page to import. What cannot be read is passed over and logged. */
export async function readOpenedFiles(files: readonly string[]): Promise<readonly FileToImport[]> {
  const read: FileToImport[] = [];
  for (const file of files) {
    try {
      if ((await stat(file)).size > LARGEST_FILE) throw new Error('too large');
      read.push({ name: path.basename(file), contentBase64: (await readFile(file)).toString('base64') });
    } catch (error) {
      console.error(`cannot open ${file}: ${String(error)}`);
    }
  }
  return read;
}
