/** Files that hold tables of our own, in the formats in which agencies publish them. */
import { deflateRawSync } from 'node:zlib';
import { placeCells } from '../ingest/tables/table-grid.ts';
import { docxOfBody, escapeXml } from './sample-files.ts';
import { zipOf } from './zip-writer.ts';
import type { Rows } from './statutory-tables.ts';

export type Part = string | Rows;

export function htmlOf(parts: readonly Part[]): Uint8Array {
  const body = parts.map((part, i) =>
    typeof part === 'string'
      ? `<${i === 0 ? 'h1' : 'p'}>${escapeXml(part)}</${i === 0 ? 'h1' : 'p'}>`
      : `<table>${part
          .map(
            (row) =>
              `<tr>${row
                .map(
                  ({ text, rowSpan, columnSpan }) =>
                    `<td rowspan="${rowSpan}" colspan="${columnSpan}"><p>${escapeXml(text)}</p></td>`,
                )
                .join('')}</tr>`,
          )
          .join('\n')}</table>`,
  );
  return new TextEncoder().encode(`<!doctype html><meta charset="utf-8"><body>${body.join('\n')}</body>`);
}

export function docxWithTables(parts: readonly Part[]): Uint8Array {
  return docxOfBody(
    parts.map((part) => (typeof part === 'string' ? paragraph(part) : wordTable(part))).join(''),
  );
}

const paragraph = (text: string): string => `<w:p><w:r><w:t>${escapeXml(text)}</w:t></w:r></w:p>`;

/** Word has no cell under one that spans rows but an empty one that says so. */
function wordTable(rows: Rows): string {
  const open = new Map<number, { left: number; span: number }>();
  const lines = rows.map((row) => {
    const cells: string[] = [];
    let column = 0;
    const below = (): void => {
      for (let above = open.get(column); above && above.left > 0; above = open.get(column)) {
        above.left--;
        cells.push(`<w:tc><w:tcPr><w:gridSpan w:val="${above.span}"/><w:vMerge/></w:tcPr><w:p/></w:tc>`);
        column += above.span;
      }
    };
    for (const { text, rowSpan, columnSpan } of row) {
      below();
      const merge = rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : '';
      cells.push(
        `<w:tc><w:tcPr><w:gridSpan w:val="${columnSpan}"/>${merge}</w:tcPr>${paragraph(text)}</w:tc>`,
      );
      if (rowSpan > 1) open.set(column, { left: rowSpan - 1, span: columnSpan });
      column += columnSpan;
    }
    below();
    return `<w:tr>${cells.join('')}</w:tr>`;
  });
  return `<w:tbl>${lines.join('')}</w:tbl>`;
}

/** Markdown has no spans: only tables of one head and whole rows. */
export function markdownOf(parts: readonly Part[]): Uint8Array {
  const written = parts.map((part, i) =>
    typeof part === 'string'
      ? `${i === 0 ? '# ' : ''}${part}`
      : part
          .flatMap((row, r) => {
            const line = `| ${row.map(({ text }) => text).join(' | ')} |`;
            return r === 0 ? [line, `|${'---|'.repeat(row.length)}`] : [line];
          })
          .join('\n'),
  );
  return new TextEncoder().encode(written.join('\n\n'));
}

/** A workbook of one sheet: parts one below the other, a row between them. */
export function xlsxOf(parts: readonly Part[]): Uint8Array {
  const merges: string[] = [];
  const rows: string[] = [];
  let row = 1;
  const put = (cells: readonly string[]): void => void rows.push(`<row r="${row}">${cells.join('')}</row>`);
  for (const part of parts) {
    if (typeof part === 'string') {
      put([sheetCell(row, 0, part)]);
      row += 2;
      continue;
    }
    const { cells } = placeCells(part);
    part.forEach((_, at) => {
      const own = cells.filter((cell) => cell.row === at);
      put(own.map((cell) => sheetCell(row, cell.column, cell.text)));
      for (const { column, columnSpan, rowSpan } of own)
        if (columnSpan > 1 || rowSpan > 1)
          merges.push(`${nameOf(column)}${row}:${nameOf(column + columnSpan - 1)}${row + rowSpan - 1}`);
      row++;
    });
    row++;
  }
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  return packed({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/><sheet name="备用" sheetId="2" state="hidden" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="3"/><xf numFmtId="4"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.join('')}</sheetData><mergeCells>${merged}</mergeCells></worksheet>`,
  });
}

const nameOf = (column: number): string => String.fromCharCode(65 + column);

/** Thousands are a format of the number, as Excel keeps them; all else is text. */
function sheetCell(row: number, column: number, text: string): string {
  const at = `${nameOf(column)}${row}`;
  if (/^-?\d[\d,]*(?:\.\d+)?$/.test(text))
    return `<c r="${at}" s="${text.includes(',') ? (text.includes('.') ? 2 : 1) : 0}"><v>${text.replaceAll(',', '')}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`;
}

/** A packed document of the given parts. */
export function packed(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipOf(
    Object.entries(parts).map(([name, content]) => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      return { name, packed: deflateRawSync(bytes), unpackedSize: bytes.length };
    }),
  );
}

export function csvOf(rows: Rows): Uint8Array {
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text}"` : text);
  return new TextEncoder().encode(
    rows.map((row) => row.map(({ text }) => quoted(text)).join(',')).join('\r\n'),
  );
}
