import { matchesOf } from '../../text/matches-of.ts';
import { windowIn } from './window-of-years.ts';

const JOINT = '\\s*(?:、|和|及|与|至|,|，)\\s*';
const YEARS_LISTED = new RegExp(`(?:(?:19|20)\\d{2}\\s*年?${JOINT}){1,9}(?:19|20)\\d{2}\\s*年度?`, 'gu');
const BEFORE_AND_NOW = /(?:去年|上一?年度?)(?:、|和|及|与)[今本]年度?/u;
/** 三个县局分别立案…: as many places, not years. */
const AS_MANY = /[两二三四五六七八九十\d]\s*(?:个|家|大|类|项|所|处|地|县|区|市|级|种|者)/u;
const STRETCH =
  /(?:近|这|过去|最近)[\d一二两三四五六七八九十]{1,3}年(?:多?来|间|以来|里)?|(?:19|20)\d{2}\s*年?\s*[-—–~～至到]{1,2}\s*(?:19|20)\d{2}\s*年(?:期间|间)?/gu;

/**
 * The years whose values are told one after another, as many as there are values: 2021年、2022年分别…, 近三年…分别为12件、15件、18件;
 * null where the words name no such years. `words`: from the beginning of the sentence to the first value.
 */
export function yearsOfList(words: string, values: number, covered: number): readonly string[] | null {
  if (!words.includes('年')) return null;
  const listed = matchesOf(YEARS_LISTED, words)
    .map(([years]) => years.match(/\d{4}/gu)!)
    .findLast((years) => years.length === values);
  if (listed) return listed;
  if (values === 2 && BEFORE_AND_NOW.test(words)) return [String(covered - 1), String(covered)];
  const named = matchesOf(STRETCH, words).at(-1);
  const behind = named ? words.slice(named.index + named[0].length) : '';
  if (
    !named ||
    /\d/u.test(behind) ||
    AS_MANY.test(behind) ||
    /(?:19|20)\d{2}\s*年|[去今上本当]年|年均/u.test(behind)
  )
    return null;
  const [from, to] = (windowIn(named[0], covered) ?? '').split('-').map(Number);
  return from !== undefined && to !== undefined && to - from + 1 === values
    ? Array.from({ length: values }, (_, i) => String(from + i))
    : null;
}

/** What is said of all these years: 立案数 of 2021年、2022年立案数. */
export function withoutYears(words: string): string {
  return words.replaceAll(YEARS_LISTED, '').replace(BEFORE_AND_NOW, '').replaceAll(STRETCH, '');
}
