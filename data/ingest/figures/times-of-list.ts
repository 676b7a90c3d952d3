import { matchesOf } from '../../text/matches-of.ts';
import { partNamed, periodOfPart } from './part-of-year.ts';
import { windowIn } from './window-of-years.ts';

const JOINT = '\\s*(?:、|和|及|与|至|,|，)\\s*';
const YEARS_LISTED = new RegExp(`(?:(?:19|20)\\d{2}\\s*年?${JOINT}){1,9}(?:19|20)\\d{2}\\s*年度?`, 'gu');
const BEFORE_AND_NOW = /(?:去年|上一?年度?)(?:、|和|及|与)[今本]年度?/u;
/** 三个县局分别立案…: as many places, not years. */
const AS_MANY = /[两二三四五六七八九十\d]\s*(?:个|家|大|类|项|所|处|地|县|区|市|级|种|者)/u;
const STRETCH =
  /(?:(?:近|这|过去|最近)[\d一二两三四五六七八九十]{1,3}年(?:多?来|间|以来|里)?|[两二三四五六七八九十]年(?:来|间|以来)|[“"]?十[二三四五六]五[”"]?(?:以来|期间|时期)|(?:19|20)\d{2}\s*年?\s*(?:以来|[-—–~～至到]{1,2}\s*(?:19|20)\d{2}\s*年(?:期间|间)?))/gu;
const PARTS_LISTED =
  /(?:第?[一二三四]季度(?:、|和|及|与)){1,3}第?[一二三四]季度|上半年(?:、|和|及|与)下半年/gu;
const EACH_YEAR = /^[，,]?[每各](?:个)?年度?/u;

/**
 * The periods whose values are told one after another, as many as there are values: 2021年、2022年分别…, 近三年…分别为12件、15件、18件,
 * 一季度、二季度…; null where the words name none such. `words`: from the beginning of the sentence to the first value.
 */
export function timesOfList(words: string, values: number, covered: number): readonly string[] | null {
  if (!/[年季]/u.test(words)) return null;
  const listed = matchesOf(YEARS_LISTED, words)
    .map(([years]) => years.match(/\d{4}/gu)!)
    .findLast((years) => years.length === values);
  if (listed) return listed;
  const parts = matchesOf(PARTS_LISTED, words)
    .map(([named]) => named.match(/[一二三四]季度|[上下]半年/gu)!)
    .findLast((named) => named.length === values);
  if (parts) return parts.map((part) => periodOfPart(covered, partNamed(part)!));
  if (values === 2 && BEFORE_AND_NOW.test(words)) return [String(covered - 1), String(covered)];
  return yearsOfStretch(words, values, covered);
}

function yearsOfStretch(words: string, values: number, covered: number): readonly string[] | null {
  const named = matchesOf(STRETCH, words).at(-1);
  if (!named) return null;
  const behind = words.slice(named.index + named[0].length);
  if (/\d|(?:19|20)\d{2}\s*年|[去今上本当]年|年均/u.test(behind) || AS_MANY.test(behind)) return null;
  const [from, to] = (windowIn(named[0], covered) ?? '').split('-').map(Number);
  return from !== undefined && to !== undefined && to - from + 1 === values
    ? Array.from({ length: values }, (_, i) => String(from + i))
    : null;
}

const ONLY_TIMES =
  /^\s*而?(?:(?:(?:19|20)\d{2}年?(?:、|和|及|与)?){1,9}(?:度|全年|同期)?|上一?年(?:同期|度)?|去年(?:同期)?)[，,]?(?:则|仅|只)?(?:分别|依次)?(?:为|是|达到?|有)$/u;

/** …；2022年、2021年分别为: a sentence that names nothing but its times goes on with what was told before it. */
export function namesOnlyTimes(sentenceBefore: string): boolean {
  return ONLY_TIMES.test(sentenceBefore);
}

/** What is said of all these times: 立案数 of 2021年、2022年立案数. */
export function withoutTimes(words: string): string {
  return [YEARS_LISTED, BEFORE_AND_NOW, STRETCH, PARTS_LISTED, EACH_YEAR].reduce(
    (rest, times) => rest.replace(times, ''),
    words,
  );
}
