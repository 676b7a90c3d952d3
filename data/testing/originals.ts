import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The real originals lie beside the checkout where they may be used; a bare clone has none. */
const FOLDER = path.resolve(import.meta.dirname, '../../../shared/reports');

export const HAS_ORIGINALS = existsSync(FOLDER);

/** Shown by tests that are skipped. */
export const WITHOUT_ORIGINALS = HAS_ORIGINALS
  ? ''
  : ' (skipped: the originals are not beside this checkout)';

export interface OriginalFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: Buffer;
  /** Decoded as UTF-8; offsets of the indicator tables count its code points. */
  readonly text: string;
}

export function readOriginals(): OriginalFile[] {
  if (!HAS_ORIGINALS) return [];
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => {
      const file = path.join(FOLDER, name);
      const bytes = readFileSync(file);
      return { name, path: file, bytes, text: bytes.toString('utf8') };
    });
}
