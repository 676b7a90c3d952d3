import type { Origin } from '../../contract/origin.ts';
import type { SourceLayout } from '../source-layout.ts';
import { numberedHeadingLevel } from './line-patterns.ts';
import { readsAsTitle } from './title-form.ts';
import { completedOffice, MOST_TITLE_LINES } from './title-lines.ts';
import type { SourceLine } from './source-line.ts';

/** What the file itself says its title is: the line that prints it, where one does. */
export interface StatedTitle {
  readonly text: string;
  /** The lines that print it; none where only the head of the file has it. */
  readonly lines: readonly SourceLine[];
  readonly how: Origin;
}

const SHORTEST = 4;
const LONGEST = 90;
/** The title stands among the first lines of the article; what is above it may be a long menu. */
const LINES = 2000;
/** A shorter name in the window's title is that of a column: 新闻动态. */
const SHORTEST_IN_WINDOW = 6;
/** A badge before the title: 原创. */
const LONGEST_BADGE = 4;

/**
 * The title that the head of a file and its headings agree on: a line that the stated title or the window's title
 * contains, else its only h1, else what the head says alone. The window's title names the site too (…总结_某市人民政府), so
 * that the longest such line counts. `readable`: into the writing of the lines. Null where nothing is stated.
 */
export function statedTitle(
  lines: readonly SourceLine[],
  layout: SourceLayout,
  readable: (text: string) => string = String,
): StatedTitle | null {
  const title = titleStated(lines, layout, readable);
  return title && (ofOffice(lines, title) ?? title);
}

/** …局 | 2022年度工作总结: the window may name the office alone, and the title goes on below it. */
function ofOffice(lines: readonly SourceLine[], { text, lines: printed }: StatedTitle): StatedTitle | null {
  if (printed.length !== 1) return null;
  for (let at = 0; at < Math.min(lines.length, LINES); at++) {
    if (bare(lines[at]!.text) !== bare(text)) continue;
    const below = lines.slice(at, at + MOST_TITLE_LINES);
    const title = below.slice(0, completedOffice(below.map((line) => line.text)));
    if (title.length > 0)
      return {
        text: title.map((line) => line.text).join(''),
        lines: title,
        how: { from: 'windowPrintedTitle' },
      };
  }
  return null;
}

function titleStated(
  lines: readonly SourceLine[],
  { head: printed, headings }: SourceLayout,
  readable: (text: string) => string,
): StatedTitle | null {
  if (!printed && headings.length === 0) return null;
  const head = printed && {
    titles: printed.titles.map(readable),
    window: printed.window === null ? null : readable(printed.window),
  };
  const first = lines.slice(0, LINES).filter(({ text }) => text.length >= SHORTEST && text.length <= LONGEST);
  for (const title of head?.titles ?? []) {
    const line = first.find(({ text }) => bare(text) === bare(title));
    if (line) return { text: line.text, lines: [line], how: { from: 'statedPrintedTitle' } };
  }
  const named = longestIn(first, [...(head?.titles ?? []), ...(head?.window ? [head.window] : [])]);
  if (named) {
    const printed = withContinuation(lines, named, [head?.window ?? '', ...(head?.titles ?? [])]);
    return {
      text: printed.map(({ text }) => text).join(''),
      lines: printed,
      how: { from: 'windowPrintedTitle' },
    };
  }
  const badged = withoutBadge(first, head?.window ?? '');
  if (badged) return badged;
  const highest = headingLines(lines, headings);
  if (highest.length === 1)
    return { text: highest[0]!.text, lines: [highest[0]!], how: { from: 'firstHeading' } };
  const alone = head?.titles.find((title) => title.length >= SHORTEST && title.length <= LONGEST);
  if (alone) return { text: alone, lines: [], how: { from: 'statedTitle' } };
  const part = windowParts(head?.window ?? '').find(readsAsTitle);
  return part && !first.some(({ text }) => readsAsTitle(text))
    ? { text: part, lines: [], how: { from: 'windowTitle' } }
    : null;
}

/** Without spaces and in half width: the window's title is often set otherwise than the line. */
function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{P}\p{S}]+/gu, '');
}

function longestIn(lines: readonly SourceLine[], stated: readonly string[]): SourceLine | null {
  let longest: SourceLine | null = null;
  for (const title of stated.map(bare)) {
    for (const line of lines) {
      const words = bare(line.text);
      const counts = title.startsWith(words) || title.endsWith(words) || words.length >= 0.6 * title.length;
      if (
        counts &&
        words.length >= SHORTEST_IN_WINDOW &&
        title.includes(words) &&
        words.length > bare(longest?.text ?? '').length
      )
        longest = line;
    }
  }
  return longest;
}

/** 首页/通知公告/详情 */
const TRAIL = /[>＞›»/\\|｜]/;

function withoutBadge(lines: readonly SourceLine[], window: string): StatedTitle | null {
  const [title = ''] = windowParts(window);
  const words = bare(title);
  if (words.length < SHORTEST_IN_WINDOW) return null;
  const line = lines.find(
    ({ text }) =>
      bare(text).endsWith(words) && bare(text).length <= words.length + LONGEST_BADGE && !TRAIL.test(text),
  );
  if (!line) return null;
  // 龙海区 | 市场监督管理局…总结: whose paper it is, is no badge.
  const isOwner = /[省市县区州盟旗镇乡]$/u.test(bare(line.text).slice(0, -words.length));
  return { text: isOwner ? line.text : title, lines: [line], how: { from: 'windowPrintedTitle' } };
}

/** A title on two lines: the lines before and behind go on where a stated title does. */
function withContinuation(
  lines: readonly SourceLine[],
  first: SourceLine,
  stated: readonly string[],
): readonly SourceLine[] {
  const printed = [first];
  const wholes = stated.map(bare);
  const isPart = (some: readonly SourceLine[]): boolean => {
    const words = bare(some.map(({ text }) => text).join(''));
    return wholes.some((whole) => whole.includes(words));
  };
  const above = lines[lines.indexOf(first) - 1];
  if (above && bare(above.text).length >= SHORTEST && isPart([above, first])) printed.unshift(above);
  for (let at = lines.indexOf(first) + 1; at < lines.length && printed.length < 3; at++) {
    if (!isPart([...printed, lines[at]!]) || bare(lines[at]!.text).length < SHORTEST) break;
    printed.push(lines[at]!);
  }
  return printed;
}

function headingLines(
  lines: readonly SourceLine[],
  headings: SourceLayout['headings'],
): readonly SourceLine[] {
  const top = Math.min(...headings.map(({ level }) => level));
  if (top > 1) return [];
  const starts = new Set(headings.filter(({ level }) => level === top).map(({ start }) => start));
  return lines.filter(
    ({ traced, text }) =>
      starts.has(traced.raw[0] ?? -1) &&
      numberedHeadingLevel(text) === null &&
      text.length >= SHORTEST &&
      text.length <= LONGEST,
  );
}

function windowParts(window: string): readonly string[] {
  return window.split(/\s*(?:[_|｜–]|—|-{1,2}|>>|::)\s*/).map((part) => part.trim());
}
