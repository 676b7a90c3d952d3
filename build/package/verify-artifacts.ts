/**
 * node build/package/verify-artifacts.ts FOLDER [--stand-in]: opens every installer and archive in FOLDER and checks what
 * is really inside, against dist/package-input and the bundles' source maps of the same build. Exit 1 when anything is
 * wrong, or when there is nothing to check.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { artefactName, type ArtefactName } from './artefacts/artefact-name.ts';
import { openArtefact } from './artefacts/open-artefact.ts';
import { checkAround } from './checks/around.ts';
import type { Expected } from './checks/expected.ts';
import { sha256 } from './checks/sha256.ts';
import { sizeWithoutArchive } from './checks/size.ts';
import { INPUT } from './prepare.ts';
import { shippedPackages } from './shipped-packages.ts';
import { verifyApp } from './verify-app.ts';
import { readVersions } from './versions.ts';

export interface Verified {
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** Bytes of what we add to Electron, the archive apart; null where it could not be opened. */
  readonly ours: number | null;
  readonly wrong: readonly string[];
}

const ENDINGS = /\.(exe|zip|dmg|deb|AppImage|tar\.gz)$/;

export async function verifyArtefacts(folder: string, expected: Expected): Promise<readonly Verified[]> {
  const verified: Verified[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => ENDINGS.test(name))
    .sort())
    verified.push(await verifyOne(folder, file, expected));
  return verified;
}

async function verifyOne(folder: string, file: string, expected: Expected): Promise<Verified> {
  const whole = path.join(folder, file);
  const { size } = statSync(whole);
  const name = artefactName(file);
  if (!name) return { file, size, ours: null, wrong: ['no name of ours'] };
  try {
    return { file, size, ...(await verifyOpened(whole, name, expected)) };
  } catch (error) {
    return { file, size, ours: null, wrong: [error instanceof Error ? error.message : String(error)] };
  }
}

async function verifyOpened(
  file: string,
  name: ArtefactName,
  expected: Expected,
): Promise<{ readonly ours: number; readonly wrong: readonly string[] }> {
  const opened = openArtefact(file, name);
  try {
    const { version } = expected.versions;
    return {
      ours: sizeWithoutArchive(opened.app),
      wrong: [
        ...(name.version === version ? [] : [`named ${name.version}, built as ${version}`]),
        ...checkAround(name.kind, opened.around),
        ...(await verifyApp(opened.app, expected)),
      ],
    };
  } finally {
    opened.close();
  }
}

/** What was just built in this checkout. */
export function expectedHere(root: string, standIn: boolean): Expected {
  const config: unknown = createRequire(import.meta.url)('./electron-builder.config.cjs');
  return {
    versions: readVersions(root),
    packages: shippedPackages(root),
    archive: sha256(readFileSync(path.join(root, INPUT, 'archive.sqlite'))),
    buildPaths: [root, `${homedir()}${path.sep}`],
    // Our own file, a few lines away; checkFuses notices a name that it does not know.
    fuses: (config as { readonly electronFuses: Readonly<Record<string, boolean>> }).electronFuses,
    standIn,
  };
}

/** Prints a line for each; true when all is well and there was something to check. */
export function report(verified: readonly Verified[]): boolean {
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  for (const { file, size, ours, wrong } of verified) {
    const own = ours === null ? '' : `, ours without archive ${megabytes(ours)}`;
    console.log(`${wrong.length === 0 ? 'ok    ' : 'FAILED'} ${file} (${megabytes(size)}${own})`);
    for (const sentence of wrong) console.log(`       ${sentence}`);
  }
  if (verified.length === 0) console.log('FAILED nothing to verify');
  return verified.length > 0 && verified.every((one) => one.wrong.length === 0);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = path.resolve(import.meta.dirname, '../..');
  const [folder = 'dist/package'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const expected = expectedHere(root, process.argv.includes('--stand-in'));
  process.exitCode = report(await verifyArtefacts(path.resolve(folder), expected)) ? 0 : 1;
}
