import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { libraryPlaces, sharedFolders, userDataFolder, type Environment } from './library-places.ts';

let programFolder: string;
beforeEach(() => {
  programFolder = mkdtempSync(path.join(tmpdir(), 'lanjuan-program-'));
});
afterEach(() => rmSync(programFolder, { recursive: true }));

function around(platform: NodeJS.Platform, env: Environment['env'] = {}): Environment {
  return { platform, env, home: '/home/王芳', programFolder };
}

describe('the folder of the library', () => {
  it('is the one that was named', () => {
    expect(libraryPlaces('档案 一', around('linux')).folder).toBe(path.resolve('档案 一'));
  });

  it('is the user’s own otherwise, on each system where Electron keeps its data', () => {
    expect(libraryPlaces(undefined, around('linux')).folder).toBe('/home/王芳/.config/lanjuan/library');
    expect(userDataFolder(around('linux', { XDG_CONFIG_HOME: '/srv/c' }))).toBe('/srv/c/lanjuan');
    expect(userDataFolder(around('darwin'))).toBe('/home/王芳/Library/Application Support/lanjuan');
    expect(userDataFolder(around('win32', { APPDATA: '/roaming' }))).toBe('/roaming/lanjuan');
  });

  it('lies beside a portable program', () => {
    writeFileSync(path.join(programFolder, 'portable'), '');
    expect(libraryPlaces(undefined, around('linux')).folder).toBe(path.join(programFolder, 'library'));
    expect(userDataFolder(around('win32', { APPDATA: '/roaming' })).startsWith(programFolder)).toBe(true);
  });
});

describe('archives for everybody', () => {
  it('lie where only administrators write', () => {
    expect(sharedFolders(around('win32', { ProgramData: '/pd' }))).toEqual(['/pd/lanjuan/archives']);
    expect(sharedFolders(around('win32'))).toEqual([path.join('C:\\ProgramData', 'lanjuan/archives')]);
    expect(sharedFolders(around('darwin'))).toEqual(['/Library/Application Support/lanjuan/archives']);
    expect(sharedFolders(around('linux'))).toEqual([
      '/usr/local/share/lanjuan/archives',
      '/usr/share/lanjuan/archives',
    ]);
    expect(sharedFolders(around('linux', { XDG_DATA_DIRS: 'relative:/srv/share' }))).toEqual([
      '/srv/share/lanjuan/archives',
    ]);
  });

  it('are taken by name; what is no archive is passed over, and so is a folder that is not there', () => {
    const archives = path.join(programFolder, 'lanjuan/archives');
    mkdirSync(archives, { recursive: true });
    for (const name of ['b.sqlite', 'a.lanjuan', 'b.sqlite-journal', 'notes.txt', '.c.lanjuan'])
      writeFileSync(path.join(archives, name), '');
    const { shared } = libraryPlaces('馆藏', around('linux', { XDG_DATA_DIRS: `/nowhere:${programFolder}` }));
    expect(shared.map((file) => path.basename(file))).toEqual(['a.lanjuan', 'b.sqlite']);
  });
});
