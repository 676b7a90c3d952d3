import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PackedApp } from '../artefacts/packed-app.ts';
import { heading } from '../licences.ts';
import { electronFiles, electronLinks } from '../standin/electron-files.ts';
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
  darwin: [
    /^(icon|lanjuan|electron)\.icns$/,
    /^(en|zh_CN)\.lproj\//,
    /^(LICENSE\.electron\.txt|LICENSES\.chromium\.html)$/,
  ],
} as const;

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

/** Electron's own files, name by name, under the names that the program gives to them; a signature may come in. */
function checkAround(app: PackedApp): readonly string[] {
  const electron = new Set([
    ...electronFiles(app.system, app.arch),
    ...electronLinks(app.system).map(([name]) => name),
  ]);
  const resources = app.system === 'darwin' ? 'Contents/Resources/' : 'resources/';
  const around = app.files.filter((name) => !name.startsWith(resources));
  return unwanted(around, APP_IMAGE)
    .filter((name) => !electron.has(electronsName(app.system, name)) && !/(^|\/)_CodeSignature\//.test(name))
    .map((name) => `not to be shipped: ${name}`);
}

function electronsName(system: PackedApp['system'], name: string): string {
  if (system === 'darwin') return withoutLinks(`Electron.app/${name.replaceAll('Lanjuan', 'Electron')}`);
  if (name === 'LICENSE.electron.txt') return 'LICENSE';
  return name.replace(/^lanjuan(?=$|\.exe$)/, 'electron');
}

/** Some programs that unpack put a folder where a link to it was. */
function withoutLinks(name: string): string {
  const link = electronLinks('darwin').find(([one]) => name.startsWith(`${one}/`));
  if (!link) return name;
  const [from, to] = link;
  return withoutLinks(path.posix.join(path.posix.dirname(from), to, name.slice(from.length)));
}

function unwanted(names: readonly string[], allowed: readonly RegExp[]): readonly string[] {
  return names.filter((name) => !allowed.some((pattern) => pattern.test(name)));
}

function checkArchive(app: PackedApp, { archive }: Expected): readonly string[] {
  const content = read(app.resources, 'data/archive.sqlite');
  if (!content) return ['no data/archive.sqlite'];
  return sha256(content) === archive ? [] : ['data/archive.sqlite is not the one that was built'];
}

function checkLicences(app: PackedApp, { packages }: Expected): readonly string[] {
  const text = read(app.resources, 'THIRD-PARTY-LICENCES.txt')?.toString('utf8') ?? '';
  const lacking = packages.filter(
    (one) =>
      !text.includes(`\n${heading(one)}\n`) ||
      one.texts.some((licence) => !text.includes(licence.replaceAll('\r\n', '\n'))),
  );
  const electron = ['LICENSE.electron.txt', 'LICENSES.chromium.html'];
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
