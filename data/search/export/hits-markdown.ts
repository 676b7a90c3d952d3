import type { TextRange } from '../../contract/model.ts';
import { sliceCodePoints, codePointLength } from '../../contract/code-points.ts';
import { markdownLine, markdownText, markdownWords } from '../../plain/markdown-text.ts';
import type { PrintedTable, TablePlace } from '../../plain/printed-table.ts';
import type { ExportedHit } from './exported-hit.ts';

/** The hits as quotations, each with the number of its source, and the sources at the end. */
export function hitsMarkdown(hits: readonly ExportedHit[], query: string, about: readonly string[]): string {
  const sources = [...new Set(hits.map((hit) => hit.citation))];
  const quoted = hits.map((hit) => quotation(hit, sources.indexOf(hit.citation) + 1));
  const listed = sources.map((citation, i) => `\\[${i + 1}\\] ${markdownText(citation)}`);
  return `${[
    `# 检索：${markdownText(query)}`,
    `${hits.length} 段`,
    ...about.map(markdownText),
    ...quoted,
    '## 参考文献',
    listed.join('\n\n'),
  ].join('\n\n')}\n`;
}

function quotation(hit: ExportedHit, source: number): string {
  const edition = hit.edition === 'digest' ? '提要' : '原文';
  const place = [hit.reportName, edition, ...(hit.section ? [hit.section] : [])];
  const table = hit.printed();
  const words = table
    ? tableLines(hit, table)
    : [markdownLine(marked(hit.text, hit.ranges, 0, codePointLength(hit.text)))];
  const said = `—— ${markdownText(place.join(' · '))}\\[${source}\\]`;
  return [...words, '', said].map((line) => `> ${line}`.trimEnd()).join('\n');
}

/** Of a part of a text, with marks that may begin before it or end behind it. */
function marked(text: string, ranges: readonly TextRange[], from: number, to: number): string {
  let written = '';
  let at = from;
  const part = (start: number, end: number): string => markdownWords(sliceCodePoints(text, start, end));
  for (const [start, end] of ranges) {
    const [first, last] = [Math.max(start, at), Math.min(end, to)];
    if (first >= last) continue;
    written += `${part(at, first)}**${part(first, last)}**`;
    at = last;
  }
  return written + part(at, to);
}

/** A table of GitHub's Markdown; its first row stands as the head, which that form demands, and no cell spans. */
function tableLines({ text, ranges }: ExportedHit, { caption, rows }: PrintedTable): readonly string[] {
  const wordsIn = (place: TablePlace): string =>
    place.kind === 'cell' ? marked(text, ranges, place.start, place.end) : '';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const [head, ...others] = rows.map((row) => line(row.map(wordsIn)));
  const above = caption ? [markdownLine(markdownWords(caption)), ''] : [];
  return [...above, head!, line(Array<string>(columns).fill('---')), ...others];
}
