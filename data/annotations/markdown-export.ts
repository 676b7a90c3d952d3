import type { Annotation, AnnotationId } from '../contract/annotation-model.ts';
import { ANCHOR_STATE_NAMES, NOTE_KIND_NAMES } from '../contract/note-words.ts';
import { markdownParagraphs, markdownText, markdownWords } from '../plain/markdown-text.ts';
import { placeOf, timeOf, type NameOf } from './export-words.ts';

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

/** An answer whose note was not exported. */
const NO_REPORT = '其他';

/** As deep as a reader still follows; deeper answers stand on the last level. */
const DEEPEST = 5;

interface Placed {
  readonly note: Annotation;
  readonly depth: number;
}
/** A note and everything below it, in reading order. */
type Thread = readonly [Placed, ...Placed[]];

/** Without recursion: twenty thousand answers to each other are a thread like any other. */
function threadsOf(annotations: readonly Annotation[]): readonly Thread[] {
  const ids = new Set(annotations.map((one) => one.annotationId));
  const answers = Map.groupBy(annotations, (one) => one.replyTo);
  const placed = new Set<AnnotationId>();
  const threadOf = (top: Annotation): Thread => {
    const thread: [Placed, ...Placed[]] = [{ note: top, depth: 0 }];
    placed.add(top.annotationId);
    const waiting = below(top, 1);
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (placed.has(next.note.annotationId)) continue;
      placed.add(next.note.annotationId);
      thread.push(next);
      for (const one of below(next.note, next.depth + 1)) waiting.push(one);
    }
    return thread;
  };
  /** The last first, for they are taken from the end. */
  const below = (note: Annotation, depth: number): Placed[] =>
    (answers.get(note.annotationId) ?? []).map((answer) => ({ note: answer, depth })).reverse();
  const isTop = (one: Annotation): boolean => one.replyTo === null || !ids.has(one.replyTo);
  // Notes that answer each other in a circle have no top; the first of each stands for it.
  return [...annotations.filter(isTop).map(threadOf), ...circlesIn(annotations, placed, threadOf)];
}

function circlesIn(
  annotations: readonly Annotation[],
  placed: ReadonlySet<AnnotationId>,
  threadOf: (top: Annotation) => Thread,
): readonly Thread[] {
  return annotations.flatMap((one) => (placed.has(one.annotationId) ? [] : [threadOf(one)]));
}

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
    return `> ${markdownText(target.quote)}${target.state === 'exact' ? '' : `（${ANCHOR_STATE_NAMES[target.state]}）`}`;
  });
}
