import { rowsOfPage, type PageRow } from './page-rows.ts';
import type { Segment } from './printed-lines.ts';

/** Rows of one column, or of the whole width between two sets of columns. */
export interface Region {
  readonly rows: readonly PageRow[];
}

/** Lines of a column of prose are at least so many characters wide. */
const NARROWEST = 7;
const FEWEST_LINES = 4;
/** A line that reaches over the gap between columns is rare: a title, a line of the whole width. */
const CROSSING = 0.2;
const DEEPEST = 4;

/** The regions of a page in reading order: columns one after the other, between what reaches over them. */
export function readingOrder(segments: readonly Segment[], depth = 0): Region[] {
  const gutter = depth < DEEPEST ? gutterOf(segments) : null;
  if (gutter === null) return [{ rows: rowsOfPage(segments) }];
  const crossing = segments
    .filter((one) => one.left < gutter && inkEnd(one) > gutter)
    .sort((a, b) => a.bottom - b.bottom);
  const regions: Region[] = [];
  let rest = segments.filter((one) => !crossing.includes(one));
  for (const line of [...crossing, null]) {
    const above = line ? rest.filter((one) => one.bottom < line.bottom) : rest;
    rest = line ? rest.filter((one) => one.bottom >= line.bottom) : [];
    const sides = [above.filter((one) => inkEnd(one) <= gutter), above.filter((one) => one.left >= gutter)];
    if (above.length > 0)
      for (const region of sides.flatMap((side) => readingOrder(side, depth + 1))) regions.push(region);
    if (line) regions.push({ rows: rowsOfPage([line]) });
  }
  return regions.filter((region) => region.rows.length > 0).reduce(joinNarrow, []);
}

/** A stop at the end of a line may hang over the edge of its column. */
function inkEnd({ text, right, size }: Segment): number {
  return /[，。、；：！？）》”]$/u.test(text) ? right - size : right;
}

/** Lines of the whole width that follow each other are one region. */
function joinNarrow(regions: Region[], region: Region): Region[] {
  const last = regions.at(-1);
  if (last && region.rows.length === 1 && last.rows.length === 1)
    regions[regions.length - 1] = { rows: [...last.rows, ...region.rows] };
  else regions.push(region);
  return regions;
}

/** The middle of the gap that most clearly parts two columns of prose; null where there is none. */
function gutterOf(segments: readonly Segment[]): number | null {
  if (segments.length < 2 * FEWEST_LINES) return null;
  const edges = [...new Set(segments.map((one) => Math.round(inkEnd(one))))];
  let best: { readonly at: number; readonly crossing: number } | null = null;
  for (const edge of edges) {
    const at = gapBehind(segments, edge);
    if (at === null) continue;
    const left = segments.filter((one) => inkEnd(one) <= at);
    const right = segments.filter((one) => one.left >= at);
    const crossing = segments.length - left.length - right.length;
    if (crossing > segments.length * CROSSING || !isColumn(left) || !isColumn(right)) continue;
    if (!standBeside(left, right)) continue;
    if (best === null || crossing < best.crossing) best = { at, crossing };
  }
  return best?.at ?? null;
}

/** Half way from an edge to the next line that begins behind it, where that is a size away. */
function gapBehind(segments: readonly Segment[], edge: number): number | null {
  let next = Infinity;
  for (const one of segments) if (one.left > edge - 0.5 && one.left < next) next = one.left;
  const size = segments[0]!.size;
  return next - edge > 0.8 * size && next < Infinity ? (edge + next) / 2 : null;
}

function isColumn(lines: readonly Segment[]): boolean {
  if (lines.length < FEWEST_LINES) return false;
  const widths = lines.map((one) => (one.right - one.left) / one.size).sort((a, b) => a - b);
  return widths[widths.length >> 1]! >= NARROWEST;
}

/** What stands beside each other shares a height of the page. */
function standBeside(left: readonly Segment[], right: readonly Segment[]): boolean {
  const span = (lines: readonly Segment[]): readonly [number, number] => [
    Math.min(...lines.map((one) => one.bottom)),
    Math.max(...lines.map((one) => one.bottom)),
  ];
  const [[a, b], [c, d]] = [span(left), span(right)];
  return Math.min(b, d) - Math.max(a, c) > 0.3 * Math.min(b - a, d - c);
}
