import { readXml } from '../../plain/read-xml.ts';
import { placeOfCell, sharedStringsIn, sheetsIn, withCodes } from '../../plain/workbook-parts.ts';
import type { SourceLayout } from '../source-layout.ts';
import { NumberFormats } from './sheets/number-formats.ts';
import { shownCells, type Stretch } from './sheets/shown-cells.ts';
import { keyOf, unstoredSums, type CellValues, type UnstoredCell } from './sheets/unstored-sums.ts';
import { writeSheets, type SheetCell } from './write-sheet.ts';
import { ZipText } from './zip-text.ts';

/** Of the rows of a sheet so many are read; a report has no more. */
const MOST_CELLS = 400_000;

/** The sheets of a workbook that are shown, each as lines and tables (ECMA-376 part 1, 18). Cells as they are printed. */
export function readXlsx(
  name: string,
  bytes: Uint8Array,
): { readonly text: string; readonly layout: SourceLayout } {
  const zip = ZipText.open(name, bytes, (entry) => /^xl\/.*\.(?:xml|rels)$/.test(entry));
  const strings = sharedStringsIn(zip.text('xl/sharedStrings.xml')).map(withCodes);
  const workbook = zip.text('xl/workbook.xml');
  const formats = new NumberFormats(zip.text('xl/styles.xml'), workbook);
  const sheets = sheetsIn(workbook, zip.text('xl/_rels/workbook.xml.rels')).filter(
    ({ isHidden }) => !isHidden,
  );
  return writeSheets(
    sheets.map(({ title, path }) => ({ title, cells: cellsOf(zip.text(path), strings, formats) })),
  );
}

interface RawCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string;
}

interface SheetParts {
  readonly cells: Map<string, { -readonly [K in keyof SheetCell]: SheetCell[K] }>;
  readonly hiddenRows: Stretch[];
  readonly hiddenColumns: Stretch[];
}

function cellsOf(xml: string, strings: readonly string[], formats: NumberFormats): readonly SheetCell[] {
  const parts: SheetParts = { cells: new Map(), hiddenRows: [], hiddenColumns: [] };
  const { cells } = parts;
  let raw: RawCell | null = null;
  const values: CellValues = new Map();
  const unstored: (UnstoredCell & { readonly style: number })[] = [];
  let isValue = false;
  let isFormula = false;
  let isPhonetic = false;
  let [row, column] = [-1, -1];
  readXml(xml, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']) - 1;
        column = -1;
        if (isOn(attributes['hidden'])) parts.hiddenRows.push([row, row + 1]);
      } else if (tag === 'c') {
        // A cell that does not say where it is stands behind the one before it.
        const place = placeOfCell(attributes['r'] ?? '') ?? { row, column: column + 1 };
        column = place.column;
        if (cells.size < MOST_CELLS)
          raw = {
            ...{ ...place, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0) },
            ...{ value: '', formula: '' },
          };
      } else if (tag === 'col') hideColumns(parts, attributes);
      else if (tag === 'mergeCell') merge(cells, attributes['ref'] ?? '');
      else if (tag === 'rPh') isPhonetic = true;
      isValue = (tag === 'v' || tag === 't') && !isPhonetic;
      isFormula = tag === 'f';
    },
    close: (tag) => {
      isValue = isFormula = false;
      if (tag === 'rPh') isPhonetic = false;
      if (tag !== 'c' || !raw) return;
      if (raw.value === '' && raw.formula !== '') unstored.push(raw);
      const text = shown(raw, strings, formats);
      if (text !== '') values.set(keyOf(raw.row, raw.column), raw.type === 'n' ? Number(raw.value) : null);
      if (text !== '') put(cells, raw, text);
      raw = null;
    },
    text: (text) => {
      if (isValue && raw) raw.value += text;
      else if (isFormula && raw) raw.formula += text;
    },
  });
  const sums = unstoredSums(unstored, values);
  for (const cell of unstored) {
    const sum = sums.get(cell);
    // As a program shows a formula that it does not work out.
    put(cells, cell, sum === undefined ? `=${cell.formula}` : formats.printed(sum, cell.style));
  }
  return shownCells(
    [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column),
    parts.hiddenRows.sort(([a], [b]) => a - b),
    parts.hiddenColumns.sort(([a], [b]) => a - b),
  );
}

function put(
  cells: SheetParts['cells'],
  { row, column }: Pick<RawCell, 'row' | 'column'>,
  text: string,
): void {
  cells.set(keyOf(row, column), { row, column, rowSpan: 1, columnSpan: 1, text });
}

const isOn = (stated: string | undefined): boolean => stated === '1' || stated === 'true';

function hideColumns({ hiddenColumns }: SheetParts, attributes: Readonly<Record<string, string>>): void {
  const [from, to] = [Number(attributes['min']), Number(attributes['max'])];
  if (isOn(attributes['hidden']) && from >= 1 && to >= from) hiddenColumns.push([from - 1, to]);
}

/** The cell at the upper left of a merged range spans it; the others are not shown. */
function merge(cells: SheetParts['cells'], range: string): void {
  const [first, last] = range.split(':').map((reference) => placeOfCell(reference));
  const cell = first && cells.get(keyOf(first.row, first.column));
  if (!first || !last || !cell) return;
  cell.rowSpan = Math.max(1, Math.min(2000, last.row - first.row + 1));
  cell.columnSpan = Math.max(1, Math.min(500, last.column - first.column + 1));
}

function shown(raw: RawCell, strings: readonly string[], formats: NumberFormats): string {
  const { type, value } = raw;
  if (type === 's') return (strings[Number(value)] ?? '').trim();
  if (type === 'b') return value === '1' ? '是' : '否';
  if (type !== 'n' || value === '' || !Number.isFinite(Number(value))) return withCodes(value).trim();
  return formats.printed(Number(value), raw.style);
}
