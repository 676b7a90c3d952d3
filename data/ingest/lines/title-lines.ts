import type { Joint } from './join-lines.ts';
import { BARE_LABEL, numberedHeadingLevel, OFFICE_END } from './line-patterns.ts';
import type { SourceLine } from './source-line.ts';
import { isFullTitle, standsBelowTitle } from './title-form.ts';
import { withDigits } from './year-digits.ts';

/** A title is printed on so many lines at most. */
export const MOST_TITLE_LINES = 4;
/** The lines of a title are centred, and shorter than those of a text. */
const LONGEST_PART = 30;
/** …局关于2023年 | , …2023年工作总结及 | : the line below goes on. */
const IS_OPEN = /(?:[和及与暨、的对]|关于|(?:19|20)\d{2}\s*年度?)$/u;
/** | 和2024年工作计划, | 的报告 */
const GOES_ON = /^(?:[的和及与暨]|以及)[\p{Script=Han}\d“]/u;
/** 及2024年工作思路 is a part alone; 和静县…局 is none. */
const REST = /^(?:[及与暨]|以及|和)\s*(?:(?:19|20)\d{2}|[下今明来]|“)/u;
/** Below the office whose paper it is: 关于…, 2023年…, “十四五”… */
const OF_THE_OFFICE = /^(?:关于|(?:19|20)\d{2}|“?十[一二三四五六]五)/u;
const OFFICE_ALONE = new RegExp(
  String.raw`^[^，。：\s]{3,30}(?:${OFFICE_END}|办公室|办事处|中心|总队|支队)$`,
  'u',
);
/** The first line of a title says of when or of whom it is. */
const OPENS = /(?:19|20)\d{2}|[省市县区州盟旗].*(?:局|厅|委|院|府|办|处|会)/u;
/** 报 告 */
const SPACED_OUT = /^\p{Script=Han}(?:\s+\p{Script=Han})+$/u;

/** A title on several lines as one of its lines, and what stood between them. */
export function joinTitle(head: readonly SourceLine[]): {
  readonly start: number;
  readonly end: number;
  readonly line: SourceLine;
  readonly joints: readonly Joint[];
} | null {
  const found = titleLines(head.map(({ text, isDateline }) => (isDateline ? '' : text)));
  if (!found) return null;
  const [start, end] = found;
  if (end - start === 1) return { start, end, line: head[start]!, joints: [] };
  const parts = head.slice(start, end).map(tracedOf);
  const traced = {
    text: parts.map(({ text }) => text).join(''),
    raw: parts.flatMap(({ raw }) => raw),
  };
  const joints = parts.slice(1).map(({ raw }, i): Joint => [(parts[i]!.raw.at(-1) ?? -1) + 1, raw[0] ?? 0]);
  return { start, end, line: { ...head[start]!, traced, text: traced.text }, joints };
}

/**
 * The lines that print the title, [start, end): the first that is a whole one, or, where none is, the first that are one
 * together; and what such a line leaves open above it or below. Null where no lines make a title.
 */
function titleLines(texts: readonly string[]): readonly [start: number, end: number] | null {
  const whole = texts.findIndex((text) => isFullTitle(text) && !REST.test(withDigits(text)));
  const found = whole < 0 ? firstTogether(texts) : ([whole, whole + 1] as const);
  if (!found) return null;
  let [start, end] = found;
  while (start > 0 && end - start < MOST_TITLE_LINES && leadsTo(texts[start - 1]!, texts, start, end))
    start--;
  end = endOf(texts, start, end);
  return [start, end];
}

/** An open line, and the office over the open line that tells what its paper is about. */
function leadsTo(above: string, texts: readonly string[], start: number, end: number): boolean {
  const isOpen =
    IS_OPEN.test(withDigits(above)) ||
    (end - start > 1 && OFFICE_ALONE.test(above) && OF_THE_OFFICE.test(withDigits(texts[start]!)));
  return isOpen && isPart(above) && isFullTitle(together(texts, start - 1, end));
}

/** Where a title ends that goes on below its first whole form. */
function endOf(texts: readonly string[], start: number, end: number): number {
  let last = end;
  while (
    last < texts.length &&
    last - start < MOST_TITLE_LINES &&
    GOES_ON.test(texts[last]!) &&
    isFullTitle(together(texts, start, last + 1))
  )
    last++;
  return last;
}

/** How many lines print the title that an office on the first of them begins; 0 where the others do not complete it. */
export function completedOffice(texts: readonly string[]): number {
  if (!OFFICE_ALONE.test(texts[0] ?? '') || !OF_THE_OFFICE.test(withDigits(texts[1] ?? ''))) return 0;
  for (let end = 2; end <= Math.min(MOST_TITLE_LINES, texts.length); end++)
    if (isPart(texts[end - 1]!) && isFullTitle(together(texts, 0, end))) return endOf(texts, 0, end);
  return 0;
}

function firstTogether(texts: readonly string[]): readonly [start: number, end: number] | null {
  for (let start = 0; start < texts.length - 1; start++) {
    if (!OPENS.test(withDigits(texts[start]!))) continue;
    for (
      let end = start + 1;
      end <= texts.length && end - start <= MOST_TITLE_LINES && isPart(texts[end - 1]!);
      end++
    )
      if (isFullTitle(together(texts, start, end))) return [start, end];
  }
  return null;
}

function isPart(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= LONGEST_PART &&
    !standsBelowTitle(text) &&
    numberedHeadingLevel(text) === null &&
    !BARE_LABEL.test(text)
  );
}

function together(texts: readonly string[], start: number, end: number): string {
  return texts
    .slice(start, end)
    .map((text) => (SPACED_OUT.test(text) ? text.replaceAll(/\s+/g, '') : text))
    .join('');
}

function tracedOf({ traced, text }: SourceLine): SourceLine['traced'] {
  if (!SPACED_OUT.test(text)) return traced;
  const kept = [...text].flatMap((sign, at) => (/\s/.test(sign) ? [] : [at]));
  return { text: kept.map((at) => text[at]).join(''), raw: kept.map((at) => traced.raw[at]!) };
}
