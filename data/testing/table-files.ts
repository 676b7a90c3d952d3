/** Files that hold tables of our own, in the formats in which agencies publish them. */
import { docxOfBody, escapeXml } from './sample-files.ts';
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
