/**
 * npm run package:rehearse: every installer that can be made on a Debian 12 machine without Electron's binary, with
 * stand-ins for it and for the tools that electron-builder would download, in dist/rehearsal, opened and checked.
 * Nothing of it may be published.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sha256 } from './checks/sha256.ts';
import { writePapers } from './papers.ts';
import { buildApp, prepare, runBuilder } from './prepare.ts';
import { makeRuntimeZip } from './standin/runtime.ts';
import { makeTools, missingTools } from './standin/tools.ts';
import { expectedHere, report, verifyArtefacts } from './verify-artifacts.ts';
import { readVersions } from './versions.ts';

const APT =
  'apt-get install -y --no-install-recommends nsis p7zip-full squashfs-tools desktop-file-utils gcc-mingw-w64-i686-win32 gcc-mingw-w64-x86-64-win32';
const OUTPUT = 'dist/rehearsal';
const AGAIN = 'dist/rehearsal-again';
const ASAR = 'linux-unpacked/resources/app.asar';
/** What verifyArtefacts must find; a missing one would otherwise go unnoticed. */
const ARTEFACTS = 8;

const RUNTIMES = [
  ['linux', 'x64'],
  ['win32', 'x64'],
  ['darwin', 'x64'],
  ['darwin', 'arm64'],
] as const;

const root = path.resolve(import.meta.dirname, '../..');
process.exitCode = await rehearse();

async function rehearse(): Promise<number> {
  const missing = missingTools();
  if (missing.length > 0) {
    console.error(`missing: ${missing.join(', ')}\n${APT}`);
    return 2;
  }
  prepare(root, undefined);
  const env = makeEnvironment();
  build(['-mwl'], OUTPUT, env);
  const expected = expectedHere(root, true);
  const output = path.join(root, OUTPUT);
  const verified = await verifyArtefacts(output, expected);
  const hash = asarHash(OUTPUT);
  writePapers(root, output, verified, expected, hash);
  const opened = report(verified) && verified.length === ARTEFACTS;
  if (verified.length !== ARTEFACTS) console.log(`FAILED ${verified.length} artefacts, not ${ARTEFACTS}`);
  const worked = libraryWorksPacked();
  return buildsTheSame(hash, env) && worked && opened ? 0 : 1;
}

function makeEnvironment(): Readonly<Record<string, string>> {
  const folder = path.join(root, 'dist/package-tools');
  const { env, windowsProgram } = makeTools(folder);
  const { electron } = readVersions(root);
  const runtimes = path.join(folder, 'runtimes');
  rmSync(runtimes, { recursive: true, force: true });
  for (const [system, arch] of RUNTIMES)
    makeRuntimeZip(runtimes, { system, arch, version: electron, program: windowsProgram });
  return { ELECTRON_BUILDER_COMPRESSION_LEVEL: '1', ...env };
}

function build(words: readonly string[], output: string, env: Readonly<Record<string, string>>): void {
  rmSync(path.join(root, output), { recursive: true, force: true });
  runBuilder(root, 'electron-builder.rehearsal.cjs', words, { ...env, LANJUAN_REHEARSAL_OUTPUT: output });
}

/** All code from inside app.asar, under plain Node: a Word document and a PDF are imported and found. */
function libraryWorksPacked(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-packed-'));
  const here = path.join(import.meta.dirname, 'packed');
  const words = ['--import', pathToFileURL(path.join(here, 'asar-reader.ts')).href];
  const resources = path.join(root, OUTPUT, 'linux-unpacked/resources');
  const script = path.join(here, 'packed-session.ts');
  const { status } = spawnSync(process.execPath, [...words, script, resources, folder], { stdio: 'inherit' });
  rmSync(folder, { recursive: true, force: true });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} the packed library imports a .docx and a .pdf`);
  return status === 0;
}

/** Bundled and packed a second time, app.asar is the same to the byte. */
function buildsTheSame(hash: string, env: Readonly<Record<string, string>>): boolean {
  buildApp(root);
  build(['--linux', 'dir'], AGAIN, env);
  const same = asarHash(AGAIN) === hash;
  rmSync(path.join(root, AGAIN), { recursive: true, force: true });
  console.log(`${same ? 'ok    ' : 'FAILED'} two builds, the same app.asar (${hash})`);
  return same;
}

function asarHash(output: string): string {
  return sha256(readFileSync(path.join(root, output, ASAR)));
}
