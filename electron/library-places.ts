import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** The folder of one person's own files: notebook.sqlite, its journal and backups, holdings.sqlite, archives/. */
export interface LibraryPlaces {
  readonly folder: string;
  readonly holdings: string;
  /** Archives that an administrator has put in place for everybody on this machine, by name. */
  readonly shared: readonly string[];
}

export interface Environment {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** The folder in which the program lies, as a person sees it. */
  readonly programFolder: string;
}

/** `chosen` is what `--library` says. Else `library/` beside a program with a file `portable`, else the user's own. */
export function libraryPlaces(chosen: string | undefined, around: Environment): LibraryPlaces {
  const folder = chosen ? path.resolve(chosen) : defaultLibraryFolder(around);
  return {
    folder,
    holdings: path.join(folder, 'holdings.sqlite'),
    shared: sharedFolders(around).flatMap(archivesIn),
  };
}

/** A folder that is missing or may not be read holds none. */
function archivesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^[^.].*\.(lanjuan|sqlite)$/i.test(name))
      .sort()
      .map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}

/** Where archives for everybody lie; a folder that only administrators should be able to write to. */
export function sharedFolders({ platform, env }: Environment): readonly string[] {
  if (platform === 'win32') return [path.join(env['ProgramData'] || 'C:\\ProgramData', 'lanjuan/archives')];
  if (platform === 'darwin') return ['/Library/Application Support/lanjuan/archives'];
  const data = (env['XDG_DATA_DIRS'] || '/usr/local/share:/usr/share').split(':');
  return data
    .filter((folder) => folder.startsWith('/'))
    .map((folder) => path.join(folder, 'lanjuan/archives'));
}

function isPortable(around: Environment): boolean {
  return existsSync(path.join(around.programFolder, 'portable'));
}

function defaultLibraryFolder(around: Environment): string {
  if (isPortable(around)) return path.join(around.programFolder, 'library');
  return path.join(userDataFolder(around), 'library');
}

/** Electron's userData for an application named `lanjuan`, so that every host opens the same notebook. */
export function userDataFolder(around: Environment): string {
  const { platform, env, home } = around;
  if (isPortable(around)) return path.join(around.programFolder, 'settings');
  if (platform === 'win32') return path.join(env['APPDATA'] || path.join(home, 'AppData/Roaming'), 'lanjuan');
  if (platform === 'darwin') return path.join(home, 'Library/Application Support/lanjuan');
  return path.join(env['XDG_CONFIG_HOME'] || path.join(home, '.config'), 'lanjuan');
}

/** `root` of a checkout or of the packed application. */
export function environment(root: string, packed: boolean): Environment {
  const { platform, env } = process;
  return { platform, env, home: homedir(), programFolder: packed ? packedFolder(platform, env) : root };
}

/** An AppImage and the portable .exe unpack themselves elsewhere and say where they lie; a Mac shows only the .app. */
function packedFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (env['APPIMAGE']) return path.dirname(env['APPIMAGE']);
  if (env['PORTABLE_EXECUTABLE_DIR']) return env['PORTABLE_EXECUTABLE_DIR'];
  const program = path.dirname(process.execPath);
  return platform === 'darwin' ? path.resolve(program, '../../..') : program;
}
