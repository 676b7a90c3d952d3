import type { Annotation, AnnotationId } from '../contract/annotation-model.ts';

/** By report, in the order of the notes; answers under what they answer. */
export function markdownOf(annotations: readonly Annotation[]): string {
  const ids = new Set(annotations.map((one) => one.annotationId));
  const answers = Map.groupBy(annotations, (one) => one.replyTo);
  const isTop = (one: Annotation): boolean => one.replyTo === null || !ids.has(one.replyTo);
  const byReport = Map.groupBy(annotations.filter(isTop), (one) => one.targets[0]?.reportId ?? '其他');
  const parts = ['# 批注'];
  for (const [report, notes] of byReport) {
    parts.push(`## ${report}`, ...notes.map((note) => noteWithAnswers(note, answers, 0)));
  }
  return `${parts.join('\n\n')}\n`;
}

/** As deep as a reader still follows; deeper answers stand on the last level. */
const DEEPEST = 5;

function noteWithAnswers(
  note: Annotation,
  answers: ReadonlyMap<AnnotationId | null, readonly Annotation[]>,
  depth: number,
): string {
  const indent = '  '.repeat(Math.min(depth, DEEPEST));
  const quotes = note.targets.flatMap((target) =>
    target.kind === 'range' ? [`> ${oneLine(target.quote)}`] : [],
  );
  const tags = note.tags.map((tag) => `#${oneLine(tag)}`).join(' ');
  const head = `- **${note.author || '未署名'}** ${note.created.slice(0, 10)} ${note.kind}${note.status === 'resolved' ? '（已办结）' : ''}${tags && ` ${tags}`}`;
  const replacement = note.replacement === null ? [] : [`修改为：${oneLine(note.replacement)}`];
  const lines = [...quotes, ...note.body.split(/\r?\n/u), ...replacement].filter((line) => line !== '');
  const own = [head, ...lines.map((line) => `  ${line}`)].map((line) => indent + line).join('\n');
  const below = (answers.get(note.annotationId) ?? []).map((answer) =>
    noteWithAnswers(answer, answers, depth + 1),
  );
  return [own, ...below].join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/gu, ' ');
}
