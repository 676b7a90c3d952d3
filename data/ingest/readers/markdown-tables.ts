import { codePointLength } from '../../contract/code-points.ts';
import type { ParsedCell } from '../../schema/parsed-report.ts';
import { NO_LAYOUT, type LiftedText, type SourceLayout, type SourceTable } from '../source-layout.ts';

/** The line below a table's head: dashes, perhaps colons, bars between (GitHub Flavored Markdown, 4.10). */
const DELIMITER = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const ROW = /\|/;

/** Where the tables of a Markdown text stand. Linear; nothing else of Markdown is read here. */
export function layoutOfMarkdown(text: string): SourceLayout {
  const lifted = commentsIn(text);
  if (!text.includes('|')) return { ...NO_LAYOUT, lifted };
  const tables: SourceTable[] = [];
  let head: Line | null = null;
  const lines = linesOf(text);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (head && DELIMITER.test(line.text) && line.text.includes('|')) {
      const rows = [head];
      while (ROW.test(lines[at + 1]?.text ?? '')) rows.push(lines[++at]!);
      tables.push(tableOf(rows, line));
      head = null;
    } else head = ROW.test(line.text) ? line : null;
  }
  return { ...NO_LAYOUT, tables, lifted };
}

/** Remarks on lines of their own are not shown: each of their lines is lifted. */
function commentsIn(text: string): LiftedText[] {
  const lifted: LiftedText[] = [];
  let within = false;
  for (const { text: line, start } of text.includes('<!--') ? linesOf(text) : []) {
    within ||= /^ {0,3}<!--/.test(line);
    if (!within) continue;
    if (line.trim() !== '') lifted.push({ start, end: start + codePointLength(line), kind: 'page_frame' });
    if (line.includes('-->')) within = false;
  }
  return lifted;
}

interface Line {
  readonly text: string;
  /** In code points of the whole. */
  readonly start: number;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const found = { text: line.replace(/\r$/, ''), start };
    start += codePointLength(line) + 1;
    return found;
  });
}

function tableOf(rows: readonly Line[], delimiter: Line): SourceTable {
  const cells = rows.flatMap((row, at) => cellsOf(row, at));
  const last = rows.length > 1 ? rows.at(-1)! : delimiter;
  const columns = cells.filter((cell) => cell.row === 0).length;
  return {
    start: rows[0]!.start,
    end: last.start + codePointLength(last.text),
    rows: rows.length,
    // A row may hold more than the head; Markdown drops the rest, a reader wants it.
    columns: cells.reduce((most, cell) => Math.max(most, cell.column + 1), columns),
    cells,
  };
}

/** Bars part cells, but not behind a backslash. */
function cellsOf({ text, start }: Line, row: number): ParsedCell[] {
  const cells: ParsedCell[] = [];
  let offset = start;
  const pieces = text.split(/(?<!\\)\|/);
  pieces.forEach((piece, i) => {
    const isEdge = (i === 0 || i === pieces.length - 1) && piece.trim() === '';
    if (!isEdge) {
      const lead = piece.length - piece.trimStart().length;
      const from = offset + lead;
      const end = from + codePointLength(piece.trim());
      cells.push({
        row,
        column: cells.length,
        rowSpan: 1,
        columnSpan: 1,
        isHeader: row === 0,
        start: from,
        end,
      });
    }
    offset += codePointLength(piece) + 1;
  });
  return cells;
}
