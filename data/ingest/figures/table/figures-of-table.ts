import { parseOriginal } from '../../parse-original.ts';
import { readHtml } from '../../readers/read-html.ts';
import { extractFigures } from '../extract-figures.ts';
import type { FigureContext } from '../figure-context.ts';
import { SAMPLE_CONTEXT } from '../figures-of.ts';

/** A cell's words, or with how many columns it spans. */
export type SampleCell = string | { readonly text: string; readonly columns: number };

/** The figures of one table in a report on 2023, below its caption, each as a line for reading in a test. */
export function figuresOfTable(
  rows: readonly (readonly SampleCell[])[],
  caption = '',
  context: Partial<FigureContext> = {},
): readonly string[] {
  const html = `<h1>清水县市场监督管理局2023年工作情况</h1><p>主要的情况见下表。</p><p>${caption}</p><table>${rows.map(rowOf).join('')}</table>`;
  const { text, layout } = readHtml(html);
  const { sections } = parseOriginal(text, {}, layout);
  return extractFigures(sections, { ...SAMPLE_CONTEXT, ...context }).map(
    ({ subject, value, unit, kind, period }) => `${subject} ${value}${unit} ${kind} ${period}`,
  );
}

function rowOf(cells: readonly SampleCell[]): string {
  const written = cells.map((cell) =>
    typeof cell === 'string' ? `<td>${cell}</td>` : `<td colspan="${cell.columns}">${cell.text}</td>`,
  );
  return `<tr>${written.join('')}</tr>`;
}
