import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the package, which fetches its program itself (`install.js`). */
export function electronPackage(root: string): string {
  return path.join(root, 'node_modules/electron');
}

/**
 * The Electron program of this checkout, or null. The package notes in path.txt where in dist/ it lies, when all of it has
 * been unpacked; ELECTRON_OVERRIDE_DIST_PATH names another folder.
 */
export function electronProgram(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): string | null {
  const folder = electronPackage(root);
  const note = path.join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const dist = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(folder, 'dist');
  const program = path.join(dist, readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : null;
}
