/** The round zero, as it is typed: the ideographic one, a circle, 零, a Latin, Greek or Cyrillic O, a digit. */
export const ZEROS = '〇○零OoＯｏΟО0０';
const PLAIN = '一二三四五六七八九';
/** As on cheques and seals. */
const FORMAL = '壹贰叁肆伍陆柒捌玖';
const YEAR = `(?:[二贰][${ZEROS}]|[一壹][九玖])[${ZEROS}${PLAIN}${FORMAL}]{2}`;
/** After a numeral it would be the end of a larger one; after any other character, as the name of an office, it is a year. */
const YEARS = new RegExp(
  `(?<![${ZEROS}${PLAIN}${FORMAL}十百千万亿两廿卅拾佰仟\\d])${YEAR}(?=\\s*年|\\s*[-—–―~～至到]{1,2}\\s*${YEAR}\\s*年)`,
  'gu',
);

/** 二〇二三年 → 2023年, 二O一六—二〇二〇年 → 2016—2020年; unit for unit, so that places stay. */
export function withDigits(text: string): string {
  if (!/[二贰九玖]/u.test(text)) return text;
  return text.replaceAll(YEARS, (year) =>
    Array.from(year, (digit) =>
      ZEROS.includes(digit) ? 0 : Math.max(PLAIN.indexOf(digit), FORMAL.indexOf(digit)) + 1,
    ).join(''),
  );
}

/** Years that belong to a whole date or to the number of a paper: 2024-01-20, 〔2024〕5号. */
const OTHER_YEARS =
  /(?<!\d)(?:19|20)\d{2}(?=\s*([-/.])\s*\d{1,2}\s*\1\s*\d{1,2}(?!\d))|(?<=[〔［[(（]\s*)(?:19|20)\d{2}(?=\s*[〕］\])）]\s*第?\s*\d{1,4}\s*号)|(?<=〔\s*)(?:19|20)\d{2}(?=\s*〕)/gu;

/** The text without years that tell nothing of what it is about; unit for unit. */
export function withoutOtherYears(text: string): string {
  return /[-/.〔［[(（]/.test(text) ? text.replaceAll(OTHER_YEARS, '····') : text;
}
