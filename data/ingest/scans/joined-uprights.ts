import type { LineBox } from './find-lines.ts';

/** Taller than so many times its width, a box is a line that goes down. */
export const UPRIGHT = 2;
/** Of the width: a character of the line is about as wide as it, stands below it and not beside, and no further than this. */
const ALIKE = 0.7;
const APART = 0.8;

/**
 * Lines that go down, with the characters above and below them that the detector took for lines of their own: where letters
 * are set apart it sees the gaps first.
 */
export function joinedUprights(boxes: readonly LineBox[]): LineBox[] {
  let left = [...boxes];
  for (const line of boxes.filter(({ w, h }) => h > UPRIGHT * w)) {
    if (!left.includes(line)) continue;
    let whole = line;
    for (let next = nextOf(whole, left); next; next = nextOf(whole, left)) {
      const joined = around(whole, next);
      left = left.filter((one) => one !== whole && one !== next).concat(joined);
      whole = joined;
    }
  }
  return left;
}

function nextOf(line: LineBox, boxes: readonly LineBox[]): LineBox | undefined {
  return boxes.find((one) => one !== line && goesOn(line, one));
}

function goesOn(line: LineBox, one: LineBox): boolean {
  const shared = Math.min(line.x + line.w, one.x + one.w) - Math.max(line.x, one.x);
  const gap = Math.max(one.y - (line.y + line.h), line.y - (one.y + one.h));
  const isAsWide = shared > ALIKE * Math.max(line.w, one.w);
  return isAsWide && one.h > 0.5 * one.w && gap > -0.5 * line.w && gap < APART * line.w;
}

function around(a: LineBox, b: LineBox): LineBox {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const [right, bottom] = [Math.max(a.x + a.w, b.x + b.w), Math.max(a.y + a.h, b.y + b.h)];
  return { x, y, w: right - x, h: bottom - y, score: Math.min(a.score, b.score) };
}
