import type { TextRange } from '../contract/model.ts';
import { sliceCodePoints, codePointLength } from '../contract/code-points.ts';
import type { ExportedHit } from './exported-hit.ts';

/** The hits as quotations, each with the number of its source, and the sources at the end. */
export function hitsMarkdown(hits: readonly ExportedHit[], query: string): string {
  const sources = [...new Set(hits.map((hit) => hit.citation))];
  const quoted = hits.map((hit) => quotation(hit, sources.indexOf(hit.citation) + 1));
  const listed = sources.map((citation, i) => `\\[${i + 1}\\] ${escape(citation)}`);
  return `${[
    `# 检索：${escape(oneLine(query))}`,
    `${hits.length} 段`,
    ...quoted,
    '## 参考文献',
    listed.join('\n\n'),
  ].join('\n\n')}\n`;
}

function quotation(hit: ExportedHit, source: number): string {
  const edition = hit.edition === 'digest' ? '提要' : '原文';
  const place = [hit.reportName, edition, ...(hit.section ? [hit.section] : [])];
  return `> ${marked(hit.text, hit.ranges)}\n>\n> —— ${escape(oneLine(place.join(' · ')))}\\[${source}\\]`;
}

function marked(text: string, ranges: readonly TextRange[]): string {
  let written = '';
  let at = 0;
  const part = (start: number, end: number): string => escape(oneLine(sliceCodePoints(text, start, end)));
  for (const [start, end] of ranges) {
    written += `${part(at, start)}**${part(start, end)}**`;
    at = end;
  }
  return written + part(at, codePointLength(text));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/gu, ' ');
}

/** Nothing of a text may become Markdown. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}
