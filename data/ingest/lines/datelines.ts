import { OFFICE_END, readSignature } from './line-patterns.ts';
import { readsAsTitle, standsBelowTitle } from './title-form.ts';
import { isTerminated } from './source-line.ts';
import { withDigits } from './year-digits.ts';

const DATE_ALONE =
  /^[（(]?(?:19|20)\d{2}\s*年\s*(?:\d{1,2}|元|[一二三四五六七八九十]{1,3})\s*月\s*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日)?[）)]?$/u;
const isDate = (text: string): boolean => DATE_ALONE.test(withDigits(text));

/** An office by its last word, alone on its line. */
const AGENCY_ALONE = new RegExp(
  String.raw`^(?!.*(?:第[一二三四五六七八九十\d]|[的了在对与]))[\p{Script=Han}（）()]{2,28}(?:${OFFICE_END}|办公室|办事处|署|中心|总队|支队|大队|协会|联合会|总工会|海关|调查队|调查总队)$`,
  'u',
);

/** 绍兴市市场监督管理局 2022-10-18 浏览次数：55 */
const AGENCY_AND_DATE = new RegExp(
  String.raw`^[\p{Script=Han}（）()]{3,28}(?:${OFFICE_END}|办公室|办事处)\s+(?:19|20)\d{2}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}日?(?:\s.{0,30})?$`,
  'u',
);
/** （联系人：…） */
const IN_BRACKETS = /^[（(].{4,}[）)]$/u;
/** How a date or an office ends: asked first of every line. */
const LAST = /[月日局厅会委府院室处署心队关）)]$/;
/** In characters; anything longer is no signature. */
const LONGEST = 30;

/**
 * Where an agency and a date sign a paper, each on a line of its own: below its title or at its end. The agency that
 * stands over its 2023年工作总结 is the beginning of a title and no signature. Indexes of lines.
 */
export function datelinesOf(texts: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  const isTitle = (at: number): boolean => at >= 0 && readsAsTitle(texts[at]!);
  /** A title, or the day of a meeting right below one. */
  const isHead = (at: number): boolean =>
    isTitle(at) || (at >= 0 && standsBelowTitle(texts[at]!) && isTitle(at - 1));
  texts.forEach((text, i) => {
    if (AGENCY_AND_DATE.test(text) && isTitle(i - 1)) found.add(i);
    if (text.length > LONGEST || !LAST.test(text)) return;
    if (isDate(text)) {
      if (found.has(i - 1) || isLastWord(i) || readSignature(texts[i - 1] ?? '') !== null) found.add(i);
    } else if (AGENCY_ALONE.test(text) && isSigned(i)) found.add(i);
  });

  function isSigned(i: number): boolean {
    const dated = isDate(texts[i + 1] ?? '');
    if (isHead(i - 1)) return dated || !readsAsTitle(text(i) + text(i + 1));
    return (
      dated &&
      (i >= texts.length - 2 ||
        (i > 0 && (isTerminated(text(i - 1)) || IN_BRACKETS.test(text(i - 1)) || found.has(i - 1))))
    );
  }

  /** The day alone, right below the last sentence of a paper. */
  function isLastWord(i: number): boolean {
    return /[年月]/.test(text(i)) && /[^。]{10}。$/.test(text(i - 1));
  }

  function text(at: number): string {
    return texts[at] ?? '';
  }
  return found;
}
