/** Affine maps as PDF writes them (ISO 32000-1, 8.3.3): x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];
export type Point = readonly [number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The one after the other: what is placed by `inner` is placed by `outer` then. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Six numbers, or one list of six. */
export function matrixOf(args: readonly unknown[]): Matrix {
  const numbers = Array.from((typeof args[0] === 'number' ? args : (args[0] ?? [])) as ArrayLike<number>);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
}

/**
 * Quarter turns of writing against a page that is shown with y downwards; text that reads to the right has b = 0. Null for
 * a slant.
 */
export function quarterTurns([a, b]: Matrix): number | null {
  const angle = Math.atan2(b, a) / (Math.PI / 2);
  const turns = Math.round(angle);
  return Math.abs(angle - turns) < 0.06 ? (turns + 4) % 4 : null;
}

/** Along the axes, in points of the shown page: y downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What lies around a placed box. `bounds`: left, bottom, right, top, before `place`. */
export function boxOf(place: Matrix, bounds: ArrayLike<number>): Box {
  const [a = 0, b = 0, c = 0, d = 0] = Array.from(bounds);
  const corners = [apply(place, a, b), apply(place, c, b), apply(place, a, d), apply(place, c, d)];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** Whether a box that is placed so has its sides along the axes: not at all turned, or by quarters. */
export function isUpright([a, b, c, d]: Matrix): boolean {
  return (b === 0 && c === 0) || (a === 0 && d === 0);
}
