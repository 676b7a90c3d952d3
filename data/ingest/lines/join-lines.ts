import type { TracedText } from '../../text/traced-text.ts';
import { cutsWord } from './soft-breaks.ts';
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

/**
 * Two lines of a heading are two parts of it; a comma at the end of the first needs no space behind it, nor does an
 * agency over its 2023年工作总结, nor a word that is cut.
 */
export function joinHeading(pieces: readonly Piece[]): JoinedLines {
  return joinWith(pieces, (before, after) =>
    '，,、：:—'.includes(before.at(-1) ?? ' ') ||
    cutsWord(before, after) ||
    (/[局厅委会]$/.test(before) && OF_THE_AGENCY.test(after))
      ? ''
      : ' ',
  );
}

const OF_THE_AGENCY = /^(?:关于|(?:19|20)\d{2}年?).{0,40}(?:总结|报告|计划|打算|思路|要点|情况)$/;

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
