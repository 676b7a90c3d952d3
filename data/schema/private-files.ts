import { chmodSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Only the person reads what is written: the folder of a library and those in it get the rights 0700, files 0600 (POSIX;
 * on Windows a folder in the profile has them from there). Folders that belong to somebody else, or to everybody, and the
 * home folder itself are left as they are, as is what the system refuses.
 */
export function keepPrivate(folder: string): void {
  if (process.platform === 'win32' || path.resolve(folder) === path.resolve(homedir())) return;
  if (!tighten(folder)) return;
  for (const name of readdirSync(folder)) {
    const inside = path.join(folder, name);
    if (FOLDERS.has(name) && tighten(inside))
      for (const file of readdirSync(inside)) tighten(path.join(inside, file));
    else if (OURS.test(name)) tighten(inside);
  }
}

/** What isPrivate goes by. */
export interface OfPerson {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Whether only the person (and administrators) can read what lies in a folder, as far as it can be told: on POSIX by its
 * rights, which a disk for Windows cannot keep; on Windows by its place, for only what lies in the profile has the profile's
 * rights, and others can be asked of the system by `icacls` alone.
 */
export function isPrivate(
  folder: string,
  { platform, home, env }: OfPerson = { platform: process.platform, home: homedir(), env: process.env },
): boolean {
  if (platform !== 'win32') return ((statSync(folder, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) === 0;
  return [home, env['APPDATA'], env['LOCALAPPDATA']].some((profile) => {
    const below = profile ? path.win32.relative(profile, folder) : '..';
    return !below.startsWith('..') && !path.win32.isAbsolute(below);
  });
}

/** What lies in the folder of a library and is ours; nothing else is touched. */
const FOLDERS = new Set(['backups', 'archives', 'mended']);
const OURS = /^(?:notebook\.|holdings\.sqlite|(?:checked-archives|archive-checks|preferences)\.json)/;
/** Set on folders that everybody writes to (/tmp). */
const STICKY = 0o1000;

/** Whether it is a folder of ours that could be looked into. */
function tighten(file: string): boolean {
  try {
    const found = lstatSync(file);
    const isOurs = found.uid === process.getuid?.() && (found.mode & STICKY) === 0;
    if (!isOurs || !(found.isDirectory() || found.isFile())) return false;
    const wanted = found.isDirectory() ? 0o700 : 0o600;
    if ((found.mode & 0o077) !== 0) chmodSync(file, wanted);
    return found.isDirectory();
  } catch {
    return false;
  }
}
