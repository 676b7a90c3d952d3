import { ArchiveError } from '../contract/errors.ts';
import { readXml } from '../plain/read-xml.ts';
import { placeOfCell, sharedStringsIn, sheetsIn, withCodes } from '../plain/workbook-parts.ts';
import { readZip, type ZipFiles } from '../plain/zip.ts';

/** Unpacked; a catalogue of 100,000 reports is about a tenth of it. */
const LARGEST_WORKBOOK = 512 * 1024 * 1024;
const MOST_CELLS = 10_000_000;

/**
 * Cells of the first sheet of a workbook (ECMA-376 part 1, 18.3), as text, row by row; a row or a cell that the file
 * leaves out is empty. Formulas are what they gave last. Throws file_format, file_unreadable or file_too_large.
 */
export function readWorkbook(bytes: Uint8Array): readonly (readonly string[])[] {
  const files = readZip(bytes, LARGEST_WORKBOOK);
  if ('fault' in files) throw new ArchiveError('file_format', `workbook: ${files.fault}`);
  const sheet = partOf(files, firstSheet(files));
  if (sheet === '') throw new ArchiveError('file_unreadable', 'workbook: no sheet');
  return cellsOf(sheet, sharedStringsIn(partOf(files, 'xl/sharedStrings.xml')).map(withCodes));
}

function partOf(files: ZipFiles, name: string): string {
  const bytes = files.get(name);
  return bytes ? new TextDecoder().decode(bytes) : '';
}

function firstSheet(files: ZipFiles): string {
  const [first] = sheetsIn(partOf(files, 'xl/workbook.xml'), partOf(files, 'xl/_rels/workbook.xml.rels'));
  return first?.path ?? 'xl/worksheets/sheet1.xml';
}

function cellsOf(xml: string, strings: readonly string[]): string[][] {
  const rows: string[][] = [];
  let [row, column, type, value, isValue, count] = [0, -1, '', '', false, 0];
  readXml(xml, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        row = Number(attributes['r'] ?? row + 1);
        column = -1;
      } else if (tag === 'c') {
        column = attributes['r'] === undefined ? column + 1 : (placeOfCell(attributes['r'])?.column ?? 0);
        type = attributes['t'] ?? 'n';
        value = '';
      }
      isValue = tag === 'v' || tag === 't';
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') isValue = false;
      if (tag !== 'c' || value === '') return;
      if (++count > MOST_CELLS || column > 16_384 || row > 1_048_576)
        throw new ArchiveError('file_too_large', 'workbook: too many cells');
      const cells = (rows[row - 1] ??= []);
      cells[column] = type === 's' ? (strings[Number(value)] ?? '') : withCodes(value);
    },
    text: (text) => {
      if (isValue) value += text;
    },
  });
  // Holes of both arrays are what the file leaves out.
  return Array.from(rows, (cells: string[] | undefined) =>
    Array.from(cells ?? [], (cell: string | undefined) => cell ?? ''),
  );
}
