import type { Gutter } from './gutters.ts';
import { HEADLINE, median, middleOf, type LayoutBox } from './layout-box.ts';

/** A line that the detector drew across gutters is cut where its characters leave a gap. */
export function cutMerged(boxes: readonly LayoutBox[], gutters: readonly Gutter[], em: number): LayoutBox[] {
  return boxes.flatMap((box) => {
    if (box.h > HEADLINE * em) return [box];
    const cuts = gutters
      .filter(([from, to]) => box.x < from && box.x + box.w > to)
      .flatMap((gutter) => gapAt(box, gutter) ?? []);
    return piecesOf(box, [...new Set(cuts)]).map((piece) => trimmed(piece, gutters, em));
  });
}

/** A box that lies for the most part in a wider one of its row reads the same ink twice: a digit would count double. */
export function withoutEchoes(boxes: readonly LayoutBox[], em: number): LayoutBox[] {
  return boxes.filter((one) => !boxes.some((other) => other.w > one.w && covers(other, one, em)));
}

function covers(other: LayoutBox, one: LayoutBox, em: number): boolean {
  const shared = Math.min(one.x + one.w, other.x + other.w) - Math.max(one.x, other.x);
  return Math.abs(middleOf(other) - middleOf(one)) < 0.5 * em && shared > 0.3 * one.w;
}

/** A line that sticks out into a gutter by less than two characters ends at the gutter. */
function trimmed(box: LayoutBox, gutters: readonly Gutter[], em: number): LayoutBox {
  let [left, right] = [box.x, box.x + box.w];
  for (const [from, to] of gutters) {
    if (left < from - 2 * em && right > from && right < to + 1.5 * em) right = from;
    if (right > to + 2 * em && left < to && left > from - 1.5 * em) left = to;
  }
  return { ...box, x: left, w: right - left };
}

/** Nothing that is printed in a gutter on purpose is read less surely. */
const DOUBTED = 0.7;

/** Before which character a line crosses a gutter; null where it runs on evenly there, as a standfirst does. */
function gapAt({ text, places, spans, sureness }: LayoutBox, [from, to]: Gutter): number | null {
  const isDust = (i: number): boolean => sureness[i]! < DOUBTED && places[i]! > from && places[i]! < to;
  // Without the spaces and the marks of dust that the recogniser puts into a gutter.
  const inked = [...text].flatMap((character, i) => (character.trim() === '' || isDust(i) ? [] : [i]));
  const gaps = inked.slice(1).map((at, i) => places[at]! - places[inked[i]!]!);
  const pitch = median(gaps);
  let best = -1;
  gaps.forEach((gap, i) => {
    const crosses = places[inked[i]!]! < to && places[inked[i + 1]!]! > from;
    // In a long line the recogniser draws places together; where characters are printed is told by the ink.
    const free = spans ? spans[inked[i + 1]!]![0] - spans[inked[i]!]![1] : 0;
    if (crosses && (gap > 1.45 * pitch || free > 0.7 * pitch) && (best < 0 || gap > gaps[best]!)) best = i;
  });
  return best < 0 ? null : inked[best + 1]!;
}

function piecesOf(box: LayoutBox, cuts: readonly number[]): LayoutBox[] {
  const characters = [...box.text];
  const half = box.h * 0.5;
  return [0, ...cuts].map((start, i) => {
    const end = cuts[i] ?? characters.length;
    const x = start === 0 ? box.x : box.places[start]! - half;
    const right = end === characters.length ? box.x + box.w : box.places[end - 1]! + half;
    return {
      ...box,
      x,
      w: right - x,
      text: characters.slice(start, end).join(''),
      places: box.places.slice(start, end),
      sureness: box.sureness.slice(start, end),
      seconds: box.seconds.slice(start, end),
      ...(box.spans && { spans: box.spans.slice(start, end) }),
    };
  });
}
