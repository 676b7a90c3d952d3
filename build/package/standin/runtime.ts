import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { electronFiles, electronLinks, type Arch, type System } from './electron-files.ts';

export interface Runtime {
  readonly system: System;
  readonly arch: Arch;
  /** Of Electron. */
  readonly version: string;
  /** The .exe that stands in for Windows' program. */
  readonly program: string;
}

/**
 * Where Electron keeps its fuses: a sentinel (from the documentation of @electron/fuses), version 1, how many, and their
 * values as delivered: '0' off, '1' on. With it the configuration of the fuses is set and read back as in a release.
 */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
]);

const SHELL_PROGRAM = '#!/bin/sh\necho "Rehearsed package: there is no Electron in it." >&2\nexit 70\n# ';

/** As many bytes as Chromium's licences about have, which is more than all that we add. */
const LICENCES = 'stand-in for the licences of Chromium\n'.repeat(440_000);

/** Everything of Electron that can be started. */
const PROGRAMS =
  /(^|\/)(electron|chrome-sandbox|chrome_crashpad_handler|ShipIt|MacOS\/[^/]+|Versions\/A\/(Electron Framework|Mantle|ReactiveObjC|Squirrel))$/;
/** The file of each system in which the fuses are: on Windows behind the last section, where resources can still be edited. */
const FUSED = /^electron(\.exe)?$|Versions\/A\/Electron Framework$/;

/** A folder laid out like Electron's own ZIP for one system, name by name, with nothing in it that runs. */
export function makeRuntime(folder: string, runtime: Runtime): void {
  rmSync(folder, { recursive: true, force: true });
  for (const name of electronFiles(runtime.system, runtime.arch))
    putFile(path.join(folder, name), name, runtime);
  for (const [name, target] of electronLinks(runtime.system)) symlinkSync(target, path.join(folder, name));
}

/** The same as a ZIP in `folder`, where and as electron-builder looks for one that was fetched. */
export function makeRuntimeZip(folder: string, runtime: Runtime): void {
  const { system, arch, version } = runtime;
  const unpacked = path.join(folder, `${system}-${arch}`);
  const zip = path.join(folder, `electron-v${version}-${system}-${arch}.zip`);
  makeRuntime(unpacked, runtime);
  rmSync(zip, { force: true });
  const { status, stdout } = spawnSync('7za', ['a', '-tzip', '-mx1', zip, '.'], { cwd: unpacked });
  if (status !== 0) throw new Error(`7za: ${String(stdout)}`);
  rmSync(unpacked, { recursive: true });
}

function putFile(file: string, name: string, runtime: Runtime): void {
  mkdirSync(path.dirname(file), { recursive: true });
  if (name === 'electron.exe') copyFileSync(runtime.program, file);
  else writeFileSync(file, contentOf(name, runtime.version));
  chmodSync(file, PROGRAMS.test(name) ? 0o755 : 0o644);
  if (FUSED.test(name)) appendFileSync(file, FUSE_WIRE);
}

function contentOf(name: string, version: string): string {
  if (name === 'LICENSES.chromium.html') return LICENCES;
  if (name === 'version') return version;
  if (PROGRAMS.test(name)) return SHELL_PROGRAM;
  if (path.basename(name) === 'PkgInfo') return 'APPL????';
  return path.basename(name) === 'Info.plist' ? propertyList(propertiesOf(name, version)) : 'stand-in\n';
}

/** Of the program, of a helper program, or of a framework: what electron-builder reads and changes. */
function propertiesOf(name: string, version: string): Readonly<Record<string, string>> {
  const [, helper] = /\/([^/]+)\.app\/Contents\/Info\.plist$/.exec(name) ?? [];
  const [, framework] = /\/([^/]+)\.framework\//.exec(name) ?? [];
  if (framework !== undefined && helper === undefined) return { CFBundleExecutable: framework };
  if (helper !== undefined)
    return {
      CFBundleIdentifier: 'com.github.Electron.helper',
      CFBundleName: helper,
      CFBundleExecutable: helper,
      CFBundlePackageType: 'APPL',
    };
  return {
    CFBundleIdentifier: 'com.github.Electron',
    CFBundleName: 'Electron',
    CFBundleDisplayName: 'Electron',
    CFBundleExecutable: 'Electron',
    CFBundlePackageType: 'APPL',
    CFBundleVersion: version,
    CFBundleShortVersionString: version,
    CFBundleIconFile: 'electron.icns',
    LSMinimumSystemVersion: '13.0',
    NSPrincipalClass: 'AtomApplication',
  };
}

function propertyList(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    `<plist version="1.0"><dict>${lines.join('')}</dict></plist>`,
    '',
  ].join('\n');
}
