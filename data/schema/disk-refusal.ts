/** What the system or SQLite says where there is no room, or no right to write; null for anything else. */
export function diskRefusal(error: unknown): 'disk_full' | 'read_only' | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (FULL.test(code)) return 'disk_full';
  return REFUSED.test(code) ? 'read_only' : null;
}

const FULL = /^(?:SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/;
/** Also a folder where a file belongs. */
const REFUSED = /^(?:SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS|EISDIR|ENOTEMPTY|EEXIST)/;
