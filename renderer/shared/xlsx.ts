import type { Cell } from './csv.ts';
import { zipOf } from './zip.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Of the columns, in characters; text in columns wider than WRAPPED is wrapped. */
  readonly widths?: readonly number[];
}

/** A workbook with one sheet. */
export function xlsxOf(sheet: string, rows: readonly (readonly Cell[])[]): Uint8Array<ArrayBuffer> {
  return workbookOf([{ name: sheet, rows }]);
}

/**
 * A workbook (ECMA-376, SpreadsheetML): on each sheet the first row stands bold and stays in view, numbers are numbers,
 * texts are texts and never formulas.
 */
export function workbookOf(sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  const files = sheets.map((_, i) => `worksheets/sheet${i + 1}.xml`);
  const parts = files
    .map((file) => `<Override PartName="/xl/${file}" ContentType="${TYPE}.worksheet+xml"/>`)
    .join('');
  const list = sheets.map(
    ({ name }, i) => `<sheet name="${escape(sheetName(name))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const targets = files.map((file, i) => [`rId${i + 1}`, ['worksheet', file]] as const);
  return zipOf({
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${parts}<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    '_rels/.rels': relations({ rId1: ['officeDocument', 'xl/workbook.xml'] }),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations({
      ...Object.fromEntries(targets),
      [`rId${sheets.length + 1}`]: ['styles', 'styles.xml'],
    }),
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/${files[i]!}`, sheetOf(sheet)])),
  });
}

const WRAPPED = 30;

function sheetOf({ rows, widths = [] }: Sheet): string {
  const columns = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const cols = columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${cols}<sheetData>${rows.map((row, at) => rowOf(row, at, widths)).join('')}</sheetData></worksheet>`;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function relations(all: Readonly<Record<string, readonly [type: string, target: string]>>): string {
  const list = Object.entries(all).map(
    ([id, [type, target]]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
}

function rowOf(row: readonly Cell[], at: number, widths: readonly number[]): string {
  const cells = row.map((value, column) => {
    const style = at === 0 ? ' s="1"' : (widths[column] ?? 0) > WRAPPED ? ' s="2"' : '';
    return typeof value === 'number'
      ? `<c${style}><v>${value}</v></c>`
      : `<c${style} t="inlineStr"><is><t xml:space="preserve">${escape(bounded(value))}</t></is></c>`;
  });
  return `<row>${cells.join('')}</row>`;
}

/** Excel refuses a file with a longer text in a cell. */
const LONGEST_CELL = 32_767;

function bounded(text: string): string {
  return text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1)}…`;
}

/** Excel allows 31 characters and none of these. */
function sheetName(name: string): string {
  return [...name.replace(/[\\/?*[\]:']/g, ' ').trim()].slice(0, 31).join('') || 'Sheet1';
}

function escape(text: string): string {
  return (
    text
      // XML 1.0 cannot hold these at all.
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
