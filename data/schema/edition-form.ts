import { stateInfo } from './archive-info.ts';
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';

/**
 * Of what the id of an archive and the digest of its small tables are made: 1 of all rows (archives that are built), 2 of a
 * digest of the figures of each text, 3 of the digests of parts (holdings-parts.ts). Holdings have 3, and had 2.
 */
export type EditionForm = 1 | 2 | 3;

const FORM = 'edition_form';

export function formOf(database: ReadableDatabase): EditionForm {
  const stated = database.prepare('SELECT value FROM main.archive_info WHERE key = ?').pluck().get(FORM);
  return stated === '3' ? 3 : stated === '2' ? 2 : 1;
}

/** What is stated in the old form is taken away by the next stamp. */
export function stateForm(database: WritableDatabase, form: EditionForm): void {
  if (form > 1) stateInfo(database, FORM, String(form));
}
