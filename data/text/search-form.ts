import { withBoundNumbers } from './bound-numbers.ts';
import { foldCharacter } from './search-fold.ts';

/**
 * The form in which text is compared: what a reader would call the same writing is the same string here.
 *
 * - width, case, radicals, traditional and compatibility forms are folded (search-fold.ts);
 * - punctuation and space leave no trace, so that 守合同、重信用 is found by 守合同重信用;
 * - the end of a sentence (。！？；…), the end of a table's cell (a tab) and whatever stands between two digits is a BARRIER that nothing matches across;
 * - a comma between thousands leaves no trace, and a point inside a number is part of it;
 * - a number that is part of a word (GM2D, C3, 3+N) or of a sign (②, ㎡) is written in full-width digits, every other
 *   one in ASCII digits (bound-numbers.ts). That is judged on the printed text, before anything is thrown away.
 */
export interface SearchForm {
  /** One UTF-16 unit per unit of comparison; BARRIER where nothing may match across. */
  readonly units: string;
  /** For each unit the code-point offset in the text that it came from. */
  readonly offsets: readonly number[];
}

export const BARRIER = '\u0001';
/** Of unitsOfSentences alone. */
export const JOINT = '\u0002';

/**
 * Goes up with every change of what is compared as equal: indexes made with another version are made anew. A test
 * holds the form of every character against a digest, so that a change of a library is seen too.
 */
export const SEARCH_FORM_VERSION = 3;

export function searchForm(text: string): SearchForm {
  const offsets: number[] = [];
  let units = '';
  // Of `units`: looking it up there would put the growing text together each time.
  let last = NaN;
  let offset = 0;
  let gap = '';
  // A Latin letter and a digit are neighbours.
  let isMixed = false;
  for (let index = 0; index < text.length; offset++) {
    const code = text.codePointAt(index)!;
    const width = code > 0xffff ? 2 : 1;
    const known = code <= 0xffff ? simpleForm(code) : 0;
    if (known === MARK) gap += text[index]!;
    else if (known > 0) {
      if (gap !== '' || known < 0x3a) {
        const joint = jointOf(last, gap, known, text, index);
        if (joint !== '') {
          units += joint;
          last = joint.charCodeAt(joint.length - 1);
          offsets.push(offset - 1);
        }
        gap = '';
      }
      if (known < 0x7b && !isMixed) isMixed = isMixture(last, known);
      units += String.fromCharCode(known);
      last = known;
      offsets.push(offset);
    } else if (!IGNORABLE.test(text.slice(index, index + width))) {
      const character = text.slice(index, index + width);
      let isFirst = true;
      for (const folded of foldCharacter(character)) {
        if (!KEPT.test(folded)) {
          gap += folded;
          continue;
        }
        const unit = isDigit(folded.charCodeAt(0)) && !DIGIT.test(character) ? bound(folded) : folded;
        const after = unit.charCodeAt(0);
        const joint = gap !== '' || isFirst ? jointOf(last, gap, after, text, index) : '';
        // The line of ½ stands inside the sign.
        const jointOffset = isFirst ? offset - 1 : offset;
        isMixed ||= isMixture(last, after);
        gap = '';
        isFirst = false;
        for (const half of joint + unit) {
          units += half;
          last = half.charCodeAt(half.length - 1);
          for (let i = 0; i < half.length; i++) offsets.push(half === BARRIER ? jointOffset : offset);
        }
      }
      // The brackets of ⑴ and the point of ⒈ belong to the sign.
      if (!isFirst) gap = '';
    }
    index += width;
  }
  return { units: isMixed ? withBoundNumbers(text, units, offsets) : units, offsets };
}

/**
 * The units with a JOINT for each BARRIER that stands between two numbers where no sentence ends: 2019-2021, ②2020. What
 * is stored and indexed knows no difference.
 */
