import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ArtefactName } from './artefact-name.ts';
import { findApp, type PackedApp } from './packed-app.ts';

export interface OpenedArtefact {
  readonly app: PackedApp;
  /** Files around the app as they would be installed or run, relative, with `/`. */
  readonly around: readonly string[];
  close(): void;
}

/** Unpacks an installer or archive into a temporary folder, without running anything of it. */
export function openArtefact(file: string, name: ArtefactName): OpenedArtefact {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-artefact-'));
  const close = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    unpack(file, name, folder);
    const app = findApp(folder, name.system, name.arch);
    const inside = `${path.relative(folder, app.root).split(path.sep).join('/')}/`;
    const all = app.below(folder);
    const around = inside === '/' ? [] : all.filter((one) => !one.startsWith(inside));
    return { app, around, close };
  } catch (error) {
    close();
    throw error;
  }
}

function unpack(file: string, name: ArtefactName, folder: string): void {
  switch (name.kind) {
    case 'deb':
      run('dpkg-deb', ['-x', file, folder]);
      return;
    case 'tar.gz':
      run('tar', ['xzf', file, '-C', folder]);
      return;
    case 'AppImage':
      run('unsquashfs', ['-q', '-n', '-f', '-o', String(imageOffset(file)), '-d', folder, file]);
      return;
    case 'dmg':
      return unpackImage(file, folder);
    case 'setup':
    case 'portable':
      return unpackInstaller(file, folder);
    default:
      run('7z', ['x', '-y', '-bd', `-o${folder}`, file]);
  }
}

/** Only a Mac can read its own images for certain; elsewhere 7z tries. */
function unpackImage(file: string, folder: string): void {
  if (process.platform !== 'darwin') return run('7z', ['x', '-y', '-bd', `-o${folder}`, file]);
  const mounted = mkdtempSync(path.join(tmpdir(), 'lanjuan-image-'));
  run('hdiutil', ['attach', file, '-nobrowse', '-readonly', '-mountpoint', mounted]);
  try {
    run('cp', ['-R', path.join(mounted, 'Lanjuan.app'), folder]);
  } finally {
    run('hdiutil', ['detach', mounted]);
  }
}

/** The program's files are an archive inside of the installer. */
function unpackInstaller(file: string, folder: string): void {
  run('7z', ['x', '-y', '-bd', `-o${folder}`, file]);
  const inner = path.join(folder, '$PLUGINSDIR/app-64.7z');
  if (!existsSync(inner)) throw new Error(`${path.basename(file)}: no app-64.7z in it`);
  run('7z', ['x', '-y', '-bd', `-o${path.join(folder, 'app')}`, inner]);
  rmSync(inner);
}

/** An AppImage is a program with a file system behind it: `hsqs`, at a multiple of four. Its superblock says version 4.0. */
export function imageOffset(file: string): number {
  const content = readFileSync(file);
  for (let at = content.indexOf('hsqs'); at >= 0; at = content.indexOf('hsqs', at + 1))
    if (content.readUInt16LE(at + 28) === 4 && content.readUInt16LE(at + 30) === 0) return at;
  throw new Error(`${path.basename(file)}: no squashfs in it`);
}

function run(program: string, words: readonly string[]): void {
  execFileSync(program, [...words], { stdio: ['ignore', 'ignore', 'pipe'] });
}
