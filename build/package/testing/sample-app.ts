import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createPackageWithOptions } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { asarEntries, findApp, type PackedApp } from '../artefacts/packed-app.ts';
import type { Expected } from '../checks/expected.ts';
import { sha256 } from '../checks/sha256.ts';
import { licencesText } from '../licences.ts';
import type { ShippedPackage } from '../shipped-packages.ts';
import { LANGUAGES } from '../standin/electron-files.ts';
import { makeRuntime } from '../standin/runtime.ts';

const PACKAGE: ShippedPackage = {
  name: 'svelte',
  version: '5.57.3',
  licence: 'MIT',
  texts: ['Permission is hereby granted'],
};

/** What a sample is made of; a test puts a fault into it. */
export interface Parts {
  /** Files of app.asar. */
  readonly packed: Readonly<Record<string, string | Buffer>>;
  /** Files around it, below the program's folder. */
  readonly beside: Readonly<Record<string, string | Buffer>>;
  /** By electron-builder's names; the others are off. */
  readonly runAsNode: boolean;
}

export const SOUND: Parts = {
  packed: {
    'package.json': JSON.stringify({ name: 'lanjuan', version: '0.1.0', main: 'dist/app/main/main.js' }),
    'dist/app/main/main.js': `import { app } from 'electron';\nconst P = ["default-src 'none'", "connect-src 'none'"];\n`,
    'dist/app/preload/preload.cjs': `require('electron');\n`,
    'dist/app/library-worker/library-worker.js': `import { readFileSync } from 'node:fs';\n`,
    'dist/app/threads/reader-thread.cjs': `require('node:worker_threads');\n`,
    'dist/app/threads/rebuild-thread.cjs': `require('node:worker_threads');\n`,
    'dist/app/threads/scan-thread.cjs': `require('node:worker_threads');\n`,
    'dist/app/threads/models/ch_PP-OCRv4_rec_infer.onnx': 'network',
    'dist/app/threads/cmaps/GBK-EUC-H.bcmap': 'table',
    'dist/app/threads/decoders/jbig2.wasm': 'decoder',
    'dist/app/renderer/index.html': '<!doctype html>',
    'dist/app/renderer/assets/index-AbC_12-x.js': `await fetch('/api/x');\n`,
    'node_modules/better-sqlite3/package.json': '{}',
    'node_modules/better-sqlite3/lib/index.js': `module.exports = require('./binding');\n`,
    'node_modules/better-sqlite3/prebuilds/linux-x64.node': elf(62),
  },
  beside: {
    'resources/data/archive.sqlite': 'SQLite format 3\0',
    'resources/LICENCE.txt': 'MIT',
    'resources/THIRD-PARTY-LICENCES.txt': licencesText([PACKAGE], '45.4.1', '3.54.1'),
  },
  runAsNode: false,
};

export const EXPECTED: Expected = {
  versions: {
    name: 'lanjuan',
    version: '0.1.0',
    electron: '45.4.1',
    sqlite: '3.54.1',
    node: '24.21.0',
    commit: null,
    date: '1970-01-01T00:00:00.000Z',
  },
  packages: [PACKAGE],
  archive: sha256('SQLite format 3\0'),
  buildPaths: ['/home/builder/lanjuan'],
  fuses: {
    runAsNode: false,
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  standIn: true,
};

/** The head of a 64-bit program for Linux; 62 is x64, 183 arm64. */
export function elf(machine: number): Buffer {
  const head = Buffer.alloc(64);
  head.writeUInt32BE(0x7f45_4c46);
  head.writeUInt16LE(machine, 18);
  return head;
}

/** A program for Linux as electron-builder would leave it, in an empty folder. */
export async function makeSampleApp(folder: string, parts: Parts): Promise<PackedApp> {
  const root = path.join(folder, 'app');
  makeRuntime(root, { system: 'linux', arch: 'x64', version: '45.4.1', program: '' });
  for (const name of ['version', 'resources/default_app.asar']) rmSync(path.join(root, name));
  renameSync(path.join(root, 'electron'), path.join(root, 'lanjuan'));
  renameSync(path.join(root, 'LICENSE'), path.join(root, 'LICENSE.electron.txt'));
  for (const language of LANGUAGES)
    if (!['en-US', 'zh-CN'].includes(language)) rmSync(path.join(root, `locales/${language}.pak`));
  writeFiles(root, parts.beside);
  const source = path.join(folder, 'packed');
  writeFiles(source, parts.packed);
  const asar = path.join(root, 'resources/app.asar');
  await createPackageWithOptions(source, asar, { unpack: '*.node' });
  await untilWritten(asar);
  await flipFuses(path.join(root, 'lanjuan'), {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: parts.runAsNode,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
  return findApp(root, 'linux', 'x64');
}

/** @electron/asar answers when it has handed over the last bytes, not when they are in the file. */
async function untilWritten(asar: string): Promise<void> {
  while (!asarEntries(asar).every((entry) => entry.stated === sha256(entry.content()))) await setTimeout(5);
}

function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
