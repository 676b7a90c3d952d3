import { createRequire } from 'node:module';
import path from 'node:path';
import type { ScoredLine } from './score-scan.ts';

/** What is used of tesseract.js, which the project does not depend on. */
interface TesseractWorker {
  recognize(image: Buffer): Promise<{ readonly data: { readonly text: string } }>;
  terminate(): Promise<unknown>;
}
interface Tesseract {
  createWorker(language: string, mode: number, options: object): Promise<TesseractWorker>;
}

/** Both are a person’s own, put beside for measuring: no dependency of the project. */
const [ENGINE, DATA] = ['tesseract.js', '@tesseract.js-data/chi_sim/package.json'] as const;

/** tesseract.js with its best Chinese data, both installed in `folder`. */
export async function openTesseract(
  folder: string,
): Promise<{ read(bytes: Uint8Array): Promise<ScoredLine[]>; close(): Promise<unknown> }> {
  const require = createRequire(path.join(path.resolve(folder), 'package.json'));
  // Its types are not installed here: what is used of it is stated above.
  const tesseract = require(ENGINE) as Tesseract;
  const data = path.dirname(require.resolve(DATA));
  const worker = await tesseract.createWorker('chi_sim', 1, {
    langPath: path.join(data, '4.0.0_best_int'),
    cacheMethod: 'none',
  });
  return {
    read: async (bytes) => {
      const { data: read } = await worker.recognize(Buffer.from(bytes));
      return read.text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((text) => ({ text, unsure: [] }));
    },
    close: () => worker.terminate(),
  };
}
