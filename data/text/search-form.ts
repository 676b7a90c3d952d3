import { foldCharacter } from './search-fold.ts';

/**
 * The form in which text is compared: what a reader would call the same writing is the same string here.
 *
 * - width, case, radicals, traditional and compatibility forms are folded (search-fold.ts);
 * - punctuation and space leave no trace, so that 守合同、重信用 is found by 守合同重信用;
 * - the end of a sentence (。！？；…) and whatever stands between two digits is a BARRIER that nothing matches across;
 * - a comma between thousands leaves no trace, and a point inside a number is part of it.
 */
export interface SearchForm {
  /** One UTF-16 unit per unit of comparison; BARRIER where nothing may match across. */
  readonly units: string;
  /** For each unit the code-point offset in the text that it came from. */
  readonly offsets: readonly number[];
}

export const BARRIER = '\u0001';

/**
 * Goes up with every change of what is compared as equal: indexes made with another version are made anew. A test
 * holds the form of every character against a digest, so that a change of a library is seen too.
 */
export const SEARCH_FORM_VERSION = 1;

export function searchForm(text: string): SearchForm {
  const offsets: number[] = [];
  let units = '';
  let offset = 0;
  let gap = '';
  for (let index = 0; index < text.length; offset++) {
    const code = text.codePointAt(index)!;
    const width = code > 0xffff ? 2 : 1;
    const known = code <= 0xffff ? simpleForm(code) : 0;
    if (known > 0) {
      if (gap !== '') {
        const joint = jointOf(units, gap, String.fromCharCode(known), text, index);
        if (joint !== '') {
          units += joint;
          offsets.push(offset - 1);
        }
        gap = '';
      }
      units += String.fromCharCode(known);
      offsets.push(offset);
    } else {
      for (const unit of foldCharacter(text.slice(index, index + width))) {
        if (!KEPT.test(unit)) {
          gap += unit;
          continue;
        }
        const joint = gap === '' ? '' : jointOf(units, gap, unit, text, index);
        gap = '';
        for (const half of joint + unit) {
          units += half;
          for (let i = 0; i < half.length; i++) offsets.push(half === BARRIER ? offset - 1 : offset);
        }
      }
    }
    index += width;
  }
  return { units, offsets };
}

const SENTENCE_END = /[。！？；…!?;\n\r\u2028\u2029]/u;
const KEPT = /[\p{L}\p{N}%‰]/u;
/** Three digits and no more behind a separator; before it at most three, or groups of three behind at most three. */
const BEHIND_SEPARATOR = /^[0-9０-９]{3}(?![0-9０-９])/;
const BEFORE_SEPARATOR = /(?:^|[^0-9０-９.,])[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})*$/;
const LONGEST_NUMBER = 40;

/**
 * The unit that a BMP code unit becomes when that is one unit and kept: most of a text, looked up without a regular
 * expression. 0 where the character needs the long way.
 */
function simpleForm(code: number): number {
  const known = simpleForms[code]!;
  if (known !== UNKNOWN) return known;
  const folded = code >= 0xd800 && code <= 0xdfff ? '' : foldCharacter(String.fromCharCode(code));
  const simple = folded.length === 1 && KEPT.test(folded) ? folded.charCodeAt(0) : 0;
  simpleForms[code] = simple;
  return simple;
}

const UNKNOWN = 0xffff;
const simpleForms = new Uint16Array(0x10000).fill(UNKNOWN);

/** What a run of characters that are not kept leaves behind between two that are. */
function jointOf(units: string, gap: string, after: string, text: string, at: number): string {
  if (isDigit(units.charCodeAt(units.length - 1)) && isDigit(after.charCodeAt(0))) {
    if (gap === '.') return '.';
    return gap === ',' && separatesThousands(text, at - 1) ? '' : BARRIER;
  }
  if (gap === '，' || gap === '、') return '';
  return SENTENCE_END.test(gap) ? BARRIER : '';
}

/** NaN, where there is no unit, is none. */
function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A comma between full-width digits may be full-width itself; between others that is punctuation. */
function separatesThousands(text: string, at: number): boolean {
  if (text[at] === '，' && !/[０-９]/.test(text[at + 1] ?? '')) return false;
  return (
    BEHIND_SEPARATOR.test(text.slice(at + 1, at + 5)) &&
    BEFORE_SEPARATOR.test(text.slice(Math.max(0, at - LONGEST_NUMBER), at))
  );
}
