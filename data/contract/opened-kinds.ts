/**
 * Kinds of kept files that may be handed to the system's own program, by the format that was recognised, with the ending
 * under which they are. Pages and messages (html, mht, eml) are not among them: a browser or mail program would run their
 * scripts and fetch what they name. No ending here is one that a system runs.
 */
const ENDINGS: ReadonlyMap<string, string> = new Map([
  ['txt', '.txt'],
  ['md', '.txt'],
  ['csv', '.csv'],
  ['pdf', '.pdf'],
  ['ofd', '.ofd'],
  ['docx', '.docx'],
  ['doc', '.doc'],
  ['rtf', '.rtf'],
  ['odt', '.odt'],
  ['xlsx', '.xlsx'],
  ['word-xml', '.doc'],
  ['sheet-xml', '.xls'],
  ['epub', '.epub'],
  ['jpeg', '.jpg'],
  ['png', '.png'],
  ['tiff', '.tif'],
  ['cbz', '.cbz'],
]);

/** `.pdf` for `pdf`; null for a format whose files only a person opens, once they are saved. */
export function endingToOpen(format: string): string | null {
  return ENDINGS.get(format) ?? null;
}
