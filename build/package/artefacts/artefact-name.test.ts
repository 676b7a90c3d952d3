import { describe, expect, it } from 'vitest';
import { artefactName } from './artefact-name.ts';

describe('the name of an artefact', () => {
  it.each([
    ['lanjuan-0.1.0-win-x64-setup.exe', 'setup', 'win32', 'x64'],
    ['lanjuan-0.1.0-win-x64-portable.exe', 'portable', 'win32', 'x64'],
    ['lanjuan-0.1.0-win-x64.zip', 'zip', 'win32', 'x64'],
    ['lanjuan-0.1.0-mac-arm64.dmg', 'dmg', 'darwin', 'arm64'],
    ['lanjuan-0.1.0-linux-amd64.deb', 'deb', 'linux', 'x64'],
    ['lanjuan-0.1.0-linux-x86_64.AppImage', 'AppImage', 'linux', 'x64'],
    ['lanjuan-0.1.0-linux-x64.tar.gz', 'tar.gz', 'linux', 'x64'],
  ])('%s is a %s for %s', (file, kind, system, arch) => {
    expect(artefactName(file)).toEqual({ kind, system, arch, version: '0.1.0' });
  });

  it.each([
    'lanjuan.exe',
    'lanjuan-0.1.0-win-x64.exe',
    'other-0.1.0-win-x64.zip',
    'lanjuan-0.1.0-mac-x64-setup.dmg',
  ])('%s is none of ours', (file) => {
    expect(artefactName(file)).toBeNull();
  });
});
