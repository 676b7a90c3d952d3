import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Hands pdf.js the tables by which older Chinese PDFs number their characters (Adobe-GB1: GBK-EUC-H, UniGB-UCS2-H …);
 * without them such a file seems to have no text. The build puts them beside the bundle of the reader thread.
 */
export class CharacterMaps {
  /** pdf.js asks for a file by its plain name; it takes a rejection for a table that is not there. */
  fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    try {
      return Promise.resolve(new Uint8Array(readFileSync(path.join(folder(), path.basename(filename)))));
    } catch (error) {
      return Promise.reject(new Error(`no table ${filename}`, { cause: error }));
    }
  }
}

/** Of what the build has put there, else of the package. */
function folder(): string {
  const built = path.join(import.meta.dirname, '../cmaps');
  if (existsSync(built)) return built;
  return path.join(path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps');
}
