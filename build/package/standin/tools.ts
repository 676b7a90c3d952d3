import { execFileSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** What Debian provides; the line for apt is in build/README.md. */
const NEEDED = [
  'makensis',
  '7z',
  '7za',
  'mksquashfs',
  'unsquashfs',
  'desktop-file-validate',
  'dpkg-deb',
  'i686-w64-mingw32-gcc',
  'x86_64-w64-mingw32-gcc',
  'x86_64-w64-mingw32-windres',
] as const;

export interface Tools {
  /** For electron-builder. */
  readonly env: Readonly<Record<string, string>>;
  /** A Windows program to stand in for electron.exe. */
  readonly windowsProgram: string;
}

/** Those of the needed programs that are not on PATH. */
export function missingTools(): readonly string[] {
  return NEEDED.filter((name) => which(name) === null);
}

/** Makes every tool that electron-builder would download, in `folder`, from Debian's programs and our stand-ins. */
export function makeTools(folder: string): Tools {
  rmSync(folder, { recursive: true, force: true });
  const at = (name: string): string => path.join(folder, name);
  const env = {
    ELECTRON_BUILDER_7ZIP_PATH: onPath('7za'),
    ELECTRON_BUILDER_NSIS_DIR: makeInstallerCompiler(at('nsis')),
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: makeInstallerPlugins(at('nsis-resources')),
    APPIMAGE_TOOLS_PATH: makeAppImageTools(at('appimage')),
    CUSTOM_FPM_PATH: makeProgram(at('bin/fpm'), 'make-deb.ts'),
    USE_SYSTEM_WINE: 'true',
    ELECTRON_BUILDER_OFFLINE: 'true',
    ELECTRON_BUILDER_DISABLE_BUILD_CACHE: 'true',
    CSC_IDENTITY_AUTO_DISCOVERY: 'false',
  };
  makeProgram(at('bin/wine'), 'take-uninstaller.ts');
  const PATH = `${at('bin')}${path.delimiter}${process.env['PATH'] ?? ''}`;
  return { env: { ...env, PATH }, windowsProgram: makeWindowsProgram(folder) };
}

/** Debian's makensis knows where its own files are. elevate.exe is demanded for the portable program, and never used. */
function makeInstallerCompiler(folder: string): string {
  mkdirSync(folder, { recursive: true });
  symlinkSync(onPath('makensis'), path.join(folder, 'makensis'));
  writeFileSync(path.join(folder, 'elevate.exe'), 'stand-in\n');
  return folder;
}

function makeInstallerPlugins(folder: string): string {
  const plugins = path.join(folder, 'plugins/x86-unicode');
  mkdirSync(plugins, { recursive: true });
  const source = path.join(import.meta.dirname, 'nsis-plugins.c');
  for (const name of ['StdUtils', 'UAC', 'WinShell', 'nsis7z']) {
    const output = path.join(plugins, `${name}.dll`);
    const flags = [`-DPLUGIN_${name.toUpperCase()}`, '-Os', '-s', '-shared', '-w', '-o', output];
    execFileSync('i686-w64-mingw32-gcc', [...flags, source, '-lshell32', '-luser32']);
  }
  return folder;
}

function makeAppImageTools(folder: string): string {
  mkdirSync(path.join(folder, 'runtimes'), { recursive: true });
  mkdirSync(path.join(folder, 'lib/x64'), { recursive: true });
  writeFileSync(path.join(folder, 'lib/x64/.keep'), '');
  for (const name of ['mksquashfs', 'desktop-file-validate'])
    symlinkSync(onPath(name), path.join(folder, name));
  const runtime = path.join(folder, 'runtimes/runtime-x64');
  copyFileSync(path.join(import.meta.dirname, 'appimage-runtime.sh'), runtime);
  truncateSync(runtime, 4096);
  return folder;
}

/** A program that runs one of our scripts with the Node that runs this. */
function makeProgram(file: string, script: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  const source = path.join(import.meta.dirname, script);
  writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${source}" "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

function makeWindowsProgram(folder: string): string {
  const from = (name: string): string => path.join(import.meta.dirname, name);
  const [resources, program] = [path.join(folder, 'runtime.o'), path.join(folder, 'runtime.exe')];
  execFileSync('x86_64-w64-mingw32-windres', [from('windows-runtime.rc'), resources]);
  const flags = ['-Os', '-s', '-mwindows', '-o', program];
  execFileSync('x86_64-w64-mingw32-gcc', [...flags, from('windows-runtime.c'), resources]);
  return program;
}

function onPath(name: string): string {
  const found = which(name);
  if (!found) throw new Error(`${name} is not on PATH`);
  return found;
}

function which(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}
