/** A figure as it was read: `qualifier` is the word that makes it more or less than its number (余, 近). */
export interface PrintedParts {
  readonly value: number;
  readonly unit: string;
  readonly qualifier: string | null;
  /** A range with both its ends (3—5个), of which `value` is the low one; left out for all else. */
  readonly printedRange?: string | null | undefined;
}

/** 余 and 多 stand between number and unit, these words behind both; all others before the number. */
const BETWEEN: ReadonlySet<string> = new Set(['余', '多', '几', '来']);
const BEHIND = /^(?:及?以[上下内]|之?内|左右|上下|有余|前后)$/u;
const NUMERALS = '〇一二三四五六七八九十';

/** A figure as the report prints it: 200余名, 2万余户, 717余万元, 超17.07亿元, 不低于98%, 3—5个, 第一, 一等奖. */
export function printedValue({ value, unit, qualifier, printedRange }: PrintedParts): string {
  if (printedRange)
    return qualifier === null || printedRange.includes(qualifier)
      ? printedRange
      : around(printedRange, qualifier);
  if (unit === '位') return qualifier?.startsWith('第') ? qualifier : `第${value}位`;
  if (unit.startsWith('等')) return `${NUMERALS[value] ?? value}${unit}`;
  if (qualifier === null || qualifier.startsWith('第')) return `${value}${unit}`;
  if (!BETWEEN.has(qualifier)) return around(`${value}${unit}`, qualifier);
  if (unit === '倍' || unit === '%') return `${value}${unit}${qualifier}`;
  // 717余万元, but 2万余户 and 1.5万余户.
  const myriads = /^[万亿]+(?=.)/u.exec(unit)?.[0] ?? '';
  return myriads !== '' && (value < 10 || !Number.isInteger(value))
    ? `${value}${myriads}${qualifier}${unit.slice(myriads.length)}`
    : `${value}${qualifier}${unit}`;
}

function around(printed: string, qualifier: string): string {
  return BEHIND.test(qualifier) ? `${printed}${qualifier}` : `${qualifier}${printed}`;
}
