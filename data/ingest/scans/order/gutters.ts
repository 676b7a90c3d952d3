import { GUTTER, HEADLINE, median, middleOf, rowsOf, type LayoutBox } from './layout-box.ts';

/** A strip between columns, from its left edge to its right. */
export type Gutter = readonly [from: number, to: number];

/** Of a line's height: no gutter between columns is so wide. */
const FAR = 3;

/** Strips that hardly any character of body height stands in, whatever boxes lie across them. */
export function findGutters(boxes: readonly LayoutBox[], em: number): Gutter[] {
  const body = boxes.filter(({ h }) => h <= HEADLINE * em);
  if (body.length < 12) return [];
  const left = Math.floor(Math.min(...body.map(({ x }) => x)));
  const right = Math.ceil(Math.max(...body.map(({ x, w }) => x + w)));
  const cover = coverOf(body, left, right, em);
  const most = Math.max(2, shareOf(cover, 0, cover.length));
  return emptyRuns(cover, em, [0, cover.length], most).map(([from, to]) => [from + left, to + left]);
}

/** How many characters stand over each pixel between left and right. */
function coverOf(body: readonly LayoutBox[], left: number, right: number, em: number): Int32Array {
  const cover = new Int32Array(right - left + 2);
  for (const place of body.flatMap(({ places }) => places)) {
    const last = Math.min(cover.length - 1, place + 0.35 * em - left);
    for (let i = Math.max(0, Math.round(place - 0.35 * em) - left); i <= last; i++) cover[i] = cover[i]! + 1;
  }
  return cover;
}

/** Of what stands over the fullest pixel of a column: no more of it stands over a gutter. */
const HARDLY = 0.2;

function shareOf(cover: Int32Array, from: number, to: number): number {
  return Math.floor(HARDLY * cover.subarray(from, to).reduce((a, b) => Math.max(a, b), 0));
}

/**
 * Runs between what is covered by more than `most`. One as wide as a column may be a column of few lines, as a last one that
 * ends early: what stands in it is its own measure.
 */
function emptyRuns(cover: Int32Array, em: number, [from, to]: Gutter, most: number): Gutter[] {
  const runs = runsUnder(cover, [from, to], most).flatMap((run) => {
    const isColumn = run[1] - run[0] > FAR * em && cover.subarray(...run).some((count) => count > 0);
    return isColumn ? emptyRuns(cover, em, run, shareOf(cover, ...run)) : [run];
  });
  return runs.filter(([start, end]) => start > 0 && end < cover.length && end - start > GUTTER * em);
}

function runsUnder(cover: Int32Array, [from, to]: Gutter, most: number): Gutter[] {
  const runs: Gutter[] = [];
  for (let start = from; start < to; start++) {
    if (cover[start]! > most) continue;
    let end = start;
    while (end < to && cover[end]! <= most) end++;
    runs.push([start, end]);
    start = end;
  }
  return runs;
}

/**
 * Parts side by side, each more than a row of text or, as what is said below a picture, far from all others; smaller ones go
 * to their left neighbour. Null where there is one.
 */
export function splitAtGutters(boxes: readonly LayoutBox[], em: number): LayoutBox[][] | null {
  const columns: LayoutBox[][] = [];
  const parts = sideBySide(boxes, em);
  for (const [i, part] of parts.entries()) {
    const isApart = rightOf(part) - leftOf(part) > 3 * em && farFrom(part, parts[i - 1], parts[i + 1], em);
    if (columns.length === 0 || isTall(part, em) || isApart) columns.push([...part]);
    else for (const box of part) columns.at(-1)!.push(box);
  }
  const [first, second] = columns;
  if (first && second && !isTall(first, em)) {
    second.unshift(...first);
    columns.shift();
  }
  return columns.length > 1 ? columns : null;
}

const leftOf = (part: readonly LayoutBox[]): number => Math.min(...part.map(({ x }) => x));
const rightOf = (part: readonly LayoutBox[]): number => Math.max(...part.map(({ x, w }) => x + w));

function farFrom(
  part: readonly LayoutBox[],
  before: readonly LayoutBox[] | undefined,
  behind: readonly LayoutBox[] | undefined,
  em: number,
): boolean {
  return (
    (!before || leftOf(part) - rightOf(before) > FAR * em) &&
    (!behind || leftOf(behind) - rightOf(part) > FAR * em)
  );
}

function sideBySide(boxes: readonly LayoutBox[], em: number): LayoutBox[][] {
  const parts: LayoutBox[][] = [];
  let right = -Infinity;
  for (const box of [...boxes].sort((a, b) => a.x - b.x)) {
    if (box.x - right > GUTTER * em) parts.push([]);
    parts.at(-1)!.push(box);
    right = Math.max(right, box.x + box.w);
  }
  return parts;
}

function isTall(part: readonly LayoutBox[], em: number): boolean {
  const [top, bottom] = [Math.min(...part.map(({ y }) => y)), Math.max(...part.map(({ y, h }) => y + h))];
  return part.length >= 2 && bottom - top > 2.2 * em;
}

/** Columns for all that a few ill-drawn boxes, beside others of their row, still lie across a gutter. */
export function splitDespiteStrays(
  boxes: readonly LayoutBox[],
  gutters: readonly Gutter[],
  em: number,
): LayoutBox[][] | null {
  const strays = new Set(boxes.filter((box) => isStray(box, boxes, gutters, em)));
  if (strays.size === 0 || strays.size > Math.max(1, boxes.length * 0.05)) return null;
  const columns = splitAtGutters(
    boxes.filter((box) => !strays.has(box)),
    em,
  );
  if (!columns) return null;
  const centres = columns.map((column) => median(column.map(({ x, w }) => x + w / 2)));
  for (const stray of strays) {
    const far = centres.map((centre) => Math.abs(centre - (stray.x + stray.w / 2)));
    columns[far.indexOf(Math.min(...far))]!.push(stray);
  }
  return columns;
}

function isStray(
  box: LayoutBox,
  boxes: readonly LayoutBox[],
  gutters: readonly Gutter[],
  em: number,
): boolean {
  const crosses = gutters.some(([from, to]) => box.x < to && box.x + box.w > from);
  const isBeside = (other: LayoutBox): boolean =>
    other !== box && Math.abs(middleOf(other) - middleOf(box)) < 0.6 * em && Math.abs(other.x - box.x) > em;
  return box.h <= HEADLINE * em && crosses && boxes.some(isBeside);
}

/** Up to four rows of one column that stand above every other: a headline narrower than its column, a byline. */
export function aboveTheRest(parts: readonly (readonly LayoutBox[])[], em: number): LayoutBox[] {
  const tops = parts.map((part) => Math.min(...part.map(({ y }) => y)));
  const first = tops.indexOf(Math.min(...tops));
  const limit = Math.min(...tops.filter((_, i) => i !== first));
  const over = parts[first]!.filter((box) => box.y + box.h < limit + 0.3 * em);
  return over.length < parts[first]!.length && rowsOf(over).length <= 4 ? over : [];
}
