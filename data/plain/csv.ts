/** Numbers stay numbers; text is never a formula. */
export type Cell = string | number;

/** Rows as a CSV for Excel: UTF-8 with byte order mark, lines by CRLF (RFC 4180), nothing that a spreadsheet would run. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((cells) => cells.map(field).join(',')).join('\r\n')}\r\n`;
}

/**
 * A leading = + - @ of either width, tab or return makes a formula of a cell (OWASP, CSV injection), also behind spaces
 * and what is not seen: an apostrophe makes it text.
 */
const FORMULA = /^[\s\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Whether a spreadsheet would take the text for a formula. */
export function startsFormula(text: string): boolean {
  return FORMULA.test(text);
}

/** Text that no spreadsheet runs, wherever it is put. */
export function neverFormula(text: string): string {
  return startsFormula(text) ? `'${text}` : text;
}

function field(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const safe = neverFormula(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
