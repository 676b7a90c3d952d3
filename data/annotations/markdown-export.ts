import type { Annotation, AnnotationId } from '../contract/annotation-model.ts';
import { ANCHOR_STATE_NAMES, NOTE_KIND_NAMES } from '../contract/note-words.ts';
import { placeOf, timeOf, type NameOf } from './export-words.ts';

/** By report, in the order of the notes; answers under what they answer. */
export function markdownOf(annotations: readonly Annotation[], nameOf: NameOf): string {
  const ids = new Set(annotations.map((one) => one.annotationId));
  const answers = Map.groupBy(annotations, (one) => one.replyTo);
  const isTop = (one: Annotation): boolean => one.replyTo === null || !ids.has(one.replyTo);
  const byReport = Map.groupBy(annotations.filter(isTop), (one) => one.targets[0]?.reportId ?? NO_REPORT);
  const parts = ['# 批注'];
  for (const [report, notes] of byReport) {
    const heading = report === NO_REPORT ? report : nameOf(report);
    parts.push(`## ${heading}`, ...notes.map((note) => noteWithAnswers(note, answers, 0)));
  }
  return `${parts.join('\n\n')}\n`;
}

/** An answer whose note was not exported. */
const NO_REPORT = '其他';

/** As deep as a reader still follows; deeper answers stand on the last level. */
const DEEPEST = 5;

function noteWithAnswers(
  note: Annotation,
  answers: ReadonlyMap<AnnotationId | null, readonly Annotation[]>,
  depth: number,
): string {
  const indent = '  '.repeat(Math.min(depth, DEEPEST));
  const replacement =
    note.replacement === null
      ? []
      : [`修改为：${oneLine(note.replacement)}${note.accepted ? '（已采用）' : ''}`];
  const lines = [...placesOf(note), ...note.body.split(/\r?\n/u), ...replacement].filter(
    (line) => line !== '',
  );
  const own = [headOf(note), ...lines.map((line) => `  ${line}`)].map((line) => indent + line).join('\n');
  const below = (answers.get(note.annotationId) ?? []).map((answer) =>
    noteWithAnswers(answer, answers, depth + 1),
  );
  return [own, ...below].join('\n');
}

function headOf(note: Annotation): string {
  return [
    `- **${note.author || '未署名'}** ${timeOf(note.created)}`,
    note.replyTo === null ? NOTE_KIND_NAMES[note.kind] : '回复',
    ...(note.status === 'resolved' ? ['已解决'] : []),
    ...(note.assignee ? [`指派给 ${oneLine(note.assignee)}`] : []),
    ...note.tags.map((tag) => `#${oneLine(tag)}`),
  ].join(' ');
}

/** Quotes as they were marked; what is no stretch of text is named. An answer stands where its note stands. */
function placesOf(note: Annotation): string[] {
  if (note.replyTo !== null) return [];
  return note.targets.map((target) => {
    if (target.kind !== 'range') return `[${oneLine(placeOf(target))}]`;
    return `> ${oneLine(target.quote)}${target.state === 'exact' ? '' : `（${ANCHOR_STATE_NAMES[target.state]}）`}`;
  });
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/gu, ' ');
}
