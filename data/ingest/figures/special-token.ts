import { chineseNumber } from './chinese-number.ts';
import type { NumberToken } from './number-token.ts';

/** The value of digits or of a number written in Chinese; null where it is none. */
export const numberOf = (text: string): number | null =>
  /^\d/u.test(text) ? Number(text) : chineseNumber(text);

/** A figure that is read as a whole, without qualifier; `at` and `length` are those of its number. */
export function special(
  form: NumberToken['form'],
  at: number,
  length: number,
  value: number,
  unit: string,
): NumberToken {
  const end = at + length;
  return {
    form,
    start: at,
    end,
    numberStart: at,
    numberEnd: end,
    outerStart: at,
    outerEnd: end,
    value,
    unit,
    valueSi: value,
    unitSi: unit,
    qualifier: null,
    bound: null,
    minor: false,
  };
}
