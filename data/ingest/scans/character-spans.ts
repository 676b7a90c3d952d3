/**
 * Where the characters of a read line begin and end. The recogniser says for each about where its middle is, in steps of a
 * fifth of a character; the ink says where nothing is printed:
 *
 *     全 年 检 查 12 家        middles   ·  ·  ·  ·  · ·  ·
 *     ▮▮▮ ▮▮▮ ▮▮▮ ▮▮▮ ▮ ▮ ▮▮▮   edges   |   |   |   |   | |  |   |
 *
 * The edges are those that together cost least: through ink, off the middles, and off the breadths that characters have.
 * Found by dynamic programming over the columns around each edge. Where more is free than fonts leave (a space that was not
 * read, letters set apart), a character ends with its ink.
 */
import { breadthOf } from '../../plain/breadth.ts';
import { sample, toneOf, type GreyPage, type Tone } from './images/grey-page.ts';
import type { ScannedLine } from './scanned-line.ts';

/** Columns in the width of a Han. */
const FINE = 32;
/** Widths of a Han that an edge is looked for around where it is expected. */
const REACH = 0.7;
/** What it costs: an edge through solid ink; being off by the width of a Han, squared. */
const INK = 3;
const OFF_BREADTH = { wide: 8, narrow: 1.5 } as const;
const OFF_MIDDLE = { han: 6, other: 2.5 } as const;

const HAN = /\p{sc=Han}/u;

/** Where a character begins and ends, in the page's pixels along its line. */
export type CharacterSpan = readonly [from: number, to: number];

/** Of each character of a line. */
export function characterSpans(page: GreyPage, line: ScannedLine, skew: number): readonly CharacterSpan[] {
  const characters = [...line.text];
  if (characters.length === 0) return [];
  const em = pitchOf(line, characters);
  const step = em / FINE;
  const [from, to] = line.vertical
    ? [line.y + skew * line.x, line.y + skew * line.x + line.h]
    : [line.x, line.x + line.w];
  const start = from - em * REACH;
  const ink = inkOf(page, line, skew, { start, step, count: Math.ceil((to - start) / step + REACH * FINE) });
  const middles = line.along.map((middle) => (middle - start) / step);
  const edges = cheapest(characters, middles, ink);
  return withoutGaps(characters, edges, ink).map(([a, b]) => [start + a * step, start + b * step]);
}

/** Han of a run whose distance is surer than that of all characters of a line, of which some have breadths of their own. */
const SURE_RUN = 3;

/**
 * The common distance of Han side by side, in pixels: the median of runs by their lengths. Two Han alone tell it badly, so
 * that the whole line counts as a short run. By the height of the line where there is nothing to measure.
 */
function pitchOf({ along, w, h, vertical }: ScannedLine, characters: readonly string[]): number {
  const isHan = characters.map((one) => HAN.test(one));
  const runs: [pitch: number, weight: number][] = [];
  for (let i = 0; i < characters.length; i++) {
    if (!isHan[i]) continue;
    let last = i;
    while (isHan[last + 1]) last++;
    if (last > i) runs.push([(along[last]! - along[i]!) / (last - i), last - i]);
    i = last;
  }
  if (runs.length === 0) return (vertical ? w : h) * 0.8;
  const [first, last] = [isHan.indexOf(true), isHan.lastIndexOf(true)];
  const between = characters.slice(first + 1, last).reduce((sum, one) => sum + 2 * halfOf(one), 0) / FINE + 1;
  runs.push([(along[last]! - along[first]!) / between, Math.min(SURE_RUN, between)]);
  runs.sort(([a], [b]) => a - b);
  let half = runs.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  const middle = runs.find(([, weight]) => (half -= weight) <= 0);
  return Math.max(1, middle![0]);
}

