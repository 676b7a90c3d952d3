import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Hands pdf.js its decoders of fax (CCITT G3 and G4), JBIG2 and JPEG 2000, in which scanners pack the pages of a PDF; without them
 * such a page has no picture. The build puts them beside the bundle of the thread that reads scans.
 */
export class PictureDecoders {
  /** pdf.js asks for a file by its plain name. */
  fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    try {
      return Promise.resolve(new Uint8Array(readFileSync(path.join(folder(), path.basename(filename)))));
    } catch (error) {
      return Promise.reject(new Error(`no decoder ${filename}`, { cause: error }));
    }
  }
}

/** Of what the build has put there, else of the package. */
function folder(): string {
  const built = path.join(import.meta.dirname, '../decoders');
  if (existsSync(built)) return built;
  return path.join(path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'wasm');
}
