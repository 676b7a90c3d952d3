import type { TextRange } from '../contract/model.ts';
import { sliceCodePoints, codePointLength } from '../contract/code-points.ts';
import { markdownLine, markdownText, markdownWords } from '../plain/markdown-text.ts';
import type { ExportedHit } from './exported-hit.ts';

/** The hits as quotations, each with the number of its source, and the sources at the end. */
export function hitsMarkdown(hits: readonly ExportedHit[], query: string): string {
  const sources = [...new Set(hits.map((hit) => hit.citation))];
  const quoted = hits.map((hit) => quotation(hit, sources.indexOf(hit.citation) + 1));
  const listed = sources.map((citation, i) => `\\[${i + 1}\\] ${markdownText(citation)}`);
  return `${[
    `# 检索：${markdownText(query)}`,
    `${hits.length} 段`,
    ...quoted,
    '## 参考文献',
    listed.join('\n\n'),
  ].join('\n\n')}\n`;
}

function quotation(hit: ExportedHit, source: number): string {
  const edition = hit.edition === 'digest' ? '提要' : '原文';
  const place = [hit.reportName, edition, ...(hit.section ? [hit.section] : [])];
  return `> ${marked(hit.text, hit.ranges)}\n>\n> —— ${markdownText(place.join(' · '))}\\[${source}\\]`;
}

function marked(text: string, ranges: readonly TextRange[]): string {
  let written = '';
  let at = 0;
  const part = (start: number, end: number): string => markdownWords(sliceCodePoints(text, start, end));
  for (const [start, end] of ranges) {
    written += `${part(at, start)}**${part(start, end)}**`;
    at = end;
  }
  return markdownLine(written + part(at, codePointLength(text)));
}
