/**
 * The line with which a program that ended most likely said why: of what it wrote on standard error, the last error that
 * Chromium logged, `[1234:1129/164500.1:FATAL:file.cc(7)] message`, else the last line that is not indented (stack
 * frames and details of an error are). Null when it said nothing.
 */
export function lastLine(written: string): string | null {
  const lines = written.split(/\r?\n/).filter((line) => /^\S/.test(line));
  const logged = lines.map((line) => /^\[[^\]]*:(?:ERROR|FATAL):[^\]]*\]\s*(.+)$/.exec(line)?.[1]);
  const line = logged.findLast((message) => message !== undefined) ?? lines.at(-1);
  // It becomes part of a sentence.
  return line === undefined ? null : cut(line.trim().replace(/[.\s]+$/, ''));
}

function cut(line: string): string {
  return line.length <= 300 ? line : `${line.slice(0, 299)}…`;
}
