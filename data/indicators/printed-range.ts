/** 3—5个, 1.2亿元至1.5亿元, 三至五家: a number, the sign of a range, a number. */
const RANGE =
  /(?:\d[^\d，。；]{0,8}?|[一二两三四五六七八九十百千])(?:[至到]|[-－~～—–]{1,2})\s*(?:\d|(?:百分之)?[一二两三四五六七八九十百千])/u;

/**
 * A range with both its ends, as it stands in a passage; null for every other figure. `words`: the text of the figure's place;
 * the low end of a range is its value, which bounds it from below.
 */
export function printedRange(words: string | null, bound: 'lower' | 'upper' | null): string | null {
  return bound === 'lower' && words !== null && RANGE.test(words) ? words.replaceAll(/\s+/gu, '') : null;
}
