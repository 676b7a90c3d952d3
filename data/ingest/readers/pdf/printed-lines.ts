import type { Glyph } from './page-ink.ts';

/** Characters of one line that stand close together. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline; y grows downwards. */
  readonly bottom: number;
  readonly size: number;
  /** Reads down; its line stands to the left of the one before. */
  readonly isVertical?: boolean;
}

/** A text that is painted again, to make it bold or by a fault, is one text: the same character within this many sizes. */
const SAME_PLACE = 0.32;
/** A gap of so many sizes parts what stands in one line: columns, cells, a name and a date. */
/** Of the smaller of two: beside a title a column of text begins sooner. */
const APART = 1.35;
/** Latin words without a space character between them. */
const WORD_GAP = 0.18;
/** Lines whose baselines are closer than this share are one. */
const SAME_LINE = 0.35;

/** The characters of a page as segments, in the order of their lines. */
export function segmentsOf(glyphs: readonly Glyph[]): Segment[] {
  return rowsOf(paintedOnce(glyphs)).flatMap(cutRow);
}

/** Leaves out what stands where the same character stands already. */
export function paintedOnce(glyphs: readonly Glyph[]): Glyph[] {
  const places = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    if (glyph.text.trim() === '') return true;
    const step = Math.max(1, glyph.size);
    const [column, row] = [Math.floor(glyph.x / step), Math.floor(glyph.y / step)];
    for (let c = column - 1; c <= column + 1; c++)
      for (let r = row - 1; r <= row + 1; r++)
        if (places.get(`${glyph.text}${c},${r}`)?.some((other) => isSamePlace(glyph, other))) return false;
    const key = `${glyph.text}${column},${row}`;
    const known = places.get(key);
    if (known) known.push(glyph);
    else places.set(key, [glyph]);
    return true;
  });
}

function isSamePlace(a: Glyph, b: Glyph): boolean {
  const reach = SAME_PLACE * Math.min(a.size, a.width || a.size);
  return Math.abs(a.x - b.x) < reach && Math.abs(a.y - b.y) < SAME_PLACE * a.size;
}

/** Lines from the top down; what is raised or lowered a little (a note's number) belongs to its line. */
function rowsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const sorted = [...glyphs].sort((a, b) => a.y - b.y);
  const rows: { y: number; size: number; glyphs: Glyph[] }[] = [];
  for (const glyph of sorted) {
    const row = rows.at(-1);
    if (row && glyph.y - row.y <= SAME_LINE * Math.max(row.size, glyph.size)) {
      row.glyphs.push(glyph);
      if (glyph.text.trim() !== '' && glyph.size >= row.size)
        Object.assign(row, { y: glyph.y, size: glyph.size });
    } else rows.push({ y: glyph.y, size: glyph.size, glyphs: [glyph] });
  }
  return rows.map((row) => row.glyphs.sort((a, b) => a.x - b.x));
}

function cutRow(row: readonly Glyph[]): Segment[] {
  const pieces: Glyph[][] = [];
  for (const glyph of row) {
    const piece = pieces.at(-1);
    const last = piece?.findLast(isInk);
    const gap = last ? glyph.x - (last.x + last.width) : 0;
    if (piece && (!last || !isInk(glyph) || gap <= APART * Math.min(last.size, glyph.size)))
      piece.push(glyph);
    else pieces.push([glyph]);
  }
  return pieces.flatMap((piece) => segmentOf(piece) ?? []);
}

const isInk = (glyph: Glyph): boolean => glyph.text.trim() !== '';

function segmentOf(glyphs: readonly Glyph[]): Segment | null {
  const ink = glyphs.filter(isInk);
  if (ink.length === 0) return null;
  let text = '';
  const wordGap = wordGapOf(glyphs);
  glyphs.forEach((glyph, i) => {
    const last = glyphs[i - 1];
    text += (last && partsWords(last, glyph, wordGap) ? ' ' : '') + glyph.text;
  });
  const size = commonestSize(ink);
  return {
    text: text.trim(),
    left: ink[0]!.x,
    right: ink.reduce((right, glyph) => Math.max(right, glyph.x + glyph.width), 0),
    bottom: ink.find((glyph) => glyph.size === size)?.y ?? ink[0]!.y,
    size,
  };
}

/** Between Latin letters a gap is a space; Chinese is spread for the width of its line, and that is none. */
function partsWords(a: Glyph, b: Glyph, wordGap: number): boolean {
  return areLetters(a, b) && gapOf(a, b) > wordGap;
}

/** Letters that are spread too have wider gaps between their words. */
function wordGapOf(glyphs: readonly Glyph[]): number {
  const gaps = glyphs
    .flatMap((glyph, i) => (i > 0 && areLetters(glyphs[i - 1]!, glyph) ? [gapOf(glyphs[i - 1]!, glyph)] : []))
    .sort((a, b) => a - b);
  return Math.max(WORD_GAP, 1.6 * (gaps[gaps.length >> 1] ?? 0));
}

function areLetters(a: Glyph, b: Glyph): boolean {
  return isInk(a) && isInk(b) && LATIN.test(a.text.at(-1)!) && LATIN.test(b.text[0]!);
}

/** In sizes of the smaller. */
const gapOf = (a: Glyph, b: Glyph): number => (b.x - (a.x + a.width)) / Math.min(a.size, b.size);

const LATIN = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;

function commonestSize(glyphs: readonly Glyph[]): number {
  const counts = new Map<number, number>();
  for (const { size } of glyphs) counts.set(size, (counts.get(size) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
