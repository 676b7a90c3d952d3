import type { ReportId } from '../contract/model.ts';
import { openChecked } from './archive-file.ts';
import type { ArchiveFile } from './archive-set.ts';
import type { WritableDatabase } from './sqlite.ts';

/** Copies the catalogue record of a report from an archive file of any version. False where that has none. */
export function copyRecord(
  { file, qualified }: ArchiveFile,
  to: WritableDatabase,
  reportId: ReportId,
): boolean {
  const { database } = openChecked(file, qualified);
  try {
    const names = to.prepare("SELECT name FROM pragma_table_info('reports')").pluck().all() as string[];
    const row = database
      .prepare(`SELECT ${names.join(', ')} FROM reports WHERE report_id = ?`)
      .raw()
      .get(reportId);
    if (!Array.isArray(row)) return false;
    to.prepare(`INSERT INTO reports (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(
      ...(row as unknown[]),
    );
    return true;
  } finally {
    database.close();
  }
}
