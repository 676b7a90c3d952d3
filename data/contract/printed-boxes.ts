import { beginningIn, boxBetween, endingIn } from '../plain/line-knots.ts';
import type { PassageId, TextRange } from './model.ts';
import type { PageBox, PrintedLine } from './page-model.ts';

/**
 * Where the characters `range` of a passage are printed, one box a line. Inside a line they are placed by its
 * knots, and by the breadth of its characters between them; in a cell the whole cell is meant. `lines`: those
 * of this passage alone.
 */
export function boxesOfRange(
  lines: readonly PrintedLine[],
  text: string,
  [start, end]: TextRange,
): PageBox[] {
  const characters = [...text];
  return lines
    .filter((line) => line.start < end && line.end > start)
    .map((line) => boxInLine(line, characters, Math.max(start, line.start), Math.min(end, line.end)));
}

/** A vertical line goes down, all others to the right. */
export function isVertical({ width, height, start, end }: PrintedLine): boolean {
  // In parts of the page, whose height is not its width: a line of several characters tells by far.
  return end - start > 2 && height > 3 * width;
}

function boxInLine(line: PrintedLine, characters: readonly string[], start: number, end: number): PageBox {
  const { page, x, y, width, height } = line;
  if (line.isCell) return { page, x, y, width, height };
  const knotted = { ...line, characters, knots: line.knots ?? [] };
  const range = [beginningIn(knotted, start), endingIn(knotted, end)] as const;
  return { page, ...boxBetween(line, isVertical(line), range) };
}

/** The character of a passage at a place of a page, and the line that it stands in; null where nothing is printed. */
export function characterAt(
  lines: readonly PrintedLine[],
  textOf: (passageId: PassageId) => string,
  at: { readonly page: number; readonly x: number; readonly y: number },
): { readonly line: PrintedLine; readonly offset: number } | null {
  const line = lines.find((one) => one.page === at.page && isIn(one, at));
  if (!line) return null;
  if (line.isCell) return { line, offset: line.start };
  const knotted = { ...line, characters: [...textOf(line.passageId)], knots: line.knots ?? [] };
  const share = shareOf(line, at);
  let offset = line.start;
  while (offset < line.end - 1 && endingIn(knotted, offset + 1) <= share) offset++;
  return { line, offset };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How much of a line is behind a point, 0 to 1. */
function shareOf(line: PrintedLine, { x, y }: Point): number {
  return isVertical(line) ? (y - line.y) / line.height : (x - line.x) / line.width;
}

function isIn(line: PrintedLine, at: Point): boolean {
  const { x, y, width, height, drift = 0 } = line;
  const aside = drift === 0 ? 0 : drift * (shareOf(line, at) - 0.5);
  const [left, top] = isVertical(line) ? [x + aside, y] : [x, y + aside];
  return at.x >= left && at.x <= left + width && at.y >= top && at.y <= top + height;
}
