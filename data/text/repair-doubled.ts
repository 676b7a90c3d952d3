import { withoutRanges, type TracedText } from './traced-text.ts';

/**
 * A text layer that was painted twice, piece by piece, reads `20212021，，` or `狠抓狠抓3535项工作项工作`. Such a line
 * is nothing but doubled segments (single spaces between them allowed), and only then is it repaired: 3030个, 7070件,
 * 从从容容, 徐琳琳 and 市市场 stay, for around them stand characters that are not doubled.
 */
export interface DoubledLine {
  /** Ranges of the second copies, in order. */
  readonly copies: readonly (readonly [start: number, end: number])[];
  /** Too short to be sure by itself (加油加油, 2020): believed only beside a line that is sure. */
  readonly sure: boolean;
}

/** Longer lines are never repaired: a column of a printed page does not hold them. */
const LONGEST_LINE = 1200;
const LONGEST_SEGMENT = 240;

/** Null where the line is not made of doubled segments. */
export function findDoubledSegments(line: string): DoubledLine | null {
  if (line.length < 2 || line.length > LONGEST_LINE) return null;
  const steps = fewestSteps(line);
  if (!steps) return null;
  const copies: [number, number][] = [];
  let sure = false;
  for (let at = 0; at < line.length;) {
    const length = steps[at]!;
    if (length === 0) {
      at++;
      continue;
    }
    copies.push([at + length, at + 2 * length]);
    sure ||= isUnlikelyByChance(line.slice(at, at + length));
    at += 2 * length;
  }
  return copies.length === 0 ? null : { copies, sure };
}

export function undouble(line: TracedText, doubled: DoubledLine): TracedText {
  return withoutRanges(line, doubled.copies);
}

/**
 * For each reachable place the length of the doubled segment that starts there (0: a space), on the way with the
 * fewest segments; null where the line's end is not reached.
 */
function fewestSteps(line: string): readonly number[] | null {
  const end = line.length;
  const reachable = new Uint8Array(end + 1);
  reachable[0] = 1;
  const candidates: (readonly number[])[] = [];
  let furthest = 0;
  for (let at = 0; at < end; at++) {
    // Most lines end here at their first character.
    if (at > furthest) return null;
    const lengths = reachable[at] ? segmentsAt(line, at) : NO_SEGMENTS;
    candidates.push(lengths);
    for (const length of lengths) {
      const next = at + Math.max(1, 2 * length);
      reachable[next] = 1;
      furthest = Math.max(furthest, next);
    }
  }
  if (!reachable[end]) return null;
  const cost = new Array<number>(end + 1).fill(Infinity);
  const best = new Array<number>(end).fill(-1);
  cost[end] = 0;
  for (let at = end - 1; at >= 0; at--) {
    for (const length of candidates[at]!) {
      const total = 1 + cost[at + Math.max(1, 2 * length)]!;
      if (total < cost[at]!) {
        cost[at] = total;
        best[at] = length;
      }
    }
  }
  return best;
}

const NO_SEGMENTS: readonly number[] = [];

function segmentsAt(line: string, at: number): number[] {
  const lengths: number[] = [];
  if (/\s/.test(line[at]!)) lengths.push(0);
  const longest = Math.min(LONGEST_SEGMENT, (line.length - at) >> 1);
  for (let length = 1; length <= longest; length++) {
    if (line[at] === line[at + length] && line.startsWith(line.slice(at, at + length), at + length)) {
      lengths.push(length);
    }
  }
  return lengths;
}

/** Three different characters, or a comma or stop that nobody prints twice; …… and —— are printed so. */
function isUnlikelyByChance(segment: string): boolean {
  return /^[，。、；：]$/.test(segment) || new Set(segment.replace(/[\s…—.·-]/g, '')).size >= 3;
}
