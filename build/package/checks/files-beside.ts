import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PackedApp } from '../artefacts/packed-app.ts';
import { heading } from '../licences.ts';
import type { Check, Expected } from './expected.ts';
import { sha256 } from './sha256.ts';

/** In the folder of resources, by system; the .icns and .lproj are a Mac's. */
const OURS: readonly RegExp[] = [
  /^app\.asar$/,
  /^app\.asar\.unpacked\/node_modules\/better-sqlite3\/prebuilds\/[a-z0-9]+-(x64|arm64)\.node$/,
  /^data\/archive\.sqlite$/,
  /^THIRD-PARTY-LICENCES\.txt$/,
  /^LICENCE\.txt$/,
];
const OF_A_SYSTEM = {
  linux: [/^apparmor-profile$/],
  win32: [],
  darwin: [/^(icon|lanjuan|electron)\.icns$/, /^(en|zh_CN)\.lproj\//],
} as const;

/** Electron's own files around them, as its archives have them. */
const ELECTRON: readonly RegExp[] = [
  /^locales\/[\w-]+\.pak$/,
  /^(chrome_[12]00_percent|resources)\.pak$/,
  /^(icudtl\.dat|snapshot_blob\.bin|v8_context_snapshot\.bin|vk_swiftshader_icd\.json|version)$/,
  /^(LICENSE\.electron\.txt|LICENSES\.chromium\.html)$/,
  /^lib(EGL|GLESv2|ffmpeg|vk_swiftshader|vulkan)\.so(\.1)?$/,
  /^(chrome-sandbox|chrome_crashpad_handler|lanjuan|lanjuan\.exe)$/,
  /^(d3dcompiler_47|ffmpeg|libEGL|libGLESv2|vk_swiftshader|vulkan-1|dxcompiler|dxil)\.dll$/,
];
/** An AppImage has its menu entry and icons in the same folder. */
const APP_IMAGE: readonly RegExp[] = [/^(AppRun|\.DirIcon|lanjuan\.(desktop|png))$/, /^usr\/(share|lib)\//];

export const checkFilesBeside: Check = (app, expected) => [
  ...checkResources(app),
  ...checkAround(app),
  ...checkArchive(app, expected),
  ...checkLicences(app, expected),
];

function checkResources(app: PackedApp): readonly string[] {
  const allowed = [...OURS, ...OF_A_SYSTEM[app.system]];
  return unwanted(app.below(app.resources), allowed).map((name) => `not to be shipped: resources/${name}`);
}

/** A Mac's bundle is Electron's from end to end; its names are checked by checkProgram. */
function checkAround(app: PackedApp): readonly string[] {
  if (app.system === 'darwin') return [];
  const around = app.files.filter((name) => !name.startsWith('resources/'));
  return unwanted(around, [...ELECTRON, ...APP_IMAGE]).map((name) => `not to be shipped: ${name}`);
}

function unwanted(names: readonly string[], allowed: readonly RegExp[]): readonly string[] {
  return names.filter((name) => !allowed.some((pattern) => pattern.test(name)));
}

function checkArchive(app: PackedApp, { archive }: Expected): readonly string[] {
  const content = read(app.resources, 'data/archive.sqlite');
  if (!content) return ['no data/archive.sqlite'];
  return sha256(content) === archive ? [] : ['data/archive.sqlite is not the one that was built'];
}

function checkLicences(app: PackedApp, { packages, standIn }: Expected): readonly string[] {
  const text = read(app.resources, 'THIRD-PARTY-LICENCES.txt')?.toString('utf8') ?? '';
  const lacking = packages.filter(
    (one) =>
      !text.includes(`\n${heading(one)}\n`) ||
      one.texts.some((licence) => !text.includes(licence.replaceAll('\r\n', '\n'))),
  );
  // A Mac's package is made from Electron.app alone; the stand-in has the two files beside it.
  const electron =
    app.system === 'darwin' && standIn ? [] : ['LICENSE.electron.txt', 'LICENSES.chromium.html'];
  return [
    ...lacking.map((one) => `no licence of ${one.name} ${one.version}`),
    ...electron
      .filter((name) => !app.files.some((file) => path.posix.basename(file) === name))
      .map((name) => `no ${name}`),
    ...(read(app.resources, 'LICENCE.txt') ? [] : ['no LICENCE.txt']),
  ];
}

function read(folder: string, name: string): Buffer | null {
  try {
    return readFileSync(path.join(folder, name));
  } catch {
    return null;
  }
}
