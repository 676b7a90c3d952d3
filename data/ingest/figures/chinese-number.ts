const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'零一二三四五六七八九']
    .map((character, value) => [character, value] as const)
    .concat([
      ['〇', 0],
      ['两', 2],
    ]),
);
const PLACES: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const MYRIADS: ReadonlyMap<string, number> = new Map([
  ['万', 1e4],
  ['亿', 1e8],
]);

/** Longer runs are no numbers; the bound keeps a search through such a run linear. */
export const CHINESE_NUMBER = '[零〇一二两三四五六七八九十百千万亿]{1,12}';
/** With decimals, where it has some: 零点五. 三点二十 is a time of day. */
export const CHINESE_DECIMAL = `${CHINESE_NUMBER}(?:点[零〇一二三四五六七八九]{1,8}(?!十))?`;

/**
 * The value of a number written in Chinese: 十二 → 12, 两万三千 → 23000, 千万 → 10000000, 万 → 10000, 零点五 → 0.5.
 * Null where the characters are no number in order: 三三, 十百.
 */
export function chineseNumber(text: string): number | null {
  const [whole = '', decimals, ...more] = text.split('点');
  const value = wholeNumber(whole);
  if (decimals === undefined || value === null) return value;
  const digits = Array.from(decimals, (character) => DIGITS.get(character));
  if (digits.length === 0 || digits.includes(undefined) || more.length > 0) return null;
  return Number(`${value}.${digits.join('')}`);
}

function wholeNumber(text: string): number | null {
  if (text === '') return null;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let smallestPlace = Infinity;
  for (const character of text) {
    const value = DIGITS.get(character);
    const place = PLACES.get(character);
    const myriad = MYRIADS.get(character);
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (place !== undefined) {
      if (place >= smallestPlace) return null;
      section += (digit ?? 1) * place;
      digit = null;
      smallestPlace = place;
    } else if (myriad !== undefined) {
      total = (total + section + (digit ?? 0) || 1) * myriad;
      section = 0;
      digit = null;
      smallestPlace = Infinity;
    } else return null;
  }
  return total + section + (digit ?? 0);
}

const FORMAL = '壹贰叁肆伍陆柒捌玖拾佰仟';
const PLAIN = '一二三四五六七八九十百千';
/** Written as on cheques; 拾 and 陆 alone are other words. */
const FORMAL_NUMBER =
  /(?:[一二两三四五六七八九壹贰叁肆伍陆柒捌玖][十百千拾佰仟万亿]+)*[一二两三四五六七八九壹贰叁肆伍陆柒捌玖][拾佰仟](?:[零一二三四五六七八九壹贰叁肆伍陆柒捌玖十百千拾佰仟万亿]*)/gu;

/** 两千肆佰 → 两千四百, unit for unit. */
export function inPlainNumerals(text: string): string {
  if (!/[拾佰仟]/u.test(text)) return text;
  return text.replaceAll(FORMAL_NUMBER, (number) =>
    Array.from(number, (character) => PLAIN[FORMAL.indexOf(character)] ?? character).join(''),
  );
}
