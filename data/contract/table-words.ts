/**
 * The text of a passage that is a table has its cells by tab and its rows by line (passage-table.ts); no other passage has
 * a tab. Shown where only a line or a field of words has room, its cells are parted by a bar, unit for unit, so that marks
 * stay where they are.
 */
export function isTableText(text: string): boolean {
  return text.includes('\t');
}

export function inOneLine(text: string): string {
  return isTableText(text) ? text.replaceAll('\t', '｜').replaceAll('\n', '；') : text;
}

/** One row with its line end, which a sentence of a table is: cells parted by a bar. */
export function rowInOneLine(text: string): string {
  return text.replaceAll('\t', '｜').replace(/\n$/, '');
}

/** A row a line, cells parted by a bar. */
export function inRows(text: string): string {
  return isTableText(text) ? text.replaceAll('\t', '｜') : text;
}
