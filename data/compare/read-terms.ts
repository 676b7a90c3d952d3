import type { ArchiveSet } from '../schema/archive-set.ts';
import type { TermForms } from './comparison-form.ts';

/** Older and shorter terms with their present full form, so that 市场主体 and 经营主体 are one word. */
export function readTerms(set: ArchiveSet): TermForms {
  const forms = new Map<string, string>();
  for (const archive of set.byRecordPrecedence) {
    const rows = archive.database
      .prepare<[], { preferred: string; variants: string }>(
        'SELECT preferred, variants FROM terms ORDER BY kind, preferred',
      )
      .all();
    for (const { preferred, variants } of rows) {
      // The column is written by store-thesaurus.ts as an array of terms.
      for (const variant of JSON.parse(variants) as string[]) {
        if (variant !== preferred && !forms.has(variant))
          forms.set(variant.toLowerCase(), preferred.toLowerCase());
      }
    }
  }
  return forms;
}
