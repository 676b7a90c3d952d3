import { strToU8 } from 'fflate';
import type { Cell } from './csv.ts';
import { writeZip } from './zip.ts';

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Of the columns, in characters; text in columns wider than WRAPPED is wrapped. */
  readonly widths?: readonly number[];
}

/**
 * A workbook (ECMA-376, SpreadsheetML, transitional): on each sheet the first row stands bold and stays in view, numbers
 * are numbers, texts are texts and never formulas. Every row and cell states its reference, for some readers ask for it.
 */
export function workbookOf(sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  const files = sheets.map((_, i) => `worksheets/sheet${i + 1}.xml`);
  const targets = files.map((file) => ['worksheet', file] as const);
  const parts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', contentTypes(files)],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listOf(sheets)}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relations([...targets, ['styles', 'styles.xml']])],
    ['xl/styles.xml', STYLES],
    ...sheets.map((sheet, i) => [`xl/${files[i]!}`, sheetOf(sheet)] as const),
  ];
  return writeZip(new Map(parts.map(([name, xml]) => [name, strToU8(HEAD + xml)])));
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Style 0 is plain, 1 bold, 2 wrapped. Two fills, for Excel takes the second for its own grey. */
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function contentTypes(files: readonly string[]): string {
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}" ContentType="${TYPE}.${type}+xml"/>`;
  const parts = [
    override('workbook.xml', 'sheet.main'),
    ...files.map((file) => override(file, 'worksheet')),
    override('styles.xml', 'styles'),
  ];
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`;
}

function relations(all: readonly (readonly [type: string, target: string])[]): string {
  const list = all.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
}

function listOf(sheets: readonly Sheet[]): string {
  return sheets
    .map(({ name }, i) => `<sheet name="${escape(sheetName(name))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('');
}

/** Excel allows 31 UTF-16 units and none of these. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:']/g, ' ')
      .trim()
      .slice(0, 31)
      .toWellFormed() || 'Sheet1'
  );
}

const WRAPPED = 30;

function sheetOf({ rows, widths = [] }: Sheet): string {
  const columns = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const cols = columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  const data = rows.map(
    (row, at) =>
      `<row r="${at + 1}">${row.map((cell, column) => cellOf(cell, at, column, widths)).join('')}</row>`,
  );
  return `<worksheet xmlns="${MAIN}">${view}${cols}<sheetData>${data.join('')}</sheetData></worksheet>`;
}

function cellOf(cell: Cell, row: number, column: number, widths: readonly number[]): string {
  const style = row === 0 ? ' s="1"' : (widths[column] ?? 0) > WRAPPED ? ' s="2"' : '';
  const place = `r="${columnName(column)}${row + 1}"${style}`;
  // What is no number in XML Schema (NaN, infinity) is told in words.
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c ${place}><v>${cell}</v></c>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escape(bounded(String(cell)))}</t></is></c>`;
}

/** 0 → A, 25 → Z, 26 → AA */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** Excel refuses a cell with more UTF-16 units than these. */
const LONGEST_CELL = 32_767;
const CUT = '…（此格已满，以下从略 the cell is full, the rest is left out）';

function bounded(text: string): string {
  return text.length <= LONGEST_CELL
    ? text
    : `${text.slice(0, LONGEST_CELL - CUT.length).toWellFormed()}${CUT}`;
}

/** A text as a cell gives it back: cut where it is longer than Excel takes, without what XML 1.0 cannot hold. */
export function cellText(text: string): string {
  return withoutUnheld(bounded(text));
}

function withoutUnheld(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}

/** What XML 1.0 cannot hold is left out, and `_x0041_`, which Excel would read as A, is written as it must be. */
function escape(text: string): string {
  return withoutUnheld(text)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
