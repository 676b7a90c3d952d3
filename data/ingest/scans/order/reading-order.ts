/**
 * Boxes → the order in which a page is read. Free strips part columns; boxes that span a strip (headlines, standfirsts)
 * part bands; a line drawn across a strip is cut there. Neither y-then-x nor a plain XY-cut (Nagy and Seth, 1984) reads a
 * newspaper page:
 *
 *     ┌─────────────────────┐   headline         band
 *     ├──────┬──────┬───────┤
 *     │  1   │  2   │   3   │   columns          one after the other
 *     ├──────┴──────┼───────┤
 *     │ headline    │       │   another article  cut again inside
 *     └─────────────┴───────┘
 */
import { aboveTheRest, findGutters, splitAtGutters, splitDespiteStrays } from './gutters.ts';
import {
  bottomOf,
  EDGE,
  HEADLINE,
  levelsOf,
  median,
  middleOf,
  rowsOf,
  topOf,
  type LayoutBox,
} from './layout-box.ts';
import { joinedHeadlines } from './joined-headlines.ts';
import { cutMerged, withoutEchoes } from './merged-lines.ts';
import { neighbouringArticles } from './neighbouring-articles.ts';

/** Rows of boxes, left to right; a column is a list of them. */
export type Column = readonly (readonly LayoutBox[])[];

/** Columns in reading order. `lines`: y sheared by `skew`, as PageReader gives them. */
export function readingOrder(lines: readonly LayoutBox[], skew = 0): Column[] {
  // Vertical lines are headlines; they come first, from right to left.
  const vertical = lines.filter((line) => line.vertical).sort((a, b) => b.x - a.x);
  const boxes = lines.filter((line) => !line.vertical).map((line) => leaning(line, skew));
  const em = median(boxes.map(({ h }) => h));
  const columns = boxes.length === 0 ? [] : cut(joinedHeadlines(boxes, em), em);
  return [...vertical.map((line) => [[line]]), ...columns.map(rowsOf).filter((rows) => rows.length > 0)];
}

/** A skewed page leans: its columns drift sideways as its lines drift down. The detector's boxes reach into the strips, the characters do not. */
function leaning(line: LayoutBox, skew: number): LayoutBox {
  const lean = skew * line.y;
  const left = Math.max(line.x, line.places[0]! - EDGE * line.h);
  const right = Math.min(line.x + line.w, line.places.at(-1)! + EDGE * line.h);
  return { ...line, x: left + lean, w: right - left, places: line.places.map((x) => x + lean) };
}

function cut(given: readonly LayoutBox[], em: number): (readonly LayoutBox[])[] {
  if (given.length < 3) return [given];
  const gutters = findGutters(given, em);
  const boxes = withoutEchoes(cutMerged(given, gutters, em), em);
  return (
    cutBetweenArticles(boxes, em) ??
    cutBetweenBands(boxes, em) ??
    cutIntoColumns(boxes, splitAtGutters(boxes, em) ?? splitDespiteStrays(boxes, gutters, em), em) ??
    cutOffHeadOrFoot(boxes, em) ??
    cutAroundWidest(boxes, em) ?? [boxes]
  );
}

/** One article above another: a headline across columns, with a free strip above it that is wider than between lines. */
function cutBetweenArticles(boxes: readonly LayoutBox[], em: number) {
  const levels = levelsOf(boxes);
  const width = median(boxes.map(({ w }) => w));
  const isHeadline = ({ h, w }: LayoutBox): boolean => h > 1.6 * em || (h > HEADLINE * em && w > 1.2 * width);
  const below = levels.findIndex(
    (row, i) => i > 0 && topOf(row) - bottomOf(levels[i - 1]!) > 0.9 * em && row.some(isHeadline),
  );
  return below > 0
    ? [...cut(levels.slice(0, below).flat(), em), ...cut(levels.slice(below).flat(), em)]
    : null;
}

/** Of a line's height: no lines or paragraphs of one article leave so much free across all of its columns. */
const BAND_GAP = 1.1;

/** Columns above others with a free strip between them from edge to edge: columns that go on leave none at one height. */
function cutBetweenBands(boxes: readonly LayoutBox[], em: number) {
  const levels = levelsOf(boxes);
  for (let below = 1; below < levels.length; below++) {
    if (topOf(levels[below]!) - bottomOf(levels[below - 1]!) < BAND_GAP * em) continue;
    const [over, under] = [levels.slice(0, below).flat(), levels.slice(below).flat()];
    if (splitAtGutters(over, em) && splitAtGutters(under, em)) return [...cut(over, em), ...cut(under, em)];
  }
  return null;
}

function cutIntoColumns(boxes: readonly LayoutBox[], parts: readonly LayoutBox[][] | null, em: number) {
  if (!parts) return null;
  const articles = neighbouringArticles(parts, em);
  if (articles) return articles.flatMap(({ head, rest }) => [head, ...cut(rest, em)]);
  const head = aboveTheRest(parts, em);
  if (head.length === 0) return parts.flatMap((part) => cut(part, em));
  const rest = boxes.filter((box) => !head.includes(box));
  return [head, ...cut(rest, em)];
}

/** Rows that stand alone above the columns (headline, byline, standfirst) or below them (a footer). */
function cutOffHeadOrFoot(boxes: readonly LayoutBox[], em: number) {
  const levels = levelsOf(boxes);
  for (let taken = 1; taken <= Math.min(12, levels.length - 3); taken++) {
    const [head, rest] = [levels.slice(0, taken).flat(), levels.slice(taken).flat()];
    if (splitAtGutters(rest, em)) return [head, ...cut(rest, em)];
    if (taken > 3) continue;
    const [most, foot] = [levels.slice(0, -taken).flat(), levels.slice(-taken).flat()];
    if (splitAtGutters(most, em)) return [...cut(most, em), foot];
  }
  return null;
}

/** What is left: a box across the columns in their midst. The widest are taken away until gutters show; they part the rest. */
function cutAroundWidest(boxes: readonly LayoutBox[], em: number) {
  const byWidth = [...boxes].sort((a, b) => b.w - a.w);
  for (let taken = 1; taken <= byWidth.length * 0.15 && boxes.length - taken >= 4; taken++) {
    const rest = byWidth.slice(taken);
    if (splitAtGutters(rest, em)) return bandsAround(rowsOf(byWidth.slice(0, taken)), rest, em);
  }
  return null;
}

function bandsAround(wide: readonly (readonly LayoutBox[])[], rest: readonly LayoutBox[], em: number) {
  const bands: (readonly LayoutBox[])[] = [];
  let left = rest;
  for (const row of wide) {
    const y = Math.min(...row.map(middleOf));
    const above = left.filter((box) => middleOf(box) < y);
    left = left.filter((box) => middleOf(box) >= y);
    if (above.length > 0) for (const band of cut(above, em)) bands.push(band);
    bands.push(row);
  }
  return left.length > 0 ? [...bands, ...cut(left, em)] : bands;
}
