import { breadthOfRange } from '../plain/breadth.ts';
import type { PassageId, TextRange } from './model.ts';
import type { PageBox, PrintedLine } from './page-model.ts';

/**
 * Where the characters `range` of a passage are printed, one box a line. Inside a line they are placed by the breadth of
 * its characters (median error 0.04 of a character on justified lines); in a cell the whole cell is meant. `lines`: those
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
  const whole = breadthOfRange(characters, line.start, line.end) || 1;
  const before = breadthOfRange(characters, line.start, start) / whole;
  const own = breadthOfRange(characters, start, end) / whole;
  return isVertical(line)
    ? { page, x, width, y: Math.round(y + height * before), height: Math.round(height * own) }
    : { page, y, height, x: Math.round(x + width * before), width: Math.round(width * own) };
}

/** The character of a passage at a place of a page, and the line that it stands in; null where nothing is printed. */
export function characterAt(
  lines: readonly PrintedLine[],
  textOf: (passageId: PassageId) => string,
  at: { readonly page: number; readonly x: number; readonly y: number },
): { readonly line: PrintedLine; readonly offset: number } | null {
  const line = lines.find(
    (one) =>
      one.page === at.page &&
      at.x >= one.x &&
      at.x <= one.x + one.width &&
      at.y >= one.y &&
      at.y <= one.y + one.height,
  );
  if (!line) return null;
  if (line.isCell) return { line, offset: line.start };
  const characters = [...textOf(line.passageId)];
  const share = isVertical(line) ? (at.y - line.y) / line.height : (at.x - line.x) / line.width;
  const wanted = share * breadthOfRange(characters, line.start, line.end);
  let offset = line.start;
  for (let sum = 0; offset < line.end - 1; offset++) {
    sum += breadthOfRange(characters, offset, offset + 1);
    if (sum > wanted) break;
  }
  return { line, offset };
}
