/** Rows as a CSV for Excel: UTF-8 with byte order mark, lines by CRLF (RFC 4180), nothing that a spreadsheet would run. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A leading = + - @, tab or return makes a formula of a cell (OWASP, CSV injection): an apostrophe makes it text. */
function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
