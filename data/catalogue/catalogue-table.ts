/** The catalogue as a table for spreadsheet programs, and back: what was edited in it, cell by cell. */
import Papa from 'papaparse';
import type { ExportedFile } from '../contract/annotation-model.ts';
import { ArchiveError } from '../contract/errors.ts';
import type { ReportSummary } from '../contract/model.ts';
import { definitionOf, RECORD_FIELDS, type FieldKey } from '../contract/record-fields.ts';
import type { CatalogueChange, CataloguePreview, RefusedCell } from '../contract/record-model.ts';
import { textOfValue, valueIn, valueOfText } from '../contract/record-values.ts';
import { csvOf, startsFormula } from '../plain/csv.ts';
import { formatNamed, type FormatOf } from '../plain/export-formats.ts';
import { cellText, workbookOf } from '../plain/xlsx.ts';
import { readWorkbook } from './read-workbook.ts';
import { RowReports, type HeldDocuments, type StatedRow } from './row-reports.ts';

/** The column that says which report a row is about; it is never changed. */
const ID = '报告编号';
/** The column that says from which file it was read: ids are minted on each machine by itself. */
const ORIGINAL = '原件SHA-256';
const MOST_REFUSED = 1000;

/** A row a report, a column a field, in the order of both; headings are the fields' Chinese names. */
export function catalogueFile(
  reports: readonly ReportSummary[],
  format: FormatOf<'catalogue'>,
): ExportedFile {
  const rows = [
    [ID, ...RECORD_FIELDS.map(({ zh }) => zh), ORIGINAL],
    ...reports.map((report) => [
      report.reportId,
      ...RECORD_FIELDS.map(({ key }) => textOfValue(key, valueIn(report, key))),
      report.sha256 ?? '',
    ]),
  ];
  const { ending, mediaType } = formatNamed(format);
  const written = WRITERS[format](rows);
  return {
    fileName: `著录.${ending}`,
    mediaType,
    contentBase64: Buffer.from(written).toString('base64'),
    count: reports.length,
  };
}

const WRITERS: Readonly<Record<FormatOf<'catalogue'>, (rows: readonly string[][]) => string | Uint8Array>> = {
  csv: csvOf,
  xlsx: (rows) => workbookOf([{ name: '著录', rows, widths: rows[0]!.map(() => 16) }]),
};

/**
 * What a table that was exported and edited would change. A cell that shows what the record says is no change, however the
 * value would be read; rows and columns may be left out, added and put in another order. Throws file_format where the
 * file is no table of ours.
 */
export function previewCatalogue(
  reports: readonly ReportSummary[],
  bytes: Buffer,
  held: HeldDocuments,
): CataloguePreview {
  const [heading = [], ...rows] = tableIn(bytes);
  const names = heading.map((name) => name.trim());
  if (!names.includes(ID)) throw new ArchiveError('file_format', `catalogue: no column "${ID}"`);
  const refused: RefusedCell[] = [];
  const columns = names.flatMap((name, at) => {
    const field = fieldNamed(name);
    if (!field && ![ID, ORIGINAL, ''].includes(name))
      refused.push({ code: 'column', row: 1, field: null, text: name });
    return field ? [{ field, at }] : [];
  });
  const stateOf = rowReader(names, columns);
  const rowReports = new RowReports(reports, held);
  const seen = new Set<string>();
  const changes: CatalogueChange[] = [];
  rows.forEach((cells, place) => {
    const row = place + 2;
    if (cells.every((cell) => cell.trim() === '')) return;
    const stated = stateOf(cells);
    const report = rowReports.find(stated);
    if (typeof report === 'string' || seen.has(report.reportId)) {
      const code = typeof report === 'string' ? report : 'twice';
      refused.push({ code, row, field: null, text: stated.reportId });
      return;
    }
    seen.add(report.reportId);
    for (const { field, at } of columns) {
      const change = changeOf(report, field, cells[at] ?? '');
      if (change === 'refused') refused.push({ code: 'value', row, field, text: cells[at] ?? '' });
      else if (change) changes.push(change);
    }
  });
  return { changes, refused: refused.slice(0, MOST_REFUSED), reports: seen.size };
}

function fieldNamed(name: string): FieldKey | undefined {
  return RECORD_FIELDS.find(({ zh, en }) => name === zh || name === en)?.key;
}

/** What a row says of the document that it describes; the columns are looked for once. */
function rowReader(
  names: readonly string[],
  columns: readonly { readonly field: FieldKey; readonly at: number }[],
): (cells: readonly string[]) => StatedRow {
  const [idAt, originalAt] = [names.indexOf(ID), names.indexOf(ORIGINAL)];
  return (cells) => {
    const value = (key: FieldKey): string | null => {
      const at = columns.find(({ field }) => field === key)?.at ?? -1;
      const read = valueOfText(key, withoutApostrophe(cells[at] ?? ''));
      return typeof read === 'string' ? read : null;
    };
    return {
      reportId: (cells[idAt] ?? '').trim(),
      sha256: (cells[originalAt] ?? '').trim(),
      title: value('title'),
      agency: value('agency'),
      period: value('period'),
      genre: value('genre'),
    };
  };
}

function changeOf(report: ReportSummary, field: FieldKey, cell: string): CatalogueChange | 'refused' | null {
  const now = valueIn(report, field);
  const before = textOfValue(field, now);
  const plain = withoutApostrophe(cell);
  // In a workbook a cell may say less than the record does.
  const shown = [before, cellText(before)].map(asShown);
  if ([cell, plain].some((text) => shown.includes(asShown(text)))) return null;
  const value = valueOfText(field, plain);
  // Collections are filled where they are listed, not in a table.
  if (value === undefined || definitionOf(field).type === 'collections') return 'refused';
  if (JSON.stringify(value) === JSON.stringify(now)) return null;
  return { reportId: report.reportId, field, before: now, after: value };
}

/** Spreadsheets write line ends in their own way. */
function asShown(text: string): string {
  return text.replace(/\r\n?/g, '\n').trimEnd();
}

/** The apostrophe that csv.ts puts before what a spreadsheet would run. */
function withoutApostrophe(cell: string): string {
  return cell.startsWith("'") && startsFormula(cell.slice(1)) ? cell.slice(1) : cell;
}

function tableIn(bytes: Buffer): readonly (readonly string[])[] {
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return readWorkbook(bytes);
  const { data } = Papa.parse<string[]>(textIn(bytes), { skipEmptyLines: false });
  return data;
}

/** UTF-8, or what a Chinese Excel writes as CSV. */
function textIn(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
