import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { asarHeader, type PackedApp } from '../artefacts/packed-app.ts';
import type { Check, Expected } from './expected.ts';
import { sha256 } from './sha256.ts';

/** What the program says about itself, and the hash of the asar that it insists on. Linux programs say nothing. */
export const checkProgram: Check = (app, expected) => {
  const hash = sha256(asarHeader(app.asar));
  switch (app.system) {
    case 'win32':
      return checkWindows(app, expected, hash);
    case 'darwin':
      return checkMac(app, expected, hash);
    case 'linux':
      return existsSync(path.join(app.root, 'lanjuan')) ? [] : ['no program lanjuan'];
  }
};

function checkWindows(app: PackedApp, { versions }: Expected, hash: string): readonly string[] {
  const file = path.join(app.root, 'lanjuan.exe');
  if (!existsSync(file)) return ['no program lanjuan.exe'];
  const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(file), { ignoreCert: true }));
  const said = Resource.VersionInfo.fromEntries(resources.entries)[0]?.getStringValues({
    lang: 1033,
    codepage: 1200,
  });
  return [
    ...differences('lanjuan.exe', said ?? {}, {
      ProductName: 'Lanjuan',
      FileVersion: versions.version,
      CompanyName: 'The Lanjuan authors',
    }),
    ...(integrityIn(resources.entries) === hash ? [] : ['lanjuan.exe insists on another app.asar']),
    ...(resources.entries.some((entry) => entry.type === RT_GROUP_ICON) ? [] : ['lanjuan.exe has no icon']),
  ];
}

const RT_GROUP_ICON = 14;

/** Resource INTEGRITY/ELECTRONASAR: a list of files with their hashes in JSON. */
function integrityIn(
  entries: readonly { readonly type: unknown; readonly bin: ArrayBuffer }[],
): string | null {
  const found = entries.find((entry) => entry.type === 'INTEGRITY');
  if (!found) return null;
  const list: unknown = JSON.parse(Buffer.from(found.bin).toString('utf8'));
  // Electron's own form; anything else is told apart by the comparison that follows.
  const one = (list as readonly { readonly file: string; readonly value: string }[]).find(
    (entry) => entry.file === 'resources\\app.asar',
  );
  return one?.value ?? null;
}

const MAC_VALUES = {
  CFBundleDisplayName: '览卷',
  CFBundleIdentifier: 'app.lanjuan.viewer',
  LSMinimumSystemVersion: '13.0',
} as const;

function checkMac(app: PackedApp, { versions }: Expected, hash: string): readonly string[] {
  const list = readFileSync(path.join(app.root, 'Contents/Info.plist'), 'utf8');
  const said: Readonly<Record<string, string | undefined>> = Object.fromEntries(
    Array.from(list.matchAll(/<key>(\w+)<\/key>\s*<string>([^<]*)<\/string>/g), (found) => [
      found[1] ?? '',
      found[2] ?? '',
    ]),
  );
  const stated = /<key>Resources\/app\.asar<\/key>[\s\S]*?<key>hash<\/key>\s*<string>([0-9a-f]{64})/.exec(
    list,
  );
  const program = app.files.filter((name) => /^Contents\/MacOS\/[^/]+$/.test(name));
  return [
    ...differences('Info.plist', said, {
      ...MAC_VALUES,
      CFBundleShortVersionString: versions.version,
    }),
    ...(stated?.[1] === hash ? [] : ['Info.plist insists on another app.asar']),
    ...(/<key>NSAllowsArbitraryLoads<\/key>\s*<false\/>/.test(list)
      ? []
      : ['Info.plist allows every connection']),
    ...(program.join() === 'Contents/MacOS/Lanjuan' ? [] : [`programs: ${program.join(', ') || 'none'}`]),
    ...['lanjuan', 'lanjuan-notes']
      .filter((ending) => !list.includes(`<string>${ending}</string>`))
      .map((ending) => `Info.plist does not know .${ending}`),
  ];
}

function differences(
  where: string,
  said: Readonly<Record<string, string | undefined>>,
  wanted: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(wanted)
    .filter(([name, value]) => said[name] !== value)
    .map(([name, value]) => `${where}: ${name} is ${said[name] ?? 'missing'}, not ${value}`);
}
