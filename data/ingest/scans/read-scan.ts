import { knotsOf, type Knot } from '../../plain/line-knots.ts';
import { characterSpans } from './character-spans.ts';
import { behindPercent, besideUnreadInk } from './digit-gaps.ts';
import { readingOrder } from './order/reading-order.ts';
import { inkedBand } from './inked-band.ts';
import { median, type LayoutBox } from './order/layout-box.ts';
import type { GreyPage } from './images/grey-page.ts';
import type { PageReader } from './page-reader.ts';
import type { ScannedLine } from './scanned-line.ts';
import { withPerMille } from './per-mille.ts';
import { standUpright } from './stand-upright.ts';

/** Whole of a page's width or height; places are parts of it, so that nobody needs a page's geometry to draw them. */
export const WHOLE = 65535;
/** Strips squeezed to this width read as well and take a quarter less time (measured: LIBRARIES of the spike). */
const SQUEEZED = 0.75;
/** Under this probability a character is shown as unsure. On 20,000 characters of degraded pages it marks 3 of 4 errors. */
export const UNSURE_BELOW = 0.9;

/** A character that may be another one. */
export interface UnsureCharacter {
  /** Code point of the line's text. */
  readonly at: number;
  /** 0 to 1. */
  readonly sureness: number;
  /** What it may be instead, where anything is likely. */
  readonly second: string | null;
}

/** A line of a page in reading order. */
export interface ReadLine {
  readonly text: string;
  /** Left edge, top, width and height in parts (WHOLE) of the page as it is shown, upright. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** How far it comes down (a vertical line: to the right) from its beginning to its end, in such parts. */
  readonly drift: number;
  /** Where its characters stand in it. */
  readonly knots: readonly Knot[];
  /** Begins a paragraph: it is indented in its column. */
  readonly isIndented: boolean;
  readonly unsure: readonly UnsureCharacter[];
}

export interface ReadPage {
  /** Of the upright picture, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Quarter turns to the left by which the picture is to be shown. */
  readonly turns: number;
  readonly lines: readonly ReadLine[];
}

/**
 * Reads a page: finds its lines, reads them, reads those with digits once more at full width, and puts them in order. Digits
 * on which the two readings differ, or beside which there is ink that neither has read, are unsure however sure each was.
 */
export async function readScan(reader: PageReader, picture: GreyPage): Promise<ReadPage> {
  const { page, turns, boxes, skew } = await standUpright(reader, picture);
  const once = await reader.read(page, boxes, skew, SQUEEZED);
  const twice = await readDigitsTwice(reader, page, once, skew);
  const doubted = twice
    .map((line) =>
      inDoubt(line, new Set([...besideUnreadInk(page, line, skew), ...behindPercent(line.text)])),
    )
    .map(withPerMille);
  const placed = doubted.map((line) => ({
    ...line,
    spans: characterSpans(page, line, skew),
    band: inkedBand(page, line, skew),
  }));
  const columns = readingOrder(placed, skew);
  const lines = columns.flatMap((rows) => {
    const edge = Math.min(...rows.map((row) => row[0]!.x));
    return rows.map((row) => lineOf(row, edge, skew, page));
  });
  return { width: page.width, height: page.height, turns, lines };
}

async function readDigitsTwice(
  reader: PageReader,
  page: GreyPage,
  lines: readonly ScannedLine[],
  skew: number,
): Promise<ScannedLine[]> {
  const withDigits = lines.filter(({ text }) => /\p{N}/u.test(text));
  const again = await reader.read(page, withDigits, skew, 1);
  const second = new Map(withDigits.map((line, i) => [line, again[i]!]));
  // Before any doubt of ours: a headline of digits alone would be taken for noise by it.
  return lines
    .filter((line) => isText(second.get(line) ?? line))
    .map((line) => agreeing(line, second.get(line)));
}

/** Pictures and rules give boxes too: without text, or with characters that the recogniser itself doubts. */
function isText({ text, sureness }: ScannedLine): boolean {
  return text.trim() !== '' && median(sureness) > (sureness.length < 6 ? 0.7 : 0.4);
}

