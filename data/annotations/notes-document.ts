import type { Annotation } from '../contract/annotation-model.ts';
import { ANCHOR_STATE_NAMES, NOTE_KIND_NAMES } from '../contract/note-words.ts';
import { inRows } from '../contract/table-words.ts';
import { docxOf } from '../plain/docx.ts';
import { heading, paragraph, type WrittenBlock } from '../plain/written-document.ts';
import { NO_REPORT, placeOf, timeOf, type NameOf } from './export-words.ts';
import { threadsOf, type Placed } from './note-threads.ts';

/** As a Word file: by report, quotes before notes, answers under what they answer. Nothing that was chosen is left out. */
export function notesDocx(annotations: readonly Annotation[], nameOf: NameOf): Promise<Uint8Array> {
  const threads = threadsOf(annotations);
  const byReport = Map.groupBy(threads, ([top]) => top.note.targets[0]?.reportId ?? NO_REPORT);
  const names = [...byReport.keys()].map((report) => (report === NO_REPORT ? report : nameOf(report)));
  const blocks = [...byReport.values()].flatMap((own, i) => [
    heading(1, names[i]!),
    ...own.flatMap((thread) => thread.flatMap(blocksOf)),
  ]);
  return docxOf({
    title: '批注',
    runningHead: [`览卷 · 批注 · ${annotations.length} 条`, ...(names.length > 0 ? [names.join('、')] : [])],
    about: [`${annotations.length} 条`],
    isLandscape: false,
    blocks,
  });
}

function blocksOf({ note, depth }: Placed): readonly WrittenBlock[] {
  const head = { text: headOf(note), isBold: true };
  const look = depth === 0 ? 'plain' : 'remark';
  const replacement =
    note.replacement === null ? [] : [`修改为：${note.replacement}${note.accepted ? '（已采用）' : ''}`];
  return [
    ...(depth === 0 ? note.targets.map(placeBlock) : []),
    { kind: 'paragraph', look, runs: [head] },
    ...[...note.body.split(/\n{2,}/u), ...replacement]
      .filter((text) => text.trim() !== '')
      .map((text) => paragraph(text, 'remark')),
  ];
}

/** Quotes as they were marked; what is no stretch of text is named. */
function placeBlock(target: Annotation['targets'][number]): WrittenBlock {
  if (target.kind !== 'range') return paragraph(`［${placeOf(target)}］`, 'quote');
  const state = target.state === 'exact' ? '' : `（${ANCHOR_STATE_NAMES[target.state]}）`;
  return paragraph(`${inRows(target.quote)}${state}`, 'quote');
}

function headOf(note: Annotation): string {
  return [
    note.author.trim() || '未署名',
    timeOf(note.created),
    note.replyTo === null ? NOTE_KIND_NAMES[note.kind] : '回复',
    ...(note.status === 'resolved' ? ['已解决'] : []),
    ...(note.assignee ? [`指派给 ${note.assignee}`] : []),
    ...note.tags.map((tag) => `#${tag}`),
  ].join(' ');
}
