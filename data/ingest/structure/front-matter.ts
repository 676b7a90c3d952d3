import type { Byline } from '../../contract/model.ts';
import type { Block } from '../lines/block.ts';
import { readBareNames, readByline } from '../lines/byline.ts';
import { isFullTitle, standsBelowTitle } from '../lines/title-form.ts';
import { BARE_LABEL, DATA_BOX_HEADING, LEAD_HEADING, numberedHeadingLevel } from '../lines/line-patterns.ts';

/** Titles and byline, and which blocks they were. */
export interface FrontMatter {
  readonly title: string | null;
  readonly kicker: string | null;
  readonly subtitle: string | null;
  readonly byline: Byline;
  readonly blocks: ReadonlySet<number>;
  readonly unsure: readonly string[];
}

const LONGEST_FRONT_LINE = 45;
const MOST_FRONT_LINES = 5;
/** Paragraphs that may stand above a byline. */
const MOST_LEADING = 4;

/** Titles stand around the byline; without one they are the first run of headings that is not a section's. */
export function readFrontMatter(
  blocks: readonly Block[],
  stated: readonly string[] = [],
  name = stated.join(''),
): FrontMatter {
  const byline = findByline(blocks);
  const known = runBelow(blocks, stated);
  const run = known.length > 0 ? known : byline ? runAround(blocks, byline.at) : firstRun(blocks);
  const titles = run
    .filter((at) => at !== byline?.at && !readByline(blocks[at]!.text))
    .map((at) => blocks[at]!.text);
  const more = run.map((at) => readByline(blocks[at]!.text)).filter((one) => one !== null);
  return {
    ...nameTitles(titles),
    ...(known.length > 0 && { title: spaced(name) }),
    byline: [...more, byline?.byline ?? {}].reduce((all, one) => ({ ...all, ...one }), {}),
    blocks: new Set(
      byline && (known.length === 0 || byline.at <= run.at(-1)! + 1) ? [...run, byline.at] : run,
    ),
    unsure: titles.length === 0 ? ['title'] : [],
  };
}

/** The line that the file calls its title, with the subtitles below it. */
function runBelow(blocks: readonly Block[], titles: readonly string[]): number[] {
  const at = blocks.findIndex(
    (block) => (block.kind === 'heading' || block.kind === 'text') && block.text === titles[0],
  );
  if (at < 0) return [];
  const run = titles.flatMap((title, i) => (blocks[at + i]?.text === title ? [at + i] : []));
  while (
    /heading|text/.test(blocks[at + run.length]?.kind ?? '') &&
    standsBelowTitle(blocks[at + run.length]!.text)
  )
    run.push(at + run.length);
  return run;
}

function findByline(blocks: readonly Block[]): { readonly at: number; readonly byline: Byline } | null {
  const printed = blocks.findIndex(
    (block, i) =>
      block.kind === 'byline' &&
      (i <= 8 || blocks[i - 1]?.kind === 'heading') &&
      // Behind the text it names the editor (责任编辑) and stands under no title.
      blocks.slice(0, i).filter(({ kind }) => kind === 'text').length < MOST_LEADING,
  );
  if (printed >= 0) return { at: printed, byline: readByline(blocks[printed]!.text) ?? {} };
  for (let at = 1; at <= 5 && at + 1 < blocks.length; at++) {
    const names =
      blocks[at]!.kind === 'heading' && blocks[at - 1]!.kind === 'heading'
        ? readBareNames(blocks[at]!.text)
        : null;
    if (names && /text|caption/.test(blocks[at + 1]!.kind)) return { at, byline: { 作者: names } };
  }
  return null;
}

function runAround(blocks: readonly Block[], byline: number): number[] {
  const run: number[] = [];
  for (let at = byline - 1; at >= 0 && run.length < MOST_FRONT_LINES && isFrontLine(blocks[at]!); at--)
    run.unshift(at);
  const below = byline + 1;
  // A title may be printed below the byline: it stands over another heading and has no text of its own.
  if (
    blocks[below]?.kind === 'heading' &&
    blocks[below + 1]?.kind === 'heading' &&
    isDivided(blocks[below].text) &&
    numberedHeadingLevel(blocks[below].text) === null &&
    !run.some((at) => isDivided(blocks[at]!.text))
  ) {
    run.push(below);
  }
  while (blocks[(run.at(-1) ?? byline) + 1]?.kind === 'byline' && run.length < MOST_FRONT_LINES)
    run.push((run.at(-1) ?? byline) + 1);
  return run;
}

function isFrontLine(block: Block): boolean {
  if (block.kind === 'heading' || block.kind === 'byline') return !LEAD_HEADING.test(block.text);
  return block.kind === 'text' && block.text.length <= LONGEST_FRONT_LINE;
}

/** Without a byline: the first run of headings, less the one that heads the text below it. */
function firstRun(blocks: readonly Block[]): number[] {
  const letterhead = Math.max(
    0,
    blocks.findIndex(({ kind }) => kind !== 'dateline'),
  );
  for (let at = 0; at < Math.min(blocks.length, 40); at++) {
    if (blocks[at]!.kind !== 'heading' || LEAD_HEADING.test(blocks[at]!.text)) continue;
    const run: number[] = [];
    while (blocks[at + run.length]?.kind === 'heading') run.push(at + run.length);
    const end = run.findIndex((one) => isSectionHeading(blocks[one]!.text));
    if (end > 0) return run.slice(0, end);
    if (end === 0) continue;
    if (at === letterhead || run.length > 1)
      return blocks[at + run.length]?.kind === 'marker' ? run.slice(0, -1) : titlesOfRun(blocks, run);
  }
  return [];
}

