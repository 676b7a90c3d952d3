import type { ReportId } from '../contract/model.ts';
import { openChecked } from './archive-file.ts';
import type { WritableDatabase } from './sqlite.ts';

/** Copies the catalogue record of a report from an archive file. False where that has none. */
export function copyRecord(file: string, to: WritableDatabase, reportId: ReportId): boolean {
  const { database } = openChecked(file);
  try {
    const statement = database.prepare('SELECT * FROM reports WHERE report_id = ?').raw();
    const names = statement.columns().map(({ name }) => name);
    const row = statement.get(reportId);
    if (!Array.isArray(row)) return false;
    to.prepare(`INSERT INTO reports (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(
      ...(row as unknown[]),
    );
    return true;
  } finally {
    database.close();
  }
}
