import { statSync } from 'node:fs';
import path from 'node:path';
import type { PackedApp } from '../artefacts/packed-app.ts';
import type { Check } from './expected.ts';

/** Bytes of what we add to Electron, the archive apart: the program, and what reads scans (networks, WebAssembly, pdf.js). */
export const BUDGET = (15 + 32) * 1024 * 1024;

/** Electron's own, which a Mac has among its resources; the archive is whatever the agency put into it. */
const NOT_OURS = new Set(['data/archive.sqlite', 'LICENSE.electron.txt', 'LICENSES.chromium.html']);

/** Bytes in the folder of resources without the archive and Electron's own. */
export function sizeWithoutArchive(app: PackedApp): number {
  return app
    .below(app.resources)
    .filter((name) => !NOT_OURS.has(name))
    .reduce((sum, name) => sum + statSync(path.join(app.resources, name)).size, 0);
}

export const checkSize: Check = (app) => {
  const size = sizeWithoutArchive(app);
  return size <= BUDGET ? [] : [`${size} bytes without archive and Electron; ${BUDGET} are allowed`];
};
