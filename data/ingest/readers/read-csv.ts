import Papa from 'papaparse';
import type { SourceLayout } from '../source-layout.ts';
import { SourceWriter } from '../tables/source-writer.ts';
import { writeSheet } from './write-sheet.ts';

/** Rows of values as a table; the separator is found out, or stands in a first line for spreadsheet programs (`sep=;`). */
export function readCsv(text: string): { readonly text: string; readonly layout: SourceLayout } {
  const [, stated = '', rows = ''] = /^\ufeff?(?:sep=(.)\r?\n)?([\s\S]*)$/i.exec(text) ?? [];
  const { data } = Papa.parse<string[]>(rows, { skipEmptyLines: false, delimiter: stated });
  const cells = data.flatMap((values, row) =>
    values.map((value, column) => ({ row, column, rowSpan: 1, columnSpan: 1, text: value.trim() })),
  );
  const writer = new SourceWriter();
  writeSheet(writer, cells);
  return writer.finish();
}
