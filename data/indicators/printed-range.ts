/** 3—5个, 1.2亿元至1.5亿元, 3%-5%: a number, the sign of a range, a number. */
const RANGE = /\d[^\d，。；]{0,8}?(?:[至到]|[-－~～—–]{1,2})\s*\d/u;

/**
 * A range with both its ends, as it stands in a passage; null for every other figure. `words`: the text of the figure's place;
 * the low end of a range is its value, which bounds it from below.
 */
export function printedRange(words: string | null, bound: 'lower' | 'upper' | null): string | null {
  return bound === 'lower' && words !== null && RANGE.test(words) ? words.replaceAll(/\s+/gu, '') : null;
}
