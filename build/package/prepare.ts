import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { licencesText } from './licences.ts';
import { shippedPackages } from './shipped-packages.ts';
import { readVersions } from './versions.ts';

/** Bytes. NSIS cannot hold more than 2 GiB of data, and the program needs some of it. */
const LARGEST_ARCHIVE = 1900 * 1024 * 1024;

export const INPUT = 'dist/package-input';

/** Builds the app anew and puts what ships beside it into dist/package-input. */
export function prepare(root: string, originals: string | undefined): void {
  buildApp(root);
  const folder = path.join(root, INPUT);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const archive = path.join(folder, 'archive.sqlite');
  const own = originals === undefined ? [] : ['--originals', path.resolve(originals)];
  runNode(root, ['electron/cli/main.ts', 'build', '--output', archive, ...own]);
  const { size } = statSync(archive);
  if (size > LARGEST_ARCHIVE)
    throw new Error(`the archive has ${size} bytes; ${LARGEST_ARCHIVE} can be packed`);
  const versions = readVersions(root);
  const licences = licencesText(shippedPackages(root), versions.electron, versions.sqlite);
  writeFileSync(path.join(folder, 'THIRD-PARTY-LICENCES.txt'), licences);
}

/** Also with its source maps, which tell what it was made of and do not ship. */
export function buildApp(root: string): void {
  runNode(root, [
    'node_modules/vite/bin/vite.js',
    'build',
    '--app',
    '--config',
    'build/vite.config.ts',
    '--logLevel',
    'warn',
  ]);
}

/** `config` lies in build/package; `more` are further words and variables for electron-builder. */
export function runBuilder(
  root: string,
  config: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): void {
  const cli = path.join(root, 'node_modules/electron-builder/cli.js');
  runNode(root, [cli, '--config', `build/package/${config}`, '--publish', 'never', ...words], env);
}

/** Runs under the Node that runs this. Throws where the program fails; its output is shown. */
function runNode(root: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  const result = spawnSync(process.execPath, words, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (result.status !== 0)
    throw new Error(`${path.basename(words[0] ?? '')} ended with ${result.status ?? String(result.signal)}`);
}
