export type Cell = string | number;

/**
 * A table for a spreadsheet: a byte-order mark, so that Excel reads UTF-8, quoted texts, plain numbers. A text that a
 * spreadsheet would take for a formula gets an apostrophe (OWASP, CSV injection).
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}

function field(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
