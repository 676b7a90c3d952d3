import { CAPTION_WORDS, numberedHeadingLevel, OFFICE_END, readMarker } from './line-patterns.ts';
import { isFullTitle, readsAsTitle } from './title-form.ts';
import { isTerminated } from './source-line.ts';

/** The head of a page is looked for in so many lines. */
const LONGEST_HEAD = 60;
/** 下载, 【字号：, 无障碍版: a button says one thing. */
const LONGEST_BUTTON = 6;
/** So many short lines below each other are a bar of buttons or a menu, no heading. */
const SHORTEST_BAR = 3;
/** 法定主动公开内容, 政府信息公开指南: the names of columns above a title. */
const LONGEST_COLUMN = 14;
const SHORTEST_MENU = 4;

/**
 * Which lines belong to the frame of a page by where they stand: above the first sentence, a run of short lines that
 * name nothing but a button or a menu entry, a trail (首页 > 要闻), a label with its value on the next line (来源： |
 * 四川日报), a line with the day of the page, and a copy of a line that is printed again below. Below the last sentence, a
 * run of short lines around one that is furniture by its words. Indexes of lines.
 */
export function edgeLines(
  texts: readonly string[],
  isFurniture: (line: string) => boolean,
  titleAt = -1,
): ReadonlySet<number> {
  const head = texts.slice(0, headEnd(texts));
  const found = new Set([...trails(head), ...labelled(head), ...symbols(head), ...copies(head)]);
  for (const at of aboveTitle(texts, titleAt)) found.add(at);
  for (const at of dated(head, titleAt)) found.add(at);
  for (const at of bars(head, (i) => found.has(i) || isFurniture(head[i]!))) found.add(at);
  for (const at of menus(head)) found.add(at);
  for (const at of footBars(texts, isFurniture)) found.add(at);
  return found;
}

/** Above a title that the file itself names, what is no sentence belongs to the page. */
function aboveTitle(texts: readonly string[], titleAt: number): number[] {
  return texts.slice(0, Math.max(0, titleAt)).flatMap((text, i) => (/[。！？；]/.test(text) ? [] : [i]));
}

/** The head ends where the first sentence or the first numbered heading stands. */
function headEnd(texts: readonly string[]): number {
  const end = texts.slice(0, LONGEST_HEAD).findIndex(isBody);
  return end < 0 ? Math.min(texts.length, LONGEST_HEAD) : end;
}

function isBody(text: string): boolean {
  if (CAPTION_WORDS.test(text)) return false;
  return (
    /[。！？；]/.test(text) ||
    text.length > 60 ||
    /^(?:各位|同志们|尊敬的)[^，。]{0,20}[：:！]$/.test(text) ||
    (numberedHeadingLevel(text) !== null && text.length > 4) ||
    readMarker(text) !== null
  );
}

/** A whole date in digits: 2024-01-20, 2024/1/20. */
const WHOLE_DATE = /(?<!\d)(?:19|20)\d{2}\s*([-/.])\s*\d{1,2}\s*\1\s*\d{1,2}(?!\d)/g;

/** 原创 办公室 2024-01-20 18:00: between the title and the text one whole date says when the page came out, wherever it stands in its line. */
function dated(head: readonly string[], titleAt: number): number[] {
  const title = Math.max(0, titleAt < 0 ? head.findIndex(isFullTitle) : titleAt);
  return head.flatMap((text, i) =>
    i > title && text.match(WHOLE_DATE)?.length === 1 && !isFullTitle(text) && !/\t/.test(text) ? [i] : [],
  );
}

const SHORTEST_COPY = 6;

/** Signs between the steps of a trail, alone on a line. */
const STEP = /^[>＞›»→/／\\|｜]{1,2}$/;

/** 首页 | > | 信息公开 | > | 工作报告, and the name of the column printed once more below. */
function trails(head: readonly string[]): number[] {
  const steps = head.flatMap((text, i) =>
    STEP.test(text) || ((STEP.test(head[i - 1] ?? '') || STEP.test(head[i + 1] ?? '')) && text.length <= 20)
      ? [i]
      : [],
  );
  const last = steps.at(-1);
  return last !== undefined && head[last + 1] === head[last] ? [...steps, last + 1] : steps;
}

const LABEL = /^[【[（(]?[^，。：:]{1,8}[：:]$/;
const LONGEST_VALUE = 24;

/** 来源： | 四川日报. Where a title stands behind the label (分享：), only the label goes. */
function labelled(head: readonly string[]): number[] {
  return head.flatMap((text, i) => {
    if (!LABEL.test(text)) return [];
    const value = head[i + 1];
    const isValue =
      value !== undefined && value.length <= LONGEST_VALUE && !LABEL.test(value) && !readsAsTitle(value);
    return isValue ? [i, i + 1] : [i];
  });
}

/** 】, >, ****: no letter and no digit. */
function symbols(head: readonly string[]): number[] {
  return head.flatMap((text, i) => (/[\p{L}\p{N}]/u.test(text) ? [] : [i]));
}

/** A title printed over the page and again over its text. Copies right below each other are another matter. */
function copies(head: readonly string[]): number[] {
  return head.flatMap((text, i) =>
    text.length >= SHORTEST_COPY && head.indexOf(text, i + 2) > 0 ? [i] : [],
  );
}

function bars(head: readonly string[], isKnown: (at: number) => boolean): number[] {
  const bar: number[] = [];
  let run: number[] = [];
  const close = (): void => {
    if (run.filter((at) => isButton(head[at]!)).length >= SHORTEST_BAR) for (const one of run) bar.push(one);
    run = [];
  };
  head.forEach((text, i) => {
    if (isKnown(i) || isButton(text)) run.push(i);
    else close();
  });
  close();
  return bar;
}

/** The names of columns in a run above the first line that is a whole title. */
function menus(head: readonly string[]): number[] {
  const title = head.findIndex(isFullTitle);
  const menu: number[] = [];
  let run: number[] = [];
  for (let at = 0; at <= title; at++) {
    if (at < title && isColumn(head[at]!)) run.push(at);
    else {
      // An agency right above its title begins it.
      if (at === title && OFFICE_ABOVE.test(head[at - 1] ?? '')) run.pop();
      if (run.length >= SHORTEST_MENU) for (const one of run) menu.push(one);
      run = [];
    }
  }
  return menu;
}

const OFFICE_ABOVE = new RegExp(`(?:${OFFICE_END}|办公室|办事处)$`);

function isColumn(text: string): boolean {
  return text.length <= LONGEST_COLUMN && !isTerminated(text) && !/\d|[，、]|\S\s+\S/.test(text);
}

function isButton(text: string): boolean {
  return (
    text.replace(/[【】[\]（）()：:|｜\s]/g, '').length <= LONGEST_BUTTON &&
    !isTerminated(text) &&
    !/\d/.test(text) &&
    !isFullTitle(text)
  );
}

function footBars(texts: readonly string[], isFurniture: (line: string) => boolean): number[] {
  let start = texts.length;
  while (start > 0 && (isFurniture(texts[start - 1]!) || isButton(texts[start - 1]!))) start--;
  const run = texts.slice(start);
  return run.some(isFurniture) ? run.map((_, i) => start + i) : [];
}
