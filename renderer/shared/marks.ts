import { utf16Index } from '../../data/contract/code-points.ts';
import { inOneLine, isTableText } from '../../data/contract/table-words.ts';

/** A stretch of a passage that is drawn differently, in code points; kinds may overlap. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** A class name of MarkedText: hit, expanded, current, figure, focus, repair, note-yellow … */
  readonly kind: string;
  /** Names what the mark belongs to, so that a click can find it. */
  readonly id?: string;
  readonly title?: string;
  /** What is shown in place of the words, which stay one click away: an accepted correction. Such marks never overlap. */
  readonly replacement?: string;
}

/** A stretch that is drawn in one way. */
export interface Segment {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Cuts a text where its marks begin and end. The segments joined are the text again. */
export function segmentsOf(text: string, marks: readonly Mark[]): Segment[] {
  const real = marks.filter((mark) => mark.end > mark.start);
  if (real.length === 0) return text === '' ? [] : [{ text, marks: [] }];
  const length = [...text].length;
  const cuts = new Set([0, length]);
  for (const mark of real) {
    cuts.add(Math.min(mark.start, length));
    cuts.add(Math.min(mark.end, length));
  }
  const offsets = [...cuts].sort((a, b) => a - b);
  return offsets.slice(0, -1).map((start, i) => {
    const end = offsets[i + 1]!;
    return {
      text: text.slice(utf16Index(text, start), utf16Index(text, end)),
      marks: real.filter((mark) => mark.start < end && mark.end > start),
    };
  });
}

/** Neighbours that are drawn as one: the pieces of one correction, or plain text. */
export interface Run {
  readonly correction: Mark | null;
  readonly segments: readonly Segment[];
}

export function runsOf(segments: readonly Segment[]): Run[] {
  const runs: { correction: Mark | null; segments: Segment[] }[] = [];
  for (const segment of segments) {
    const correction = segment.marks.find((mark) => mark.replacement !== undefined) ?? null;
    const last = runs.at(-1);
    if (last?.correction === correction) last.segments.push(segment);
    else runs.push({ correction, segments: [segment] });
  }
  return runs;
}

export interface Excerpt {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/**
 * A window of a passage around its first mark, with the marks moved along; ellipses say where it was cut. Of a table it is
 * the row that holds the mark, its cells parted by a bar.
 */
export function excerptOf(passage: string, marked: readonly Mark[], width: number): Excerpt {
  const { text, marks } = isTableText(passage) ? rowOf(passage, marked) : { text: passage, marks: marked };
  const characters = [...text];
  if (characters.length <= width) return { text, marks };
  const looked = marks.filter((mark) => mark.replacement === undefined);
  const around = looked.length > 0 ? looked : marks;
  const first = around.reduce((least, mark) => Math.min(least, mark.start), around[0]?.start ?? 0);
  const from = Math.max(0, Math.min(first - Math.floor(width / 4), characters.length - width));
  const to = from + width;
  const lead = from > 0 ? '…' : '';
  const moved = marks
    .filter((mark) => mark.start < to && mark.end > from)
    .map((mark) => ({
      ...mark,
      start: Math.max(0, mark.start - from) + lead.length,
      end: Math.min(width, mark.end - from) + lead.length,
    }));
  return {
    text: lead + characters.slice(from, to).join('') + (to < characters.length ? '…' : ''),
    marks: moved,
  };
}

function rowOf(table: string, marks: readonly Mark[]): Excerpt {
  const characters = [...table];
  const first = marks.reduce((least, mark) => Math.min(least, mark.start), marks[0]?.start ?? 0);
  const from = first === 0 ? 0 : characters.lastIndexOf('\n', first - 1) + 1;
  const end = characters.indexOf('\n', first);
  const to = end < 0 ? characters.length : end;
  return {
    text: inOneLine(characters.slice(from, to).join('')),
    marks: marks
      .filter((mark) => mark.start < to && mark.end > from)
      .map((mark) => ({
        ...mark,
        start: Math.max(mark.start, from) - from,
        end: Math.min(mark.end, to) - from,
      })),
  };
}
