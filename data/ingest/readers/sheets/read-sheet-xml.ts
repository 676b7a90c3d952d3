import { readXml } from '../../../plain/read-xml.ts';
import type { SourceLayout } from '../../source-layout.ts';
import { writeSheets } from '../write-sheet.ts';
import { plainly, printedAs, SERIAL_OF_1970 } from './number-formats.ts';
import { asShown, type SheetInFile, type Stretch } from './shown-cells.ts';

type Attributes = Readonly<Record<string, string>>;

const MOST_CELLS = 400_000;
const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384];
const MOST_SPANNED = 2000;

/** Formats that have a name (XML Spreadsheet Reference, `ss:Format`), dates as they are shown in China. */
const NAMED: Readonly<Record<string, string>> = {
  Fixed: '0.00',
  Standard: '#,##0.00',
  Percent: '0.00%',
  Scientific: '0.00E+00',
  'General Date': 'yyyy/m/d h:mm',
  'Long Date': 'yyyy"年"m"月"d"日"',
  'Medium Date': 'd-mmm-yy',
  'Short Date': 'yyyy/m/d',
  'Long Time': 'h:mm:ss',
  'Medium Time': 'h:mm AM/PM',
  'Short Time': 'h:mm',
};

interface Sheet extends SheetInFile {
  isHidden: boolean;
}

interface OpenCell {
  readonly column: number;
  readonly attributes: Attributes;
  type: string;
  value: string;
}

/** The sheets of a workbook in one file of XML (Excel 2003, “XML 表格”), as web programs export it under the name .xls. */
export function readSheetXml(xml: string): { readonly text: string; readonly layout: SourceLayout } {
  const sheets = new SheetXml().read(xml).filter(({ isHidden }) => !isHidden);
  return writeSheets(sheets.map(asShown));
}

class SheetXml {
  readonly #sheets: Sheet[] = [];
  readonly #codes = new Map<string, string>();
  #style = '';
  #row = 0;
  #column = 0;
  #definedColumns = 0;
  #cell: OpenCell | null = null;
  #isValue = false;
  #isVisibility = false;
  #isComment = false;

  read(xml: string): readonly Sheet[] {
    readXml(xml, {
      open: (tag, attributes) => this.#open(tag, bare(attributes)),
      close: (tag) => this.#close(tag),
      text: (text) => {
        if (this.#cell && this.#isValue) this.#cell.value += text;
        const sheet = this.#sheets.at(-1);
        if (sheet && this.#isVisibility) sheet.isHidden = /hidden/i.test(text);
      },
    });
    return this.#sheets;
  }

  #open(tag: string, attributes: Attributes): void {
    const sheet = this.#sheets.at(-1);
    if (tag === 'Style') this.#style = attributes['ID'] ?? '';
    else if (tag === 'NumberFormat') this.#codes.set(this.#style, attributes['Format'] ?? '');
    else if (tag === 'Worksheet') {
      this.#sheets.push({
        ...{ title: attributes['Name'] ?? '', cells: [], hiddenRows: [], hiddenColumns: [] },
        isHidden: false,
      });
      this.#row = this.#column = this.#definedColumns = 0;
    } else if (!sheet) return;
    else if (tag === 'Column')
      this.#definedColumns = stretch(this.#definedColumns, attributes, sheet.hiddenColumns, MOST_COLUMNS);
    else if (tag === 'Row') {
      this.#row = stretch(this.#row, attributes, sheet.hiddenRows, MOST_ROWS);
      this.#column = 0;
    } else if (tag === 'Cell') {
      const column = indexOf(attributes, this.#column, MOST_COLUMNS);
      this.#column = column + 1 + numberOf(attributes['MergeAcross'], MOST_SPANNED);
      if (sheet.cells.length < MOST_CELLS) this.#cell = { column, attributes, type: '', value: '' };
    } else if (tag === 'Data' && this.#cell && !this.#isComment) {
      this.#cell.type = attributes['Type'] ?? 'String';
      this.#isValue = true;
    } else if (tag === 'Comment') this.#isComment = true;
    else if (tag === 'Visible') this.#isVisibility = true;
  }

  #close(tag: string): void {
    if (tag === 'Data') this.#isValue = false;
    else if (tag === 'Visible') this.#isVisibility = false;
    else if (tag === 'Comment') this.#isComment = false;
    const cell = this.#cell;
    if (tag !== 'Cell' || !cell) return;
    this.#cell = null;
    const { attributes } = cell;
    const text = this.#shown(cell);
    if (text === '') return;
    this.#sheets.at(-1)?.cells.push({
      ...{ row: this.#row - 1, column: cell.column, text },
      rowSpan: 1 + numberOf(attributes['MergeDown'], MOST_SPANNED),
      columnSpan: 1 + numberOf(attributes['MergeAcross'], MOST_SPANNED),
    });
  }

  #shown({ type, value, attributes }: OpenCell): string {
    const text = value.replaceAll(/\s+/g, ' ').trim();
    if (type === 'Boolean') return text === '1' ? '是' : '否';
    const number = type === 'DateTime' ? serialOf(text) : type === 'Number' ? Number(text) : Number.NaN;
    if (text === '' || !Number.isFinite(number)) return text;
    const format = this.#codes.get(attributes['StyleID'] ?? 'Default') ?? '';
    const code = NAMED[format] ?? (format.startsWith('General') ? '' : plainly(format));
    return printedAs(code === '' ? null : code, number);
  }
}

/** Names without their prefix. */
function bare(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name.slice(name.indexOf(':') + 1), value]),
  );
}

function numberOf(stated: string | undefined, most: number): number {
  const value = Number(stated ?? 0);
  return Number.isSafeInteger(value) && value > 0 ? Math.min(value, most) : 0;
}

/** From 0; `next` where nothing says otherwise. */
const indexOf = ({ Index }: Attributes, next: number, most: number): number =>
  Index === undefined ? next : Math.max(next, numberOf(Index, most) - 1);

/** The one behind those of which the element speaks. */
function stretch(next: number, attributes: Attributes, hidden: Stretch[], most: number): number {
  const from = indexOf(attributes, next, most);
  const end = from + 1 + numberOf(attributes['Span'], most);
  if (attributes['Hidden'] === '1') hidden.push([from, end]);
  return end;
}

/** 2023-12-31T00:00:00.000 as workbooks count days. */
function serialOf(stated: string): number {
  return Date.parse(`${stated.replace(/Z$/, '')}Z`) / 86_400_000 + SERIAL_OF_1970;
}
