import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Milliseconds for fetching about 120 MB; without a network it fails at once. */
const PATIENCE = 300_000;

/** The Electron program of this checkout, fetched if need be and if it can be; null otherwise. */
export function electronBinary(root: string, mayFetch: boolean): string | null {
  const folder = path.join(root, 'node_modules/electron');
  const present = presentBinary(folder);
  if (present || !mayFetch || !existsSync(path.join(folder, 'install.js'))) return present;
  spawnSync(process.execPath, [path.join(folder, 'install.js')], { stdio: 'ignore', timeout: PATIENCE });
  return presentBinary(folder);
}

/** The package notes in path.txt where in dist/ (or in ELECTRON_OVERRIDE_DIST_PATH) its program lies. */
function presentBinary(folder: string): string | null {
  const note = path.join(folder, 'path.txt');
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(folder, 'dist');
  const program = existsSync(note) ? path.join(dist, readFileSync(note, 'utf8').trim()) : null;
  return program && existsSync(program) ? program : null;
}