export function unitsOfSentences(text: string, { units, offsets }: SearchForm): string {
  if (!units.includes(BARRIER)) return units;
  const characters = Array.from(text);
  return units.replaceAll(BARRIER, (barrier, at: number) => {
    const gap = characters.slice(offsets[at - 1]! + 1, offsets[at + 1]).join('');
    return at > 0 && !SENTENCE_END.test(gap.replace(IGNORABLES, '').normalize('NFKC')) ? JOINT : barrier;
  });
}

/** Of a run of marks in NFKC; … is three points there. */
const SENTENCE_END = /[。！？；!?;\t\n\r\u2028\u2029\u22ef]|\.{2}/u;
const DIGIT = /\p{Nd}/u;
const KEPT = /[\p{L}\p{N}%‰]/u;
/** What is not seen ends nothing. */
const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;
const IGNORABLES = /\p{Default_Ignorable_Code_Point}/gu;
/** Three digits and no more behind a separator; before it at most three, or groups of three behind at most three. */
const BEHIND_SEPARATOR = /^[0-9０-９]{3}(?![0-9０-９])/;
const BEFORE_SEPARATOR =
  /(?<![0-9０-９]|[0-9０-９][.,．])(?!(?<=[0-9０-９]，)[０-９])[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})*$/;
const LONGEST_NUMBER = 40;

/**
 * The unit that a BMP code unit becomes when that is one unit and kept, and MARK for what is seen and not kept: most of
 * a text, looked up without a regular expression. 0 where the character needs the long way, as the digit of a sign (②)
 * does.
 */
function simpleForm(code: number): number {
  const known = simpleForms[code]!;
  if (known !== UNKNOWN) return known;
  const character = String.fromCharCode(code);
  const folded = code >= 0xd800 && code <= 0xdfff ? '' : foldCharacter(character);
  const isSimple = folded.length === 1 && KEPT.test(folded);
  const isSign = isDigit(folded.charCodeAt(0)) && !DIGIT.test(character);
  const isMark = folded.length > 0 && !KEPT.test(folded) && !IGNORABLE.test(character);
  const simple = isSimple && !isSign ? folded.charCodeAt(0) : isMark ? MARK : 0;
  simpleForms[code] = simple;
  return simple;
}

const UNKNOWN = 0xffff;
/** No unit is this control. */
const MARK = 1;
const simpleForms = new Uint16Array(0x10000).fill(UNKNOWN);

/** What a run of characters that are not kept, perhaps none, leaves behind between two that are; `before`: NaN at the start. */
function jointOf(before: number, gap: string, after: number, text: string, at: number): string {
  if ((isDigit(before) || isBoundDigit(before)) && (isDigit(after) || isBoundDigit(after))) {
    // The digit of a sign joins no other: ② and 2020.
    if (isBoundDigit(before) || isBoundDigit(after)) return BARRIER;
    if (gap === '') return '';
    const mark = gap.normalize('NFKC');
    if (mark === '.') return '.';
    return mark === ',' && separatesThousands(text, at) ? '' : BARRIER;
  }
  if (gap === '' || gap === '，' || gap === '、') return '';
  return SENTENCE_END.test(gap.normalize('NFKC')) ? BARRIER : '';
}

/** NaN, where there is no unit, is none. */
function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isBoundDigit(code: number): boolean {
  return code >= 0xff10 && code <= 0xff19;
}

function bound(digit: string): string {
  return String.fromCharCode(digit.charCodeAt(0) - 0x30 + 0xff10);
}

/** One a Latin letter in search form and one a digit. */
function isMixture(before: number, after: number): boolean {
  return (isDigit(after) && isLatin(before)) || (isDigit(before) && isLatin(after));
}

function isLatin(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** Whether the comma before `at` does. One between full-width digits may be full-width; between others that is punctuation. */
export function separatesThousands(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_NUMBER), at).replace(IGNORABLES, '');
  const behind = text.slice(at, at + LONGEST_NUMBER).replace(IGNORABLES, '');
  if (before.endsWith('，') && !/^[０-９]/.test(behind)) return false;
  return BEHIND_SEPARATOR.test(behind) && BEFORE_SEPARATOR.test(before.slice(0, -1));
}
