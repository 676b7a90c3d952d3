import { withoutRanges, type TracedText } from '../../text/traced-text.ts';

/** Twice is told by its own rules (repair-doubled.ts); more often than this nothing is painted. */
const FEWEST = 3;
const MOST = 8;
const LONGEST_LINE = 400;
const LONGEST_SEGMENT = 60;
/** 哈哈哈 and 10101010 are printed on purpose: so many characters must be left. */
const SHORTEST_TEXT = 4;

/**
 * A text layer that was painted n times, piece by piece (20112011201120112011 年报年报年报年报): the line is nothing but
 * segments that each stand n times. Null where it is anything else.
 */
export function paintedOnce(line: TracedText): TracedText | null {
  const { text } = line;
  if (text.length < FEWEST * SHORTEST_TEXT || text.length > LONGEST_LINE) return null;
  // Whatever stands n times stands three times.
  if (segmentAt(text, 0, FEWEST) === 0) return null;
  for (let times = MOST; times >= FEWEST; times--) {
    const copies = copiesIn(text, times);
    if (copies) return withoutRanges(line, copies);
  }
  return null;
}

/** Everything but the first painting of each segment, and the spaces between segments. */
function copiesIn(text: string, times: number): [number, number][] | null {
  const ranges: [number, number][] = [];
  let kept = 0;
  let last = '';
  let longest = 0;
  for (let at = 0; at < text.length;) {
    if (/\s/.test(text[at]!)) {
      ranges.push([at, at + 1]);
      at++;
      continue;
    }
    const length = segmentAt(text, at, times);
    const segment = text.slice(at, at + length);
    // What goes on repeating itself was printed so.
    if (length === 0 || segment === last) return null;
    last = segment;
    ranges.push([at + length, at + length * times]);
    kept += length;
    longest = Math.max(longest, length);
    at += length * times;
  }
  return kept >= SHORTEST_TEXT && longest > 1 ? ranges : null;
}

/** The shortest segment at a place that stands there so many times; 0 where there is none. */
function segmentAt(text: string, at: number, times: number): number {
  for (let length = 1; length <= LONGEST_SEGMENT && at + length * times <= text.length; length++) {
    const segment = text.slice(at, at + length);
    let n = 1;
    while (n < times && text.startsWith(segment, at + n * length)) n++;
    if (n === times) return length;
  }
  return 0;
}
