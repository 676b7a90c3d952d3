import type { Annotation } from '../contract/annotation-model.ts';
import { inOneLine } from '../contract/table-words.ts';
import { csvOf } from '../plain/csv.ts';
import { workbookOf } from '../plain/xlsx.ts';
import { ANCHOR_STATE_NAMES, COLOUR_NAMES, NOTE_KIND_NAMES } from '../contract/note-words.ts';
import { placeOf, STATUSES, timeOf, type NameOf } from './export-words.ts';

const COLUMNS: readonly (readonly [heading: string, cell: (note: Annotation, nameOf: NameOf) => string])[] = [
  ['编号', (note) => note.annotationId],
  ['回复', (note) => note.replyTo ?? ''],
  ['类型', (note) => NOTE_KIND_NAMES[note.kind]],
  ['颜色', (note) => COLOUR_NAMES[note.colour]],
  ['状态', (note) => STATUSES[note.status]],
  ['报告', (note, nameOf) => joined(note.targets.map((target) => nameOf(target.reportId)))],
  ['位置', (note) => joined(note.targets.map(placeOf))],
  ['位置状态', (note) => joined(rangesOf(note).map((range) => ANCHOR_STATE_NAMES[range.state]))],
  [
    '原文',
    (note) =>
      rangesOf(note)
        .map((range) => inOneLine(range.quote))
        .join('；'),
  ],
  ['批注', (note) => note.body],
  ['修改建议', (note) => note.replacement ?? ''],
  ['采用', (note) => (note.accepted ? '已采用' : '')],
  ['标签', (note) => note.tags.join('；')],
  ['作者', (note) => note.author],
  ['指派', (note) => note.assignee ?? ''],
  ['创建时间', (note) => timeOf(note.created)],
  ['修改时间', (note) => timeOf(note.modified)],
];

export function notesCsv(annotations: readonly Annotation[], nameOf: NameOf): string {
  return csvOf(rowsOf(annotations, nameOf));
}

export function notesXlsx(annotations: readonly Annotation[], nameOf: NameOf): Uint8Array {
  return workbookOf([{ name: '批注', rows: rowsOf(annotations, nameOf) }]);
}

function rowsOf(annotations: readonly Annotation[], nameOf: NameOf): string[][] {
  const rows = annotations.map((note) => COLUMNS.map(([, cell]) => cell(note, nameOf)));
  return [COLUMNS.map(([heading]) => heading), ...rows];
}

function rangesOf({ targets }: Annotation) {
  return targets.filter((target) => target.kind === 'range');
}

function joined(words: readonly string[]): string {
  return [...new Set(words)].join('；');
}
