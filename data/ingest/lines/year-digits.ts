/** The round zero, as it is typed: the ideographic one, a circle, 零, a Latin, Greek or Cyrillic O, a digit. */
export const ZEROS = '〇○零OoＯｏΟО0０';
const DIGITS = '一二三四五六七八九';
const YEAR = `(?:二[${ZEROS}]|一九)[${ZEROS}${DIGITS}]{2}`;
/** After a numeral it would be the end of a larger one; after any other character, as the name of an office, it is a year. */
const YEARS = new RegExp(
  `(?<![${ZEROS}${DIGITS}十百千万亿两廿卅\\d])${YEAR}(?=\\s*年|\\s*[-—–―~～至到]{1,2}\\s*${YEAR}\\s*年)`,
  'gu',
);

/** 二〇二三年 → 2023年, 二O一六—二〇二〇年 → 2016—2020年; unit for unit, so that places stay. */
export function withDigits(text: string): string {
  if (!/[二九]/u.test(text)) return text;
  return text.replaceAll(YEARS, (year) =>
    Array.from(year, (digit) => (ZEROS.includes(digit) ? 0 : DIGITS.indexOf(digit) + 1)).join(''),
  );
}