function isSectionHeading(text: string): boolean {
  return numberedHeadingLevel(text) !== null || BARE_LABEL.test(text) || DATA_BOX_HEADING.test(text);
}

/** A second line is a subtitle when it says so; otherwise it heads the first section. */
function titlesOfRun(blocks: readonly Block[], run: readonly number[]): number[] {
  let last = 1;
  while (
    last < run.length &&
    (isSubtitle(blocks[run[last]!]!.text) ||
      standsBelowTitle(blocks[run[last]!]!.text) ||
      continuesDateline(blocks[run[last - 1]!]!.text, blocks[run[last]!]!.text) ||
      CONTINUED.test(blocks[run[last]!]!.text) ||
      ATTACHED.test(blocks[run[last - 1]!]!.text) ||
      (AGENCY_ALONE.test(blocks[run[last - 1]!]!.text) && isOfAgency(blocks[run[last]!]!.text)) ||
      /——$/.test(blocks[run[last - 1]!]!.text))
  )
    last++;
  return run.slice(0, last);
}

function isSubtitle(text: string): boolean {
  return (
    /^(?:——|—|--)/.test(text) ||
    /纪实|综述|侧记|掠影|巡礼|回眸|回顾|述评|工作(?:总结|报告|情况)|年度报告$|[（(].*[)）]$/.test(text)
  );
}

function isDivided(text: string): boolean {
  return /\S[ \u3000]+\S/.test(text);
}

function nameTitles(printed: readonly string[]): Pick<FrontMatter, 'title' | 'kicker' | 'subtitle'> {
  const lines = withAgencyLine(joinContinued(printed)).filter(
    (line) => !DATE_ALONE.test(line) && !ATTACHED.test(line),
  );
  const isKicker = (line: string): boolean => /(?:——|：)$|\S\s*[|｜丨]\s*\S/.test(line);
  const isMeeting = (line: string): boolean => standsBelowTitle(line) && !/^[（(]/.test(line);
  const isDash = (line: string): boolean => /^(?:——|—|--)/.test(line);
  const candidates = lines.filter(
    (line) => !isKicker(line) && !isDash(line) && !isMeeting(line) && !/[。！？]$/.test(line),
  );
  const title =
    candidates.find((line) => isDivided(line) && !isSubtitle(line)) ??
    candidates.find((line) => !isSubtitle(line)) ??
    candidates[0] ??
    lines[0] ??
    null;
  const rest = lines.filter((line) => line !== title);
  const kicker = rest.find(isKicker) ?? null;
  const subtitle = rest.find(isDash) ?? candidates.find((line) => line !== title) ?? null;
  return {
    title: title && spaced(title),
    kicker: kicker && spaced(kicker),
    subtitle: subtitle && spaced(subtitle.replace(/^[—-]+\s*/, '')),
  };
}

/** In a record, the mark of a note ([1]) is none of the title, and a gap between two words is one plain space, however wide it was printed. */
function spaced(line: string): string {
  return line.replaceAll(/[ \u3000]+/g, ' ').replace(/ ?[[［]\d{1,2}[\]］]$/u, '');
}

/** ——2026年1月26日在某省第十四届 | 人民代表大会第五次会议上 */
function continuesDateline(line: string, next: string): boolean {
  return (
    /(?:19|20)\d{2}年\d{1,2}月\d{1,2}日在[^。]*(?<!上)$/.test(line) &&
    /(?:会议|大会|全会)上?[)）]?$/.test(next)
  );
}

/** …2019年工作总结 | 和2020年工作计划 is one title on two lines. */
const CONTINUED = /^(?:和|及|与|暨|以及)[\p{Script=Han}\d“]{3,}$/u;

function joinContinued(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && (CONTINUED.test(line) || continuesDateline(last, line)))
      joined.push(joined.pop()! + line);
    else joined.push(line);
  }
  return joined;
}

/** `…局` on a line of its own belongs to the 工作总结 below it; over any other title it only says whose it is. */
function withAgencyLine(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line) => AGENCY_ALONE.test(line) && !isDivided(line));
  const next = lines[at + 1];
  if (at < 0 || lines.length < 2) return lines;
  if (
    next !== undefined &&
    (isOfAgency(next) || /(?:总结|报告|思路|要点|情况|计划|通告|公告|通报)$/.test(next))
  )
    return lines.with(at, lines[at]! + next).toSpliced(at + 1, 1);
  return lines.toSpliced(at, 1);
}

/** What an agency on the line above says it is about, or how it calls the paper of a year. */
function isOfAgency(line: string): boolean {
  return /^关于[^，。]{4,}/.test(line) || isFullTitle(line);
}

const AGENCY_ALONE = /^[^，。：]*(?:局|厅|委员会|政府|法院|检察院|办公室|办事处|中心|总队|支队|协会|联合会)$/;
/** 附件1 over the title of a paper that came with another. */
const ATTACHED = /^附\s*件?\s*[\d一二三四五六七八九十]{0,2}\s*[：:]?$/u;
const DATE_ALONE = /^[（(]?(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?[)）]?$/;
