import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** What a package's papers say about it. */
export interface Versions {
  readonly name: string;
  readonly version: string;
  readonly electron: string;
  readonly sqlite: string;
  readonly node: string;
  /** Of the last commit; null outside of a repository. */
  readonly commit: string | null;
  /** Of the last commit, or SOURCE_DATE_EPOCH, or the epoch: the same for the same sources. ISO 8601. */
  readonly date: string;
}

export function readVersions(root: string): Versions {
  const own = readPackage(root);
  const [commit = null, seconds] = lastCommit(root);
  const epoch = Number(process.env['SOURCE_DATE_EPOCH'] ?? seconds ?? 0);
  return {
    name: own.name,
    version: own.version,
    electron: readPackage(path.join(root, 'node_modules/electron')).version,
    sqlite: sqliteVersion(),
    node: process.versions.node,
    commit,
    date: new Date(epoch * 1000).toISOString(),
  };
}

function readPackage(folder: string): { readonly name: string; readonly version: string } {
  // A package.json without these two could not have been installed.
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
}

function lastCommit(root: string): readonly string[] {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    const line = execFileSync('git', ['log', '-1', '--format=%H %ct'], {
      cwd: root,
      encoding: 'utf8',
      stdio,
    });
    return line.trim().split(' ');
  } catch {
    return [];
  }
}

/** The binding is the one that ships for this system; all of its binaries hold the same SQLite. */
function sqliteVersion(): string {
  const database = new Database(':memory:');
  try {
    return String(database.prepare('SELECT sqlite_version()').pluck().get());
  } finally {
    database.close();
  }
}
