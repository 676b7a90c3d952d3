import { BARRIER } from '../../text/search-form.ts';

/**
 * The same value in figures where it is typed in Chinese numerals, in other multipliers where in figures, and a day that has
 * become a name as it is printed: 3·15.
 */
export function numberWritings(units: string): readonly string[] {
  const inFigures = chineseInFigures(units);
  const values = inFigures === null ? multiplied(units) : [inFigures, ...multiplied(inFigures)];
  return [...values, ...namedDays(units)];
}

/** 3.15 and 315 are printed 3·15; the point in the midst keeps its numbers apart in search form. */
function namedDays(units: string): readonly string[] {
  const [, before = '', month = '', point = '', day = '', after = ''] =
    /^(\D*?)(1[0-2]|[1-9])(\.?)([0-2]\d|3[01]|[1-9])(?![\d.%万亿千百])(\D*)$/u.exec(units) ?? [];
  // 11 is no first of January: without a point the day has two digits.
  if (month === '' || /[a-z.]$/u.test(before) || (point === '' && day.length < 2)) return [];
  return [`${before}${month}${BARRIER}${day}${after}`];
}

/**
 * 百分之五十以上 is 50%以上, and 十八项 is 18项; null where there is no such numeral. Never the other way: figures are
 * whole numbers in a text, but 十八 stands in 二十八 too.
 */
function chineseInFigures(units: string): string | null {
  const percent = /百分之([零一二两三四五六七八九十百]+)(?:点([零一二三四五六七八九]+))?/u.exec(units);
  if (percent) {
    const whole = percent[1]!;
    const value = Object.hasOwn(WHOLE_PERCENTS, whole) ? WHOLE_PERCENTS[whole]! : chineseValue(whole);
    const fraction = [...(percent[2] ?? '')].map((one) => DIGITS.indexOf(one)).join('');
    return value === null ? null : units.replace(percent[0], `${value}${fraction && `.${fraction}`}%`);
  }
  const numeral = /[零一二两三四五六七八九十百千]{2,}/u.exec(units);
  const value = numeral && /[十百千]/u.test(numeral[0]) ? chineseValue(numeral[0]) : null;
  return numeral && value !== null ? units.replace(numeral[0], String(value)) : null;
}

/** Numerals that are no number but in percentages: 百分之百, 百分之零点五. */
const WHOLE_PERCENTS: Readonly<Record<string, number>> = { 零: 0, 百: 100 };

const DIGITS = '零一二三四五六七八九';

/** Below 10,000; null where the characters make no number: 三五, 十百. */
function chineseValue(numeral: string): number | null {
  const match =
    /^(?:([一二两三四五六七八九])千)?零?(?:([一二两三四五六七八九])百)?零?(?:([一二三四五六七八九]?)十)?([一二三四五六七八九])?$/u.exec(
      numeral,
    );
  if (!match || numeral === '零') return null;
  const [, thousands, hundreds, tens, ones] = match;
  const digit = (one: string | undefined): number =>
    one === '两' ? 2 : Math.max(0, DIGITS.indexOf(one ?? '零'));
  const ten = tens === undefined ? 0 : tens === '' ? 1 : digit(tens);
  return digit(thousands) * 1000 + digit(hundreds) * 100 + ten * 10 + digit(ones);
}

/**
 * The same value written with another multiplier, or with zeros at its end: 1034.04万户 is 10340400户, 3.85亿元 is 38500万元, and
 * 3.5亿元 is 3.50亿元. The first number of the text is looked at; the text around it stays. Long numbers are left alone, for
 * doubles would bend them.
 */
function multiplied(units: string): readonly string[] {
  const match =
    /^(.*?)(?<![a-z0-9.０-９．])([0-9]{1,12})(?:\.([0-9]{1,8}))?(万亿|[百千]?万|亿|千)?(?![a-z0-9.百千万亿])(.*)$/u.exec(
      units,
    );
  if (!match) return [];
  const [, before = '', whole = '', fraction = '', multiplier = '', after = ''] = match;
  const zeros = ZEROS[multiplier] ?? 0;
  const own = write(whole + fraction, fraction.length - zeros);
  return Object.entries(ZEROS)
    .map(([word, shift]) => ({ word, number: write(whole + fraction, fraction.length - zeros + shift) }))
    .filter(({ word, number }) => word === multiplier || isUsual(number, word, own))
    .flatMap(({ word, number }) => {
      const isMeasured = word !== '' || number.includes('.') || after.startsWith('%');
      return (isMeasured ? withZeros(number) : [number]).map((one) => before + one + word + after);
    })
    .filter((writing) => writing !== units);
}

const ZEROS: Readonly<Record<string, number>> = { '': 0, 万: 4, 亿: 8, 万亿: 12, 千万: 7, 百万: 6, 千: 3 };

/** 3.5 as 3.50, and 5 as 5.0 and 5.00: reports print one or two decimals. */
function withZeros(number: string): readonly string[] {
  const decimals = number.split('.')[1]?.length ?? 0;
  if (decimals > 1) return [number];
  return decimals === 1 ? [number, `${number}0`] : [number, `${number}.0`, `${number}.00`];
}

/** The digits with the point so many places from the right; zeros that say nothing are dropped. */
function write(digits: string, places: number): string {
  const padded = places > 0 ? digits.padStart(places + 1, '0') : digits + '0'.repeat(-places);
  const cut = places > 0 ? padded.length - places : padded.length;
  const fraction = padded.slice(cut).replace(/0+$/, '');
  const whole = padded.slice(0, cut).replace(/^0+(?=\d)/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** Nobody writes 0.0035万, and years are no multiples of 万: only writings that a report could print. */
function isUsual(number: string, word: string, value: string): boolean {
  if (word === '') return !number.includes('.');
  // 5千万元, 3百万: of these only one figure stands before the word.
  if (/[百千]/u.test(word)) return /^[1-9]$/.test(number);
  const fraction = number.split('.')[1] ?? '';
  return Number(number) >= 0.1 && fraction.length <= 4 && value.length >= 4 && !/^(19|20)\d\d$/.test(value);
}
