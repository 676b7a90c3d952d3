import type { Point } from './affine.ts';

export type StraightLines = readonly (readonly [Point, Point])[];

/** Of a path as pdf.js packs it: 0 move, 1 line, 2 and 3 curves, 4 close; each with its coordinates. */
export function straightLines(draw: ArrayLike<number>): StraightLines {
  const lines: (readonly [Point, Point])[] = [];
  let start: Point = [0, 0];
  let at: Point = [0, 0];
  for (let i = 0; i < draw.length;) {
    const operator = draw[i++];
    const point = (offset: number): Point => [draw[i + offset] ?? 0, draw[i + offset + 1] ?? 0];
    if (operator === 0) {
      start = at = point(0);
      i += 2;
    } else if (operator === 1) {
      lines.push([at, point(0)]);
      at = point(0);
      i += 2;
    } else if (operator === 2) {
      at = point(4);
      i += 6;
    } else if (operator === 3) {
      at = point(2);
      i += 4;
    } else if (operator === 4) {
      lines.push([at, start]);
      at = start;
    } else break;
  }
  return lines;
}
