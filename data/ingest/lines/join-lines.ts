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
    /[A-Za-z,.;]/.test(before.at(-1) ?? '') && /^[A-Za-z]/.test(after) ? ' ' : '',
  );
}

/** Two lines of a heading are two parts of it; a comma at the end of the first needs no space behind it. */
export function joinHeading(pieces: readonly Piece[]): JoinedLines {
  return joinWith(pieces, (before) => ('，,、：:—'.includes(before.at(-1) ?? ' ') ? '' : ' '));
}

function joinWith(
  pieces: readonly Piece[],
  separatorOf: (before: string, after: string) => string,
): JoinedLines {
  const texts = [pieces[0]!.text];
  const raw: number[] = [...pieces[0]!.traced.raw];
  const joints: Joint[] = [];
  pieces.slice(1).forEach(({ traced, text }, i) => {
    joints.push([(raw.at(-1) ?? -1) + 1, traced.raw[0] ?? 0]);
    const separator = separatorOf(pieces[i]!.text, text);
    for (let n = 0; n < separator.length; n++) raw.push(raw.at(-1)!);
    for (const offset of traced.raw) raw.push(offset);
    texts.push(separator, text);
  });
  return { traced: { text: texts.join(''), raw }, joints };
}