const NUMBER = /[\p{Nd}]+(?:[.．,，][\p{Nd}]+)*[%％]?/gu;

/** Small, in the corner of its square: at full width it is passed over behind a digit or % now and then. */
const LAST_MARK = /[，。、；：]$/u;

/** The reading at full width, its digits unsure where the squeezed one has others. */
function agreeing(squeezed: ScannedLine, full: ScannedLine | undefined): ScannedLine {
  if (!full) return squeezed;
  const before = squeezed.text.match(NUMBER) ?? [];
  const numbers = [...full.text.matchAll(NUMBER)];
  if (numbers.length === before.length && numbers.every(([number], i) => number === before[i]))
    return full.text === squeezed.text.replace(LAST_MARK, '') ? squeezed : full;
  const doubtful = new Set(
    numbers.flatMap((match, i) => (match[0] === before[i] ? [] : codePointsOf(full.text, match))),
  );
  return inDoubt(full, doubtful);
}

function inDoubt(line: ScannedLine, doubtful: ReadonlySet<number>): ScannedLine {
  if (doubtful.size === 0) return line;
  return {
    ...line,
    sureness: line.sureness.map((sure, i) => (doubtful.has(i) ? Math.min(sure, 0.5) : sure)),
  };
}

function codePointsOf(text: string, match: RegExpExecArray): number[] {
  const start = [...text.slice(0, match.index)].length;
  return Array.from([...match[0]], (_, i) => start + i);
}

function lineOf(row: readonly LayoutBox[], edge: number, skew: number, page: GreyPage): ReadLine {
  const first = row[0]!;
  const inset = (first.x - edge) / first.h;
  return {
    text: row.map(({ text }) => text).join(''),
    ...placeOfRow(row, skew, page),
    isIndented: inset > 1.1 && inset < 3,
    unsure: row.flatMap((box, i) => unsureOf(box, lengthOf(row.slice(0, i)))),
  };
}

type Place = Pick<ReadLine, 'x' | 'y' | 'w' | 'h' | 'drift' | 'knots'>;

/** Where a row stands on the page as it is, whose lines come down by `skew`. */
function placeOfRow(row: readonly LayoutBox[], skew: number, page: GreyPage): Place {
  const spans = row.flatMap((box) => box.spans ?? []);
  const [from, to] = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0];
  const knots = knotsOf(
    row.flatMap(({ text }) => [...text]),
    spans.map((span) => [shareOf(span[0], from, to), shareOf(span[1], from, to)]),
  );
  const down = row.map(({ y, h, band: [above, below] = [0, 1] }) => [y + above * h, y + below * h] as const);
  const [top, bottom] = [Math.min(...down.map(([y]) => y)), Math.max(...down.map(([, y]) => y))];
  const [first] = row;
  if (first?.vertical) {
    const [left, right] = first.band ?? [0, 1];
    return {
      ...partsOf({ x: first.x + left * first.w, y: from, w: (right - left) * first.w, h: to - from }, page),
      drift: 0,
      knots,
    };
  }
  const box = { x: from, y: top + (skew * (from + to)) / 2, w: to - from, h: bottom - top };
  return { ...partsOf(box, page), drift: Math.round((skew * (to - from) * WHOLE) / page.height), knots };
}

function shareOf(at: number, from: number, to: number): number {
  return to > from ? (at - from) / (to - from) : 0;
}

function partsOf({ x, y, w, h }: Pick<LayoutBox, 'x' | 'y' | 'w' | 'h'>, { width, height }: GreyPage) {
  return { x: part(x, width), y: part(y, height), w: part(w, width), h: part(h, height) };
}

function unsureOf({ sureness, seconds }: LayoutBox, before: number): UnsureCharacter[] {
  return sureness.flatMap((sure, i) =>
    sure < UNSURE_BELOW ? [{ at: before + i, sureness: sure, second: seconds[i] ?? null }] : [],
  );
}

function lengthOf(boxes: readonly LayoutBox[]): number {
  return boxes.reduce((sum, { text }) => sum + [...text].length, 0);
}

function part(value: number, whole: number): number {
  return Math.max(0, Math.min(WHOLE, Math.round((value / whole) * WHOLE)));
}
