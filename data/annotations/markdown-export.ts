import type { Annotation } from '../contract/annotation-model.ts';
import { ANCHOR_STATE_NAMES, NOTE_KIND_NAMES } from '../contract/note-words.ts';
import { inOneLine } from '../contract/table-words.ts';
import { markdownParagraphs, markdownText, markdownWords } from '../plain/markdown-text.ts';
import { NO_REPORT, placeOf, timeOf, type NameOf } from './export-words.ts';
import { threadsOf, type Placed } from './note-threads.ts';

/** By report, in the order of the notes; answers under what they answer. Nothing that was chosen is left out. */
export function markdownOf(annotations: readonly Annotation[], nameOf: NameOf): string {
  const threads = threadsOf(annotations);
  const byReport = Map.groupBy(threads, ([top]) => top.note.targets[0]?.reportId ?? NO_REPORT);
  const parts = ['# 批注'];
  for (const [report, notes] of byReport) {
    const heading = report === NO_REPORT ? report : nameOf(report);
    parts.push(`## ${markdownText(heading)}`);
    for (const thread of notes) parts.push(thread.map(blocksOf).join('\n\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

/** As deep as a reader still follows; deeper answers stand on the last level. */
const DEEPEST = 5;

/** An item of a list: who, then what is quoted, then what was written; each a block of its own, so that none runs on. */
function blocksOf({ note, depth }: Placed): string {
  const indent = '  '.repeat(Math.min(depth, DEEPEST));
  const replacement =
    note.replacement === null
      ? []
      : [`修改为：${markdownWords(note.replacement)}${note.accepted ? '（已采用）' : ''}`];
  const blocks = [...placesOf(note), ...markdownParagraphs(note.body), ...replacement];
  return [`- ${headOf(note)}`, ...blocks.map((block) => block.replaceAll(/^/gm, '  '))]
    .map((block) => block.replaceAll(/^/gm, indent))
    .join('\n\n');
}

function headOf(note: Annotation): string {
  return [
    `**${markdownWords(note.author).trim() || '未署名'}** ${timeOf(note.created)}`,
    note.replyTo === null ? NOTE_KIND_NAMES[note.kind] : '回复',
    ...(note.status === 'resolved' ? ['已解决'] : []),
    ...(note.assignee ? [`指派给 ${markdownWords(note.assignee)}`] : []),
    ...note.tags.map((tag) => `#${markdownWords(tag)}`),
  ].join(' ');
}

/** Quotes as they were marked; what is no stretch of text is named. An answer stands where its note stands. */
function placesOf(note: Annotation): string[] {
  if (note.replyTo !== null) return [];
  return note.targets.map((target) => {
    if (target.kind !== 'range') return markdownText(`[${placeOf(target)}]`);
    return `> ${markdownText(inOneLine(target.quote))}${target.state === 'exact' ? '' : `（${ANCHOR_STATE_NAMES[target.state]}）`}`;
  });
}
