import { csvOf, type Cell } from '../../data/plain/csv.ts';
import { formatNamed, formatsOf, type FormatOf } from '../../data/plain/export-formats.ts';
import { markdownText } from '../../data/plain/markdown-text.ts';
import { workbookOf } from '../../data/plain/xlsx.ts';
import { saveFile } from './save-file.ts';

export const TABLE_FORMATS = formatsOf('table');
export type TableFormat = FormatOf<'table'>;

export interface ExportColumn {
  readonly head: string;
  /** In characters. */
  readonly width: number;
}

/** A table to take away, with what a reader of the file must know about it. */
export interface ExportTable {
  /** Of the file, without its ending. */
  readonly fileName: string;
  readonly title: string;
  /** Where it comes from: archives with their edition ids, the day. */
  readonly about: readonly string[];
  readonly aboutName: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A column as its head, its width in characters, and what it holds for a line. */
export type CellColumn<Line> = readonly [head: string, width: number, cell: (line: Line) => Cell];

export type TableAbout = Pick<ExportTable, 'fileName' | 'title' | 'about' | 'aboutName'>;

export function tableOf<Line>(
  about: TableAbout,
  columns: readonly CellColumn<Line>[],
  lines: readonly Line[],
): ExportTable {
  return {
    ...about,
    columns: columns.map(([head, width]) => ({ head, width })),
    rows: lines.map((line) => columns.map(([, , cell]) => cell(line))),
  };
}

const WRITERS: Readonly<Record<TableFormat, (table: ExportTable) => string | Uint8Array<ArrayBuffer>>> = {
  xlsx: (table) => workbookWithSource(table),
  csv: (table) => csvOf(withHead(table)),
  markdown: (table) => markdownOf(table),
};

export function saveTable(table: ExportTable, format: TableFormat): void {
  const { ending, mediaType } = formatNamed(format);
  saveFile(`${table.fileName}.${ending}`, mediaType, WRITERS[format](table));
}

/** The table on one sheet, where it comes from on another: a sheet that is calculated with holds nothing else. */
export function workbookWithSource(table: ExportTable): Uint8Array<ArrayBuffer> {
  return workbookOf([
    { name: table.title, rows: withHead(table), widths: table.columns.map((column) => column.width) },
    { name: table.aboutName, rows: [[table.title], ...table.about.map((line) => [line])], widths: [90] },
  ]);
}

export function markdownOf({ title, about, columns, rows }: ExportTable): string {
  const line = (cells: readonly Cell[]): string => `| ${cells.map(inCell).join(' | ')} |`;
  return [
    `# ${markdownText(title)}`,
    '',
    ...about.map((one) => `- ${markdownText(one)}`),
    '',
    line(columns.map((column) => column.head)),
    `|${columns.map(() => '---').join('|')}|`,
    ...rows.map(line),
    '',
  ].join('\n');
}

function withHead({ columns, rows }: ExportTable): readonly (readonly Cell[])[] {
  return [columns.map((column) => column.head), ...rows];
}

/** A cell of a table is one line, and its text is no markup. */
function inCell(value: Cell): string {
  return String(value)
    .split(/\s*[\r\n]+\s*/u)
    .map(markdownText)
    .join('<br>');
}
