import { makeBlock, type Block } from './block.ts';
import { joinHeading, joinParagraph } from './join-lines.ts';
import type { Layout } from './layout.ts';
import { classifyLine } from './line-kind.ts';
import { endOfBrokenParagraph } from './soft-breaks.ts';
import { isOpenEnded, isTableRow, isTerminated, makeLine, type SourceLine } from './source-line.ts';
import { standsBelowTitle } from './title-form.ts';

/** A heading is seldom longer; a paragraph without a full stop usually is. */
export const LONGEST_HEADING = 45;

/**
 * One line is one block; lines of a heading that stand closer together than paragraphs do are one heading, and a
 * paragraph that was broken inside is one. Short lines below each other behind 如下： are a list.
 */
export function blocksOfLines(lines: readonly SourceLine[], layout: Layout): Block[] {
  const blocks: Block[] = [];
  let listed = false;
  for (let at = 0; at < lines.length;) {
    const broken = endOfBrokenParagraph(lines, at, layout);
    if (broken > at + 1) {
      blocks.push(blockOfBroken(lines.slice(at, broken), lines[broken]));
      at = broken;
      continue;
    }
    const own = isHeadline(lines, at) ? 'heading' : kindOf(lines[at]!, lines[at + 1]);
    listed = own === 'heading' && isListed(lines, at, listed ? 'listed' : blocks.at(-1));
    const kind = listed ? 'item' : own;
    const end = kind === 'heading' ? endOfHeading(lines, at, layout) : at + 1;
    const run = lines.slice(at, end);
    blocks.push(makeBlock(kind, kind === 'heading' ? joinHeading(run) : joinParagraph(run), run[0]!.gap));
    at = end;
  }
  return blocks;
}

function endOfHeading(lines: readonly SourceLine[], at: number, layout: Layout): number {
  let end = at + 1;
  while (
    end < lines.length &&
    end - at < 4 &&
    lines[end]!.gap < layout.usualGap &&
    !lines[at]!.isTitle &&
    !standsBelowTitle(lines[end]!.text) &&
    kindOf(lines[end]!, lines[end + 1]) === 'heading'
  )
    end++;
  return end;
}

/** 发布时间： announces nothing. */
const ANNOUNCES = /\p{Script=Han}{5}[：:]$/u;

/** In one paragraph with the words that announce it, as an entry of several. */
function isListed(lines: readonly SourceLine[], at: number, before: Block | 'listed' | undefined): boolean {
  const [line, next] = [lines[at]!, lines[at + 1]];
  if (!before || line.gap > 0 || classifyLine(line) !== 'text') return false;
  const isFollowed = next?.gap === 0 && kindOf(next, lines[at + 2]) === 'heading';
  return before === 'listed'
    ? isFollowed || !next || next.gap > 0
    : isFollowed && ANNOUNCES.test(before.text);
}

/** What a broken paragraph is, its whole text says, as that of a line would. */
function blockOfBroken(run: readonly SourceLine[], next: SourceLine | undefined): Block {
  const joined = joinParagraph(run);
  const [{ gap, indent }] = run as [SourceLine];
  return makeBlock(kindOf(makeLine(joined.traced, gap, indent), next), joined, gap);
}

/** A first line, shorter by far than the one below it, is no line of a paragraph that goes on: headlines count things. */
function isHeadline(lines: readonly SourceLine[], at: number): boolean {
  const line = lines[at]!;
  const next = lines[at + 1];
  return (
    at === 0 &&
    next !== undefined &&
    next.gap > 0 &&
    classifyLine(line) === 'text' &&
    !isTableRow(line.text) &&
    readsAsHeading(line.text) &&
    next.text.length > 1.5 * line.text.length
  );
}

function kindOf(line: SourceLine, next: SourceLine | undefined): Block['kind'] {
  const kind = classifyLine(line);
  if (kind !== 'text' || isTableRow(line.text) || !looksLikeHeading(line.text)) return kind;
  return next && finishesSentence(next.text) ? 'text' : 'heading';
}

/** `更新。2023年以来…`: the scrap before the full stop belongs to the line before. */
function finishesSentence(text: string): boolean {
  return /^(?:[^。！？；，,“]{0,4}[。；]|[，,。、；：）)”》])/.test(text);
}

export function looksLikeHeading(text: string): boolean {
  return readsAsHeading(text) && !COUNT.test(text);
}

function readsAsHeading(text: string): boolean {
  return (
    text.length <= LONGEST_HEADING && !isTerminated(text) && !isOpenEnded(text) && !/[。！？]/.test(text)
  );
}

/** Headings do not count things; a scrap of a paragraph does. */
const COUNT =
  /\d[余多]?(?:万|亿)?[余多]?(?:户|家|件|批|起|元|%|％|人|个百分点|台|辆|份|吨|公里|张|处|亩|座|公顷|平方米)(?!次会|民)/u;
