import { csvOf, type Cell } from './csv.ts';
import { saveFile } from './save-file.ts';
import { workbookOf, XLSX_TYPE } from './xlsx.ts';

export const TABLE_FORMATS = ['xlsx', 'csv', 'markdown'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

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

export function saveTable(table: ExportTable, format: TableFormat): void {
  switch (format) {
    case 'xlsx':
      return saveFile(`${table.fileName}.xlsx`, XLSX_TYPE, workbookWithSource(table));
    case 'csv':
      return saveFile(`${table.fileName}.csv`, 'text/csv;charset=utf-8', csvOf(withHead(table)));
    case 'markdown':
      return saveFile(`${table.fileName}.md`, 'text/markdown;charset=utf-8', markdownOf(table));
  }
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
    `# ${title}`,
    '',
    ...about.map((one) => `- ${one}`),
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

/** A cell of a table is one line, and its text is no markup (CommonMark 0.31, backslash escapes). */
function inCell(value: Cell): string {
  return String(value)
    .replaceAll(/[\\|*_`<>[\]]/g, (character) => `\\${character}`)
    .replaceAll(/\s*\n\s*/g, '<br>');
}
