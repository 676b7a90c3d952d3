import { makeBlock, type Block } from './block.ts';
import { joinHeading, joinParagraph } from './join-lines.ts';
import { looksLikeHeading } from './join-paragraphs.ts';
import type { Layout } from './layout.ts';
import { classifyLine } from './line-kind.ts';
import { LIST_ITEM } from './line-patterns.ts';
import { displayWidth, isOpenEnded, isTableRow, isTerminated, type SourceLine } from './source-line.ts';
import { standsBelowTitle } from './title-form.ts';

/**
 * Joins lines that were broken at the width of a column. A line begins a new paragraph when the one before it ends a
 * sentence short of its column's width, or when its indent says so; a heading is a line that is not as wide as a line
 * of the text below it and ends no sentence, where a new paragraph could begin.
 */
export function joinWrappedLines(lines: readonly SourceLine[], layout: Layout): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    let kind: Block['kind'] = opensParagraph(lines, at, layout) ? 'text' : classifyLine(lines[at]!);
    if (kind === 'text' && !isTableRow(lines[at]!.text) && isHeadingAt(lines, at, layout)) kind = 'heading';
    const end =
      kind === 'heading'
        ? endOfHeading(lines, at, layout)
        : kind === 'text'
          ? endOfParagraph(lines, at, layout)
          : at + 1;
    const run = lines.slice(at, end);
    blocks.push(makeBlock(kind, kind === 'heading' ? joinHeading(run) : joinParagraph(run), run[0]!.gap));
    at = end;
  }
  return blocks;
}

/**
 * （一）强化监管。全年检查门店3.5 | 万家次: a numbered line that is as wide as its column, holds the end of a sentence and goes
 * on below without an indent opens a paragraph and heads nothing.
 */
function opensParagraph(lines: readonly SourceLine[], at: number, layout: Layout): boolean {
  const [line, next] = [lines[at]!, lines[at + 1]];
  const kind = classifyLine(line);
  if (
    (kind !== 'heading' && kind !== 'item') ||
    line.isMarkedHeading ||
    !next ||
    classifyLine(next) !== 'text'
  )
    return false;
  if (isTerminated(line.text) || !/[。；，]/.test(line.text.slice(3))) return false;
  if (layout.hasIndents && next.indent >= 3) return false;
  // The two wide spaces of an indent belong to the width of the line.
  return displayWidth(line.text) + line.indent >= widestAround(lines, at) - 3;
}

function widestAround(lines: readonly SourceLine[], at: number): number {
  const widths = lines
    .slice(Math.max(0, at - 4), at + 5)
    .filter((line) => classifyLine(line) === 'text')
    .map((line) => displayWidth(line.text));
  return Math.max(0, ...widths.sort((a, b) => b - a).slice(1, 2));
}

function endOfParagraph(lines: readonly SourceLine[], start: number, layout: Layout): number {
  let at = start;
  while (at + 1 < lines.length) {
    const [line, next] = [lines[at]!, lines[at + 1]!];
    if (classifyLine(next) !== 'text' || isTableRow(line.text) || isTableRow(next.text)) break;
    if (layout.hasIndents ? next.indent >= 3 : false) break;
    // 1. …。 | 2. …。: each entry of a list is a paragraph, however wide it is.
    if (isTerminated(line.text) && LIST_ITEM.test(next.text)) break;
    if (
      isTerminated(line.text) &&
      (!isFull(lines, at) || beginsNarrower(lines, at + 1) || isHeadingAt(lines, at + 1, layout))
    )
      break;
    at++;
  }
  return at + 1;
}

/** A line is full when the next character would not have fitted: as wide as its neighbours but for two characters. */
function isFull(lines: readonly SourceLine[], at: number): boolean {
  return displayWidth(lines[at]!.text) >= columnWidth(lines, at) - 3;
}

/** The indent of a first line is gone, but it left the line shorter than it could have been. */
function beginsNarrower(lines: readonly SourceLine[], at: number): boolean {
  const { text } = lines[at]!;
  return !isTerminated(text) && displayWidth(text) <= columnWidth(lines, at) - 4;
}

/** The width of the column around a line: of the two lines on either side, the second widest, so that one stray line does not count. */
function columnWidth(lines: readonly SourceLine[], at: number): number {
  const widths = lines
    .slice(Math.max(0, at - 3), at + 4)
    .filter((line) => classifyLine(line) === 'text')
    .map((line) => displayWidth(line.text))
    .sort((a, b) => b - a);
  return widths[Math.min(1, widths.length - 1)] ?? 0;
}

/** Asked only of a line before which a paragraph ends. */
function isHeadingAt(lines: readonly SourceLine[], at: number, layout: Layout): boolean {
  const line = lines[at]!;
  const end = endOfHeading(lines, at, layout);
  if (isTerminated(line.text) || !looksLikeHeading(joinHeading(lines.slice(at, end)).traced.text))
    return false;
  const next = lines[end];
  if (!next) return false;
  const kind = classifyLine(next);
  if (kind === 'marker' || kind === 'byline') return true;
  if (isOpenEnded(lines[end - 1]!.text)) return false;
  // No paragraph begins with a share: 合格率 | 98.86%，….
  if (/^\d[\d.]*\s*[%％‰]/.test(next.text)) return false;
  // Text has spaces beside digits at most; a heading in two parts has one between words.
  if (isDivided(line.text)) return true;
  // The line below is a first line, so a paragraph begins there.
  if (beginsNarrower(lines, end) && displayWidth(next.text) >= columnWidth(lines, end) - 6) return true;
  if (layout.hasIndents && next.indent >= 3) return true;
  const below = widthBelow(lines, end);
  let widest = -Infinity;
  for (const one of lines.slice(at, end)) widest = Math.max(widest, displayWidth(one.text));
  if (below === 0) return widest <= 60;
  return (
    widest <= below - 8 ||
    (widest >= below + 8 && !isTerminated(next.text) && displayWidth(next.text) <= below)
  );
}

/** The second widest of the next lines of text; 0 where there are none. */
function widthBelow(lines: readonly SourceLine[], from: number): number {
  const widths: number[] = [];
  for (let i = from; i < lines.length && widths.length < 4 && classifyLine(lines[i]!) === 'text'; i++) {
    widths.push(displayWidth(lines[i]!.text));
    if (isTerminated(lines[i]!.text)) break;
  }
  return widths.sort((a, b) => b - a)[Math.min(1, widths.length - 1)] ?? 0;
}

/** Lines of one heading stand closer together than lines of text do (or are held together by a comma). */
function endOfHeading(lines: readonly SourceLine[], start: number, layout: Layout): number {
  let end = start + 1;
  while (end < lines.length && end - start < 4) {
    const [last, next] = [lines[end - 1]!, lines[end]!];
    const isClose = layout.usualGap > 0 && next.gap < layout.usualGap;
    if (
      !isClose ||
      last.isTitle ||
      classifyLine(next) !== 'text' ||
      isTerminated(next.text) ||
      standsBelowTitle(next.text)
    )
      break;
    if (displayWidth(next.text) > 44 || displayWidth(last.text) > 44) break;
    end++;
  }
  return end;
}

/** 守底线 促发展 */
function isDivided(text: string): boolean {
  return /[\p{Script=Han}”》][ \u3000]+[\p{Script=Han}“《]/u.test(text);
}
