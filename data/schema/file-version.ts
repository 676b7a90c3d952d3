import { statSync } from 'node:fs';
import type { ArchiveSet } from './archive-set.ts';

/**
 * Another one once somebody has written to the holdings, or has put another file in their place; null where that cannot be
 * told, for they are there and not open. Asked of the same connection both times (sqlite.org/pragma.html, data_version).
 * The file itself is not opened: closing it again would give up the locks that this process has on it.
 */
export function versionOf(holdingsFile: string, { archives }: ArchiveSet): string | null {
  const found = statSync(holdingsFile, { bigint: true, throwIfNoEntry: false });
  const open = archives.find(({ role }) => role === 'holdings');
  if (!found || found.size === 0n) return open ? null : 'none';
  if (!open) return null;
  return `${found.dev}:${found.ino}:${Number(open.database.pragma('data_version', { simple: true }))}`;
}
