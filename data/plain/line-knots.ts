/** Where characters stand inside of a line: knots where it is known, by the breadth of characters between them. */
import { breadthOfRange } from './breadth.ts';

/**
 * Before the character `at` stands, in 65,535ths of the line's length, `share`. Sorted; of two with one `at` the first ends
 * what is before and the second begins what follows. The line begins at 0 and ends at 65,535 without a knot.
 */
export type Knot = readonly [at: number, share: number];

/** The whole length of a line. */
export const WHOLE_LINE = 65_535;

export interface KnottedLine {
  readonly characters: readonly string[];
  /** Of the characters, those of the line: half-open. */
  readonly start: number;
  readonly end: number;
  readonly knots: readonly Knot[];
}

/** Where the character `at` begins, 0 to 1 of the line. */
export function beginningIn(line: KnottedLine, at: number): number {
  const knots = withEnds(line);
  const i = knots.findLastIndex(([before]) => before <= at);
  return between(line, knots[Math.max(0, i)]!, knots[Math.min(i + 1, knots.length - 1)]!, at);
}

/** Where the character before `at` ends. */
export function endingIn(line: KnottedLine, at: number): number {
  const knots = withEnds(line);
  const i = knots.findIndex(([behind]) => behind >= at);
  const last = i < 0 ? knots.length - 1 : i;
  return between(line, knots[Math.max(0, last - 1)]!, knots[last]!, at);
}

/** A box in which a line stands, and how far it comes down (one that goes down: to the right) from its beginning to its end. */
interface LineBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly drift?: number;
}

/** The box of what stands between two places of a line, 0 to 1 of it, in whole numbers. */
export function boxBetween(
  { x, y, width, height, drift = 0 }: LineBox,
  isDown: boolean,
  [from, to]: readonly [from: number, to: number],
): Required<Omit<LineBox, 'drift'>> {
  const aside = drift * ((from + to) / 2 - 0.5);
  const box = isDown
    ? { x: x + aside, y: y + height * from, width, height: height * (to - from) }
    : { x: x + width * from, y: y + aside, width: width * (to - from), height };
  return {
    x: Math.round(box.x),
    y: Math.round(box.y),
    width: Math.round(box.width),
    height: Math.round(box.height),
  };
}

function withEnds({ start, end, knots }: KnottedLine): readonly Knot[] {
  return [[start, 0], ...knots.filter(([at]) => at > start && at < end), [end, WHOLE_LINE]];
}

function between({ characters }: KnottedLine, before: Knot, behind: Knot, at: number): number {
  const own = breadthOfRange(characters, before[0], Math.max(before[0], Math.min(at, behind[0])));
  const whole = breadthOfRange(characters, before[0], behind[0]);
  // Nothing between two knots: the character stands at the one that is its own.
  const share = whole === 0 ? (at > before[0] || before === behind ? 1 : 0) : own / whole;
  return (before[1] + (behind[1] - before[1]) * share) / WHOLE_LINE;
}

/** Of the width of a wide character: how far from where it stands a character may be placed. */
const TOLERANCE = 0.05;
/**
 * Of 65,535ths of a line: knots are told in such steps, half of which is a fiftieth of a character in a line of forty. Finer
 * ones take a third more room in archives (schema/packed-places.ts), and nobody sees them.
 */
const STEP = 64;

/**
 * As few knots as place every character of a line well, in whole steps. `spans`: where each begins and ends, 0 to 1 of the line, in order.
 */
export function knotsOf(
  characters: readonly string[],
  spans: readonly (readonly [from: number, to: number])[],
): Knot[] {
  const limit = (2 * TOLERANCE) / Math.max(1, breadthOfRange(characters, 0, characters.length));
  const knots: Knot[] = [];
  const split = (from: number, to: number): void => {
    const line = { characters, start: 0, end: characters.length, knots };
    let [worst, most] = [-1, limit];
    for (let at = from + 1; at < to; at++) {
      const off = Math.max(
        Math.abs(endingIn(line, at) - spans[at - 1]![1]),
        Math.abs(beginningIn(line, at) - spans[at]![0]),
      );
      if (off > most) [worst, most] = [at, off];
    }
    if (worst < 0) return;
    const [end, begin] = [spans[worst - 1]![1], spans[worst]![0]];
    const isApart = begin - end > limit;
    const own = isApart ? [end, begin] : [(end + begin) / 2];
    const place = knots.findIndex(([at]) => at > worst);
    knots.splice(
      place < 0 ? knots.length : place,
      0,
      ...own.map((share): Knot => [worst, Math.round(Math.max(0, Math.min(1, share)) * WHOLE_LINE)]),
    );
    split(from, worst);
    split(worst, to);
  };
  split(0, characters.length);
  return knots.map(([at, share]) => [at, Math.min(WHOLE_LINE, STEP * Math.round(share / STEP))]);
}
