import type { Annotation } from '../../data/contract/annotation-model.ts';

export const LENGTH_OF_LINE = 60;

/** What a note says, else the words that it stands on, in one line; empty for a mark on no words. */
export function noteLine({ body, targets }: Annotation, length: number): string {
  const quote = targets.flatMap((target) => ('quote' in target ? target.quote : []))[0] ?? '';
  const line = [...(body.trim() === '' ? quote : body).replace(/\s+/g, ' ').trim()];
  return line.length > length ? `${line.slice(0, length).join('')}…` : line.join('');
}
