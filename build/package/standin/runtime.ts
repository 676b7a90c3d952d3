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

export type System = 'linux' | 'win32' | 'darwin';

/**
 * Where Electron keeps its fuses: a sentinel (from the documentation of @electron/fuses), version 1, how many, and their
 * values as delivered: '0' off, '1' on. With it the configuration of the fuses is set and read back as in a release.
 */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
]);

/** More than ships, so that leaving out can be seen. */
const LANGUAGES = ['en-US', 'zh-CN', 'zh-TW', 'de', 'fr', 'ja'];

const SHELL_PROGRAM = '#!/bin/sh\necho "Rehearsed package: there is no Electron in it." >&2\nexit 70\n# ';

/** A folder laid out like Electron's own for one system, with nothing in it that runs. `program` is the .exe. */
export function makeRuntime(folder: string, system: System, version: string, program: string): void {
  rmSync(folder, { recursive: true, force: true });
  const put = writer(folder);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) put(name, `stand-in for ${name}\n`);
  put('version', version);
  if (system === 'darwin') return makeMacApp(folder, version);
  for (const name of [
    'chrome_100_percent.pak',
    'chrome_200_percent.pak',
    'icudtl.dat',
    'resources.pak',
    'snapshot_blob.bin',
    'v8_context_snapshot.bin',
    'vk_swiftshader_icd.json',
  ])
    put(name, 'stand-in\n');
  for (const language of LANGUAGES) put(`locales/${language}.pak`, 'stand-in\n');
  mkdirSync(path.join(folder, 'resources'));
  if (system === 'linux') makeLinuxProgram(folder, put);
  else makeWindowsProgram(folder, put, program);
}

type Put = (name: string, content: string, mode?: number) => void;

function writer(folder: string): Put {
  return (name, content, mode = 0o644) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, mode);
  };
}

function makeLinuxProgram(folder: string, put: Put): void {
  for (const name of ['libEGL.so', 'libGLESv2.so', 'libffmpeg.so', 'libvk_swiftshader.so', 'libvulkan.so.1'])
    put(name, 'stand-in\n');
  for (const name of ['chrome-sandbox', 'chrome_crashpad_handler']) put(name, SHELL_PROGRAM, 0o755);
  put('electron', SHELL_PROGRAM, 0o755);
  appendFileSync(path.join(folder, 'electron'), FUSE_WIRE);
}

function makeWindowsProgram(folder: string, put: Put, program: string): void {
  for (const name of ['d3dcompiler_47', 'ffmpeg', 'libEGL', 'libGLESv2', 'vk_swiftshader', 'vulkan-1'])
    put(`${name}.dll`, 'stand-in\n');
  copyFileSync(program, path.join(folder, 'electron.exe'));
  // Behind the last section, where the fuses are found and resources can still be edited.
  appendFileSync(path.join(folder, 'electron.exe'), FUSE_WIRE);
}

function makeMacApp(folder: string, version: string): void {
  const put = writer(path.join(folder, 'Electron.app/Contents'));
  put(
    'Info.plist',
    propertyList({
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
    }),
  );
  put('PkgInfo', 'APPL????');
  put('MacOS/Electron', SHELL_PROGRAM, 0o755);
  put('Resources/electron.icns', 'stand-in\n');
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) makeHelper(put, `Electron Helper${kind}`);
  for (const name of ['Electron Framework', 'Mantle', 'ReactiveObjC', 'Squirrel'])
    makeFramework(folder, put, name);
}

function makeHelper(put: Put, name: string): void {
  const inside = `Frameworks/${name}.app/Contents`;
  put(
    `${inside}/Info.plist`,
    propertyList({
      CFBundleIdentifier: 'com.github.Electron.helper',
      CFBundleName: name,
      CFBundleExecutable: name,
      CFBundlePackageType: 'APPL',
    }),
  );
  put(`${inside}/PkgInfo`, 'APPL????');
  put(`${inside}/MacOS/${name}`, SHELL_PROGRAM, 0o755);
}

/** With the symbolic links of a real one: they must survive into the .zip. */
function makeFramework(folder: string, put: Put, name: string): void {
  const framework = `Frameworks/${name}.framework`;
  const whole = path.join(folder, 'Electron.app/Contents', framework);
  put(`${framework}/Versions/A/${name}`, SHELL_PROGRAM, 0o755);
  put(`${framework}/Versions/A/Resources/Info.plist`, propertyList({ CFBundleExecutable: name }));
  if (name === 'Electron Framework') {
    appendFileSync(path.join(whole, 'Versions/A', name), FUSE_WIRE);
    for (const language of ['en', 'zh_CN', 'zh_TW', 'de', 'fr'])
      put(`${framework}/Versions/A/Resources/${language}.lproj/locale.pak`, 'stand-in\n');
  }
  symlinkSync('A', path.join(whole, 'Versions/Current'));
  symlinkSync(`Versions/Current/${name}`, path.join(whole, name));
  symlinkSync('Versions/Current/Resources', path.join(whole, 'Resources'));
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
