import type { PassageId } from '../contract/model.ts';
import type { PrintedLine } from '../contract/page-model.ts';
import {
  beginningIn,
  boxBetween,
  endingIn,
  WHOLE_LINE,
  type Knot,
  type KnottedLine,
} from '../plain/line-knots.ts';
import type { LinePlace } from '../schema/line-places.ts';
import type { OffsetRun } from '../text/offset-map.ts';

export interface PlacedPassage {
  readonly passageId: PassageId;
  readonly isTable: boolean;
  /** From the passage's text to the source. */
  readonly runs: readonly OffsetRun[];
}

/** A run of a passage, by where it comes from. */
interface Stretch {
  readonly passage: number;
  readonly rawStart: number;
  readonly rawEnd: number;
  readonly textStart: number;
}

/**
 * From places of the source's lines to places of passages. A line that gave words to two passages (a heading and what
 * follows it) is cut between them by the breadth of its characters; what is no part of the text (page numbers) is left out.
 * `raw`: the text of the source, in which both count.
 */
export function placePassages(
  passages: readonly PlacedPassage[],
  places: readonly LinePlace[],
  raw: string,
): PrintedLine[] {
  const stretches = passages
    .flatMap(({ runs }, passage) =>
      runs.map(([textStart, rawStart, length]) => ({
        passage,
        rawStart,
        rawEnd: rawStart + length,
        textStart,
      })),
    )
    .sort((a, b) => a.rawStart - b.rawStart);
  const characters = [...raw];
  return placedParts(places, stretches)
    .sort((a, b) => a.part.passage - b.part.passage || a.part.start - b.part.start)
    .map(({ place, part }) => lineOf(place, part, passages[part.passage]!, characters));
}

/**
 * Characters of lines, and knots, that are gone through, once for each passage that has words of them: more than any text of
 * ours has. An archive of somebody else may say of every line that all of the text stands in it, or that it ends nowhere.
 */
const MOST_STEPS = 20_000_000;

/** What lines gave to passages; beyond MOST_STEPS the last lines give nothing. */
function placedParts(places: readonly LinePlace[], stretches: readonly Stretch[]) {
  const placed: { readonly place: LinePlace; readonly part: Part }[] = [];
  let steps = 0;
  for (const place of places) {
    const parts = partsOf(place, stretches);
    steps += parts.length * (place.rawEnd - place.rawStart + (place.knots?.length ?? 0));
    if (steps > MOST_STEPS) break;
    for (const part of parts) placed.push({ place, part });
  }
  return placed;
}

interface Part {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  readonly rawStart: number;
  readonly rawEnd: number;
  /** The runs that it is made of. */
  readonly ranges: readonly Stretch[];
}

/** What a line gave to each passage, in the order of the line. */
function partsOf({ rawStart, rawEnd }: LinePlace, stretches: readonly Stretch[]): Part[] {
  const parts = new Map<number, Part & { readonly ranges: Stretch[] }>();
  for (let i = firstEndingAfter(stretches, rawStart); i < stretches.length; i++) {
    const stretch = stretches[i]!;
    if (stretch.rawStart >= rawEnd) break;
    const from = Math.max(rawStart, stretch.rawStart);
    const to = Math.min(rawEnd, stretch.rawEnd);
    if (to <= from) continue;
    const start = stretch.textStart + from - stretch.rawStart;
    const before = parts.get(stretch.passage);
    const ranges = before?.ranges ?? [];
    ranges.push(stretch);
    parts.set(stretch.passage, {
      passage: stretch.passage,
      start: Math.min(before?.start ?? start, start),
      end: Math.max(before?.end ?? 0, start + to - from),
      rawStart: Math.min(before?.rawStart ?? from, from),
      rawEnd: Math.max(before?.rawEnd ?? to, to),
      ranges,
    });
  }
  return [...parts.values()];
}

/** Runs may share a source character (a ligature made two): the first whose end lies behind `raw`, and one more to be sure. */
function firstEndingAfter(stretches: readonly Stretch[], raw: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.rawEnd > raw) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low - 1);
}

function lineOf(
  place: LinePlace,
  part: Part,
  { passageId, isTable }: PlacedPassage,
  characters: readonly string[],
): PrintedLine {
  const { page, x, y, width, height, drift = 0 } = place;
  const { start, end } = part;
  const common = { passageId, start, end, isCell: isTable, page };
  if (isTable) return { ...common, x, y, width, height };
  const line = knottedLine(place, characters);
  const left = beginningIn(line, Math.max(line.start, part.rawStart));
  const right = Math.max(left, endingIn(line, Math.min(line.end, part.rawEnd)));
  // A vertical line goes down.
  const isDown = height > 2 * width && line.end - line.start > 1;
  const knots = knotsOfPart(line.knots, part, left, right);
  const own = Math.round(drift * (right - left));
  return {
    ...common,
    ...boxBetween(place, isDown, [left, right]),
    ...(own !== 0 && { drift: own }),
    ...(knots.length > 0 && { knots }),
  };
}

function knottedLine(place: LinePlace, characters: readonly string[]): KnottedLine {
  const [start, end] = printedRange(place, characters);
  const knots = (place.knots ?? []).map(([at, share]): Knot => [place.rawStart + at, share]);
  return { characters, start, end, knots };
}

/** Of the line's knots those in the part, by characters of the passage and as shares of the part. */
function knotsOfPart(knots: readonly Knot[], { ranges }: Part, left: number, right: number): Knot[] {
  if (right <= left) return [];
  return knots.flatMap(([raw, share]): Knot[] => {
    const own = ranges.find(({ rawStart, rawEnd }) => raw >= rawStart && raw < rawEnd);
    const within = (share / WHOLE_LINE - left) / (right - left);
    if (!own || within < 0 || within > 1) return [];
    return [[own.textStart + raw - own.rawStart, Math.round(within * WHOLE_LINE)]];
  });
}

/** Without the indent and the blanks at the end, which are written and not printed. */
function printedRange(
  { rawStart, rawEnd }: LinePlace,
  characters: readonly string[],
): readonly [number, number] {
  let [from, to] = [rawStart, rawEnd];
  while (from < to && /\s/.test(characters[from] ?? '')) from++;
  while (to > from && /\s/.test(characters[to - 1] ?? '')) to--;
  return [from, to];
}
