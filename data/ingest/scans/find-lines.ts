/**
 * From the detector's probability map to text line boxes: DB post-processing (Liao et al., Real-time Scene Text Detection
 * with Differentiable Binarization, AAAI 2020) for pages whose lines share one small skew, without contours or polygons.
 */

/** In pixels of a sheared page: the real y is `y + skew * x`. */
export interface LineBox {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Mean probability of its core, 0 to 1. */
  readonly score: number;
}

/** A pixel above it is text; the paper's value. */
const THRESHOLD = 0.3;
/** Mean probability of a box; the paper's 0.7 loses faint lines of a copy. */
const LEAST_SCORE = 0.5;
/** The network marks a shrunken core of a line; by this ratio of area to outline it is grown again (the paper's D'). */
const UNCLIP = 1.6;
/** Fewer pixels are dust. */
const LEAST_PIXELS = 12;
/** About 7°: beyond it a page is turned, not skewed. */
const MOST_SKEW = 0.12;

/** `map`: probabilities, row by row. Boxes are in its pixels. */
export function findLines(
  map: Float32Array,
  width: number,
): { readonly boxes: LineBox[]; readonly skew: number } {
  const parts = connectedParts(map, width);
  const skew = commonSkew(parts, width);
  return { boxes: parts.flatMap((pixels) => boxOf(pixels, map, width, skew) ?? []), skew };
}

function connectedParts(map: Float32Array, width: number): (readonly number[])[] {
  const seen = new Uint8Array(map.length);
  const parts: number[][] = [];
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || map[start]! < THRESHOLD) continue;
    const pixels = flood(start, map, width, seen);
    if (pixels.length >= LEAST_PIXELS) parts.push(pixels);
  }
  return parts;
}

function flood(start: number, map: Float32Array, width: number, seen: Uint8Array): number[] {
  const pixels: number[] = [];
  const stack = [start];
  const visit = (at: number): void => {
    if (at < 0 || at >= map.length || seen[at] || map[at]! < THRESHOLD) return;
    seen[at] = 1;
    stack.push(at);
  };
  seen[start] = 1;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    pixels.push(at);
    const x = at % width;
    visit(at - width);
    visit(at + width);
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
  }
  return pixels;
}

function boxOf(pixels: readonly number[], map: Float32Array, width: number, skew: number): LineBox | null {
  let [left, right, top, bottom, sum] = [Infinity, -Infinity, Infinity, -Infinity, 0];
  for (const at of pixels) {
    const x = at % width;
    const y = (at - x) / width - skew * x;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
    sum += map[at]!;
  }
  const [w, h, score] = [right - left + 1, bottom - top + 1, sum / pixels.length];
  if (score < LEAST_SCORE || h < 3) return null;
  const grow = (w * h * UNCLIP) / (2 * (w + h));
  return { x: left - grow, y: top - grow, w: w + 2 * grow, h: h + 2 * grow, score };
}

/** The slope of the page's lines: the median, weighted by width, of least-squares fits through parts that are long. */
function commonSkew(parts: readonly (readonly number[])[], width: number): number {
  const slopes = parts.flatMap((pixels) => slopeOf(pixels, width) ?? []).sort((a, b) => a.slope - b.slope);
  let half = slopes.reduce((sum, { weight }) => sum + weight, 0) / 2;
  for (const { slope, weight } of slopes) {
    half -= weight;
    if (half <= 0) return Math.abs(slope) < MOST_SKEW ? slope : 0;
  }
  return 0;
}

function slopeOf(pixels: readonly number[], width: number): { slope: number; weight: number } | null {
  let [sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const at of pixels) {
    const x = at % width;
    const y = (at - x) / width;
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumXY += x * y;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (right - left < 5 * (bottom - top + 1)) return null;
  const n = pixels.length;
  return { slope: (sumXY - (sumX * sumY) / n) / (sumXX - (sumX * sumX) / n), weight: right - left };
}
