import { codePointLength, sliceCodePoints } from '../../contract/code-points.ts';
import type { TextRange } from '../../contract/model.ts';
import { docxOf } from '../../plain/docx.ts';
import type { PrintedTable } from '../../plain/printed-table.ts';
import {
  heading,
  paragraph,
  writtenTable,
  type WrittenBlock,
  type WrittenRun,
} from '../../plain/written-document.ts';
import type { ExportedHit } from './exported-hit.ts';

/** The hits as a Word file: each a quotation with the number of its source, the sources at the end. */
export function hitsDocx(
  hits: readonly ExportedHit[],
  query: string,
  about: readonly string[],
): Promise<Uint8Array> {
  const sources = [...new Set(hits.map((hit) => hit.citation))];
  const quoted = hits.flatMap((hit, i) => [
    ...(hits[i - 1]?.reportId === hit.reportId ? [] : [heading(2, hit.reportName)]),
    ...quotation(hit, sources.indexOf(hit.citation) + 1),
  ]);
  return docxOf({
    title: `检索：${query}`,
    runningHead: [`览卷 · 检索：${query} · ${hits.length} 段`, ...headOf(hits)],
    about: [`${hits.length} 段`, ...about],
    isLandscape: false,
    blocks: [
      heading(1, '检索结果'),
      ...quoted,
      heading(1, '参考文献'),
      ...sources.map((citation, i) => paragraph(`[${i + 1}] ${citation}`)),
    ],
  });
}

/** One report is cited at the top of every page; several are named. */
function headOf(hits: readonly ExportedHit[]): readonly string[] {
  const citations = [...new Set(hits.map((hit) => hit.citation))];
  if (citations.length === 1) return citations;
  const names = [...new Set(hits.map((hit) => hit.reportName))];
  if (names.length === 0) return [];
  return [names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join('、')} 等` : names.join('、')];
}

const MOST_NAMES = 6;

function quotation(hit: ExportedHit, source: number): readonly WrittenBlock[] {
  const edition = hit.edition === 'digest' ? '提要' : '原文';
  const place = [hit.reportName, edition, ...(hit.section ? [hit.section] : [])].join(' · ');
  const table = hit.printed();
  const words: readonly WrittenBlock[] = table
    ? tableBlocks(hit, table)
    : [{ kind: 'paragraph', look: 'quote', runs: marked(hit, 0, codePointLength(hit.text)) }];
  return [...words, paragraph(`—— ${place} [${source}]`, 'source')];
}

/** Words and what was found in them, from `from` to `to`. */
function marked({ text, ranges }: ExportedHit, from: number, to: number): readonly WrittenRun[] {
  const runs: WrittenRun[] = [];
  let at = from;
  const add = ([start, end]: TextRange, isMarked: boolean): void => {
    if (end > start) runs.push({ text: sliceCodePoints(text, start, end), isMarked });
  };
  for (const [start, end] of ranges) {
    const [first, last] = [Math.max(start, at), Math.min(end, to)];
    if (first >= last) continue;
    add([at, first], false);
    add([first, last], true);
    at = last;
  }
  add([at, to], false);
  return runs;
}

function tableBlocks(hit: ExportedHit, { caption, rows }: PrintedTable): readonly WrittenBlock[] {
  const table = writtenTable(rows, ({ start, end }) => marked(hit, start, end));
  return [...(caption ? [paragraph(caption, 'quote')] : []), table];
}
