import { format as formatNumber } from 'numfmt';
import { placeOfCell, readXml, sharedStringsIn, sheetsIn } from '../../plain/workbook-parts.ts';
import type { SourceLayout } from '../source-layout.ts';
import { SourceWriter } from '../tables/source-writer.ts';
import { hasTitle, writeSheet, type SheetCell } from './write-sheet.ts';
import { ZipText } from './zip-text.ts';

/** Of the rows of a sheet so many are read; a report has no more. */
const MOST_CELLS = 400_000;

/** The sheets of a workbook that are shown, each as lines and tables (ECMA-376 part 1, 18). Cells as they are printed. */
export function readXlsx(
  name: string,
  bytes: Uint8Array,
): { readonly text: string; readonly layout: SourceLayout } {
  const zip = ZipText.open(name, bytes, (entry) => /^xl\/.*\.(?:xml|rels)$/.test(entry));
  const strings = sharedStringsIn(zip.text('xl/sharedStrings.xml'));
  const formats = numberFormats(zip.text('xl/styles.xml'));
  const sheets = sheetsIn(zip.text('xl/workbook.xml'), zip.text('xl/_rels/workbook.xml.rels')).filter(
    ({ isHidden }) => !isHidden,
  );
  const writer = new SourceWriter();
  for (const sheet of sheets) {
    const cells = cellsOf(zip.text(sheet.path), strings, formats);
    if (sheets.length > 1 && !/^Sheet\d*$/i.test(sheet.title)) {
      // On paper a sheet has no name; it stands for a title where the sheet prints none.
      if (hasTitle(cells)) writer.lift(sheet.title, 'page_frame', 1);
      else writer.line(sheet.title, 1);
    }
    writeSheet(writer, cells);
  }
  return writer.finish();
}

/** Formats that a workbook does not spell out (18.8.30), dates as they are shown in China. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  31: 'yyyy"年"m"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
};

/** The format of each cell style; null: as it is. */
function numberFormats(xml: string): (string | null)[] {
  const own = new Map<string, string>();
  const styles: (string | null)[] = [];
  let inStyles = false;
  readXml(xml, {
    open: (tag, attributes) => {
      if (tag === 'numFmt') own.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
      if (tag === 'cellXfs') inStyles = true;
      if (tag === 'xf' && inStyles) {
        const id = attributes['numFmtId'] ?? '0';
        styles.push(own.get(id) ?? BUILT_IN[Number(id)] ?? null);
      }
    },
    close: (tag) => {
      if (tag === 'cellXfs') inStyles = false;
    },
  });
  return styles;
}

interface RawCell {
  readonly reference: string;
  readonly type: string;
  readonly style: number;
  value: string;
}

function cellsOf(xml: string, strings: readonly string[], formats: readonly (string | null)[]): SheetCell[] {
  const cells = new Map<string, { -readonly [K in keyof SheetCell]: SheetCell[K] }>();
  let raw: RawCell | null = null;
  let isValue = false;
  let isHidden = false;
  let row = 0;
  readXml(xml, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']);
        isHidden = attributes['hidden'] === '1' || attributes['hidden'] === 'true';
      } else if (tag === 'c' && !isHidden && cells.size < MOST_CELLS)
        raw = {
          reference: attributes['r'] ?? '',
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          value: '',
        };
      else if (tag === 'mergeCell') merge(cells, attributes['ref'] ?? '');
      isValue = tag === 'v' || tag === 't';
    },
    close: (tag) => {
      isValue = false;
      if (tag !== 'c' || !raw) return;
      const place = placeOfCell(raw.reference);
      const text = shown(raw, strings, formats);
      if (place && text !== '') cells.set(raw.reference, { ...place, rowSpan: 1, columnSpan: 1, text });
      raw = null;
    },
    text: (text) => {
      if (isValue && raw) raw.value += text;
    },
  });
  return [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** The cell at the upper left of a merged range spans it; the others are not shown. */
function merge(cells: Map<string, { -readonly [K in keyof SheetCell]: SheetCell[K] }>, range: string): void {
  const [from = '', to = ''] = range.split(':');
  const [first, last, cell] = [placeOfCell(from), placeOfCell(to), cells.get(from)];
  if (!first || !last || !cell) return;
  cell.rowSpan = Math.max(1, Math.min(2000, last.row - first.row + 1));
  cell.columnSpan = Math.max(1, Math.min(500, last.column - first.column + 1));
}

function shown(raw: RawCell, strings: readonly string[], formats: readonly (string | null)[]): string {
  const { type, value } = raw;
  if (type === 's') return (strings[Number(value)] ?? '').trim();
  if (type === 'b') return value === '1' ? '是' : '否';
  if (type !== 'n' || value === '' || !Number.isFinite(Number(value))) return value.trim();
  return printed(Number(value), formats[raw.style] ?? null);
}

/** A number as its format prints it; as it is where the format is none that can be followed. */
function printed(value: number, code: string | null): string {
  const plain = String(Number(value.toPrecision(15)));
  if (code === null) return plain;
  try {
    return formatNumber(code, value, { throws: true }).trim();
  } catch {
    return plain;
  }
}
