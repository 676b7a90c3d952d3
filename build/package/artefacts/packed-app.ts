import path from 'node:path';
import { extractFile, getRawHeader, listPackage, statFile } from '@electron/asar';
import { filesBelow } from '../shipped-packages.ts';
import type { Arch, System } from '../standin/electron-files.ts';

/** A program as it lies on the disk after installing. */
export interface PackedApp {
  readonly system: System;
  readonly arch: Arch;
  /** The folder of the program; on a Mac the .app. */
  readonly root: string;
  readonly resources: string;
  readonly asar: string;
  /** Below root, with `/`. */
  readonly files: readonly string[];
  /** Files below any folder, with `/`. */
  below(folder: string): readonly string[];
}

/** A file in app.asar, or noted there and lying beside it. */
export interface AsarEntry {
  readonly name: string;
  readonly unpacked: boolean;
  /** SHA-256 that the asar states, in hex. */
  readonly stated: string | null;
  content(): Buffer;
}

/** Throws where there is no app.asar, or more than one. */
export function findApp(folder: string, system: System, arch: Arch): PackedApp {
  const found = filesBelow(folder).filter((file) => file.endsWith('.asar'));
  const [asar] = found;
  if (!asar || found.length !== 1 || path.basename(asar) !== 'app.asar')
    throw new Error(`asar files: ${found.map((file) => path.relative(folder, file)).join(', ') || 'none'}`);
  const resources = path.dirname(asar);
  // Lanjuan.app/Contents/Resources on a Mac, resources/ beside the program elsewhere.
  const root = path.resolve(resources, system === 'darwin' ? '../..' : '..');
  return { system, arch, root, resources, asar, files: below(root), below };
}

export function below(folder: string): readonly string[] {
  return filesBelow(folder).map((file) => path.relative(folder, file).split(path.sep).join('/'));
}

export function asarEntries(asar: string): readonly AsarEntry[] {
  return listPackage(asar, { isPack: false }).flatMap((listed) => {
    const name = listed.split(path.sep).filter(Boolean).join('/');
    const native = name.split('/').join(path.sep);
    const noted = statFile(asar, native, false);
    if ('files' in noted || 'link' in noted) return [];
    return {
      name,
      unpacked: noted.unpacked === true,
      stated: noted.integrity?.hash ?? null,
      content: () => extractFile(asar, native),
    };
  });
}

/** What Electron compares with the hash in the program: the header as it is written. */
export function asarHeader(asar: string): string {
  return getRawHeader(asar).headerString;
}
