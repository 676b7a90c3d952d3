import type { CharacterSpan } from '../character-spans.ts';
import type { ScannedLine } from '../scanned-line.ts';

/**
 * A line, or a piece of one, while its place in the reading order is looked for. What can be laid out at all: a scanned
 * line and a line of a PDF's text layer are both one.
 */
export type LayoutBox = Pick<
  ScannedLine,
  'x' | 'y' | 'w' | 'h' | 'text' | 'places' | 'sureness' | 'seconds' | 'vertical'
> & {
  /** Where each character is printed along the line; known of a scanned line. */
  readonly spans?: readonly CharacterSpan[];
  /** Which part of the box the line fills across its direction, as shares of the box. */
  readonly band?: readonly [from: number, to: number];
};

/** Of a line's height: the narrowest strip between columns. */
export const GUTTER = 0.5;
/** Of a line's height: from the middle of a character to its edge. */
export const EDGE = 0.6;
/** Of a line's height: above it a box is no body line. */
export const HEADLINE = 1.4;

export const middleOf = ({ y, h }: Pick<LayoutBox, 'y' | 'h'>): number => y + h / 2;

/** Of none: 0. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

export function topOf(boxes: readonly LayoutBox[]): number {
  return Math.min(...boxes.map(({ y }) => y));
}

export function bottomOf(boxes: readonly LayoutBox[]): number {
  return Math.max(...boxes.map(({ y, h }) => y + h));
}

/** Boxes at one height are one row; rows from top to bottom, boxes in them from left to right. */
export function rowsOf(boxes: readonly LayoutBox[]): LayoutBox[][] {
  const rows: LayoutBox[][] = [];
  for (const box of [...boxes].sort((a, b) => middleOf(a) - middleOf(b))) {
    const row = rows.at(-1);
    const centre = row ? row.reduce((sum, one) => sum + middleOf(one), 0) / row.length : 0;
    if (row && Math.abs(middleOf(box) - centre) < 0.45 * Math.min(box.h, row[0]!.h)) row.push(box);
    else rows.push([box]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

/** Groups of boxes with a free horizontal line between them, from top to bottom. */
export function levelsOf(boxes: readonly LayoutBox[]): LayoutBox[][] {
  const inkTop = ({ y, h }: LayoutBox): number => y + h * 0.15;
  const groups: LayoutBox[][] = [];
  let bottom = -Infinity;
  for (const box of [...boxes].sort((a, b) => inkTop(a) - inkTop(b))) {
    if (inkTop(box) > bottom) groups.push([]);
    groups.at(-1)!.push(box);
    bottom = Math.max(bottom, box.y + box.h * 0.85);
  }
  return groups;
}
