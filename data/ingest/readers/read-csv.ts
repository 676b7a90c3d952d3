import Papa from 'papaparse';
import type { SourceLayout } from '../source-layout.ts';
import { SourceWriter } from '../tables/source-writer.ts';
import { writeSheet } from './write-sheet.ts';

/** Rows of values as a table; the separator is found out. */
export function readCsv(text: string): { readonly text: string; readonly layout: SourceLayout } {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: false });
  const cells = data.flatMap((values, row) =>
    values.map((value, column) => ({ row, column, rowSpan: 1, columnSpan: 1, text: value.trim() })),
  );
  const writer = new SourceWriter();
  writeSheet(writer, cells);
  return writer.finish();
}
