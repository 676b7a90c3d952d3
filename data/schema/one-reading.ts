import type { ArchiveSet } from './archive-set.ts';

/**
 * Does the work in one read transaction per archive. Without it every statement locks the file, looks for a journal and
 * unlocks again: for the hundred short statements of a search that is most of their time. BEGIN itself locks nothing;
 * an archive that is not read costs nothing.
 */
export function inOneReading<Value>({ archives }: ArchiveSet, work: () => Value): Value {
  const begun = archives.filter(({ database }) => !database.inTransaction);
  try {
    for (const { database } of begun) database.exec('BEGIN');
    return work();
  } finally {
    for (const { database } of begun) if (database.inTransaction) database.exec('COMMIT');
  }
}
