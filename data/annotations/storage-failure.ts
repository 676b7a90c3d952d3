import { ArchiveError, type ErrorCode } from '../contract/errors.ts';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EFBIG: 'disk_full',
  SQLITE_FULL: 'disk_full',
  EACCES: 'read_only',
  EPERM: 'read_only',
  EROFS: 'read_only',
  SQLITE_PERM: 'read_only',
  ENOENT: 'notebook_missing',
  ENOTDIR: 'notebook_missing',
  ENODEV: 'notebook_missing',
  ENXIO: 'notebook_missing',
  ESTALE: 'notebook_missing',
  SQLITE_CANTOPEN: 'notebook_missing',
  SQLITE_CORRUPT: 'notebook_damaged',
  SQLITE_NOTADB: 'notebook_damaged',
  EIO: 'notebook_damaged',
  SQLITE_IOERR: 'notebook_damaged',
  SQLITE_BUSY: 'notebook_locked',
  SQLITE_LOCKED: 'notebook_locked',
  SQLITE_READONLY: 'read_only',
};

/** What the disk or SQLite said, as a failure of the closed list; anything else is a bug and stays what it is. */
export function storageFailure(error: unknown, what: string): unknown {
  if (error instanceof ArchiveError || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  // SQLite's extended codes say more: SQLITE_IOERR_WRITE, SQLITE_READONLY_DIRECTORY.
  const known = CODES[code] ?? CODES[code.split('_').slice(0, 2).join('_')];
  return known ? new ArchiveError(known, `${what}: ${code} ${error.message}`, { cause: error }) : error;
}