interface Columns {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

const ROWS = 24;

/**
 * How much of each column is ink, 0 to 1. A column may be broader than a pixel, and what is free between two letters no
 * broader than one: each is looked at in steps of half a pixel, and is what it is where it is freest.
 */
function inkOf(
  page: GreyPage,
  line: ScannedLine,
  skew: number,
  { start, step, count }: Columns,
): Float64Array {
  const looks = Math.max(1, Math.ceil(2 * step));
  const greys = new Float64Array(count * looks * ROWS);
  for (let i = 0; i < count * looks; i++) {
    const at = start + (i * step) / looks;
    for (let row = 0; row < ROWS; row++) {
      const share = 0.06 + (0.88 * (row + 0.5)) / ROWS;
      greys[i * ROWS + row] = line.vertical
        ? sample(page, line.x + share * line.w, at)
        : sample(page, at, line.y + share * line.h + skew * at);
    }
  }
  const tone = toneOf(greys);
  return Float64Array.from({ length: count }, (_, column) => {
    let least = 1;
    for (let i = column * looks; i < (column + 1) * looks; i++) {
      least = Math.min(least, inkIn(greys.subarray(i * ROWS, (i + 1) * ROWS), tone));
    }
    return least;
  });
}

function inkIn(greys: Float64Array, { paper, ink }: Tone): number {
  const range = Math.max(1, paper - ink);
  let sum = 0;
  for (const grey of greys) {
    const dark = (paper - grey) / range;
    if (dark > 0.25) sum += Math.min(1, dark);
  }
  return Math.min(1, (sum / ROWS) * 3);
}

/** Places of the edges in columns. */
function cheapest(characters: readonly string[], middles: readonly number[], ink: Float64Array): number[] {
  const n = characters.length;
  const reach = Math.round(REACH * FINE);
  const expected = Array.from({ length: n + 1 }, (_, i) => {
    if (i === 0) return middles[0]! - halfOf(characters[0]!);
    if (i === n) return middles[n - 1]! + halfOf(characters[n - 1]!);
    const [before, after] = [halfOf(characters[i - 1]!), halfOf(characters[i]!)];
    return (middles[i - 1]! * after + middles[i]! * before) / (before + after);
  });
  const lows = expected.map((at) => Math.round(at) - reach);
  const width = 2 * reach + 1;
  let costs = Float64Array.from({ length: width }, (_, k) => inkAt(ink, lows[0]! + k));
  const ways: Int32Array[] = [];
  for (let i = 0; i < n; i++) {
    const [next, way] = [new Float64Array(width).fill(Infinity), new Int32Array(width)];
    const charge = chargeOf(characters[i]!, middles[i]!);
    for (let k = 0; k < width; k++) {
      const right = lows[i + 1]! + k;
      for (let j = 0; j < width; j++) {
        const left = lows[i]! + j;
        if (left >= right) break;
        const cost = costs[j]! + charge(left, right);
        if (cost < next[k]!) [next[k], way[k]] = [cost, j];
      }
      next[k]! += inkAt(ink, right);
    }
    costs = next;
    ways.push(way);
  }
  let k = costs.indexOf(costs.reduce((a, b) => Math.min(a, b)));
  const edges = [lows[n]! + k];
  for (let i = n - 1; i >= 0; i--) {
    k = ways[i]![k]!;
    edges.unshift(lows[i]! + k);
  }
  return edges;
}

function inkAt(ink: Float64Array, at: number): number {
  return INK * (ink[at] ?? 0);
}

/** Marks whose square is empty on one side, which is theirs all the same. */
const EMPTY_BEFORE = /[（〔【《〈「『“‘]/u;
const EMPTY_BEHIND = /[，。、；：！？）〕】》〉」』”’]/u;
/** Of the width of a Han: free beside the ink of a character in any font, and free beyond that between two of them. */
const BEARING = 0.07;
const GAP = 0.16;

function withoutGaps(
  characters: readonly string[],
  edges: readonly number[],
  ink: Float64Array,
): CharacterSpan[] {
  const bearing = BEARING * FINE;
  const isFree = (at: number): boolean => (ink[at] ?? 0) < 0.04;
  const spans = characters.map((character, i): [number, number] => {
    let [from, to] = [edges[i]!, edges[i + 1]!];
    while (from < to && isFree(from)) from++;
    while (to > from && isFree(to - 1)) to--;
    return from === to || character.trim() === ''
      ? [edges[i]!, edges[i + 1]!]
      : [from - bearing, to + bearing];
  });
  return spans.map(([from, to], i): CharacterSpan => {
    const [left, right] = [edges[i]!, edges[i + 1]!];
    const before = EMPTY_BEHIND.test(characters[i - 1] ?? '') ? left : (spans[i - 1]?.[1] ?? -Infinity);
    const behind = EMPTY_BEFORE.test(characters[i + 1] ?? '') ? right : (spans[i + 1]?.[0] ?? Infinity);
    const isApart = (gap: number): boolean => gap > GAP * FINE;
    return [
      !EMPTY_BEFORE.test(characters[i]!) && isApart(from - before) ? from : left,
      !EMPTY_BEHIND.test(characters[i]!) && isApart(behind - to) ? to : right,
    ];
  });
}

/** Half of what a character takes of a line, in columns. */
function halfOf(character: string): number {
  if (breadthOf(character) === 2) return FINE / 2;
  const width = NARROW.test(character)
    ? 0.3
    : BROAD.test(character)
      ? 0.85
      : /[A-Z]/.test(character)
        ? 0.66
        : 0.54;
  return (width * FINE) / 2;
}

const NARROW = /[.,:;'!|ilIjtfr()[\]/-]/;
const BROAD = /[MWmw%@&]/;

/** What a character costs that stands between two columns. */
function chargeOf(character: string, middle: number): (left: number, right: number) => number {
  const breadth = 2 * halfOf(character);
  const isWide = breadthOf(character) === 2;
  const offBreadth = isWide ? OFF_BREADTH.wide : OFF_BREADTH.narrow;
  const offMiddle = HAN.test(character) ? OFF_MIDDLE.han : OFF_MIDDLE.other;
  return (left, right) => {
    const [wrong, off] = [(right - left - breadth) / FINE, ((left + right) / 2 - middle) / FINE];
    return offBreadth * wrong * wrong + offMiddle * off * off;
  };
}
