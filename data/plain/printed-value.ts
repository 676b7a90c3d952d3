/** A figure as it was read: `qualifier` is the word that makes it more or less than its number (余, 近). */
export interface PrintedParts {
  readonly value: number;
  readonly unit: string;
  readonly qualifier: string | null;
}

/** Words that a report prints before the number; 余 and 多 stand between number and unit, the rest behind. */
const BEFORE: ReadonlySet<string> = new Set([
  '超',
  '超过',
  '近',
  '约',
  '达',
  '逾',
  '突破',
  '不到',
  '不足',
  '至少',
  '最多',
  '累计',
]);
const BETWEEN: ReadonlySet<string> = new Set(['余', '多', '几']);
const NUMERALS = '〇一二三四五六七八九十';

/** A figure as the report prints it: 200余名, 2万余户, 717余万元, 超17.07亿元, 第一, 一等奖. */
export function printedValue({ value, unit, qualifier }: PrintedParts): string {
  if (unit === '位') return qualifier?.startsWith('第') ? qualifier : `第${value}位`;
  if (unit.startsWith('等')) return `${NUMERALS[value] ?? value}${unit}`;
  if (qualifier === null || qualifier.startsWith('第')) return `${value}${unit}`;
  if (BEFORE.has(qualifier)) return `${qualifier}${value}${unit}`;
  if (!BETWEEN.has(qualifier) || unit === '倍' || unit === '%') return `${value}${unit}${qualifier}`;
  // 717余万元, but 2万余户 and 1.5万余户.
  const myriads = /^[万亿]+(?=.)/u.exec(unit)?.[0] ?? '';
  return myriads !== '' && (value < 10 || !Number.isInteger(value))
    ? `${value}${myriads}${qualifier}${unit.slice(myriads.length)}`
    : `${value}${qualifier}${unit}`;
}
