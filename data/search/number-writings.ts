/**
 * The same value written with another multiplier: 1034.04万户 is 10340400户, and 3.85亿元 is 38500万元. The first
 * number of the text is looked at; the text around it stays. Long numbers are left alone, for doubles would bend them.
 */
export function numberWritings(units: string): readonly string[] {
  const match = /^(.*?)(?<![a-z0-9.])([0-9]{1,12})(?:\.([0-9]{1,8}))?(万|亿)?(?![a-z0-9.万亿])(.*)$/u.exec(
    units,
  );
  if (!match) return [];
  const [, before = '', whole = '', fraction = '', multiplier = '', after = ''] = match;
  const zeros = ZEROS[multiplier] ?? 0;
  const own = write(whole + fraction, fraction.length - zeros);
  return Object.entries(ZEROS)
    .map(([word, shift]) => ({ word, number: write(whole + fraction, fraction.length - zeros + shift) }))
    .filter(({ word, number }) => word !== multiplier && isUsual(number, word, own))
    .map(({ word, number }) => before + number + word + after);
}

const ZEROS: Readonly<Record<string, number>> = { '': 0, 万: 4, 亿: 8 };

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
  const fraction = number.split('.')[1] ?? '';
  return Number(number) >= 0.1 && fraction.length <= 4 && value.length >= 4 && !/^(19|20)\d\d$/.test(value);
}
