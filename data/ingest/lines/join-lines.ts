import type { TracedText } from '../../text/traced-text.ts';
import type { SourceLine } from './source-line.ts';

/** What stood between two lines in the source: from behind the last character of the one to the first of the other. */
export type Joint = readonly [rawStart: number, rawEnd: number];

export interface JoinedLines {
  readonly traced: TracedText;
  readonly joints: readonly Joint[];
}

type Piece = Pick<SourceLine, 'traced' | 'text'>;

/** Lines of one paragraph; Chinese needs nothing between them, two Latin words need a space. */
export function joinParagraph(pieces: readonly Piece[]): JoinedLines {
  return joinWith(pieces, (before, after) =>
    /[A-Za-z,.;]$/.test(before) && /^[A-Za-z]/.test(after) ? ' ' : '',
  );
}

/** Two lines of a heading are two parts of it; a comma at the end of the first needs no space behind it. */
export function joinHeading(pieces: readonly Piece[]): JoinedLines {
  return joinWith(pieces, (before) => (/[，,、：:—]$/.test(before) ? '' : ' '));
}

function joinWith(
  pieces: readonly Piece[],
  separatorOf: (before: string, after: string) => string,
): JoinedLines {
  if (pieces.length === 1) return { traced: pieces[0]!.traced, joints: [] };
  const raw: number[] = [...pieces[0]!.traced.raw];
  let text = pieces[0]!.text;
  const joints: Joint[] = [];
  for (const { traced: next } of pieces.slice(1)) {
    joints.push([(raw.at(-1) ?? -1) + 1, next.raw[0] ?? 0]);
    const separator = separatorOf(text, next.text);
    for (let i = 0; i < separator.length; i++) raw.push(raw.at(-1)!);
    for (const offset of next.raw) raw.push(offset);
    text += separator + next.text;
  }
  return { traced: { text, raw }, joints };
}
